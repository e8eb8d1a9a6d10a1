/** The light bulb: fixes that travel with the findings, all safe ones at once, and last the suppression. Pure. */
import {
  CodeActionKind,
  type CodeAction,
  type CreateFile,
  type Diagnostic,
  type Range as LspRange,
  type TextDocumentEdit,
  type TextEdit as LspEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, Fix, TextEdit } from '../model/finding';
import { editsByPath, planFixes } from '../session/fixPlan';
import { diagnosticSource } from './diagnostics';
import { editsInCells } from './notebookEdits';
import type { OpenCell } from './notebooks';
import { toLspEdit, toLspRange, touches } from './positions';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.lifeboat`;

/** A file that edits go to. `version` is null for a file that is not open. */
export interface EditTarget {
  readonly uri: string;
  readonly document: TextDocument;
  readonly version: number | null;
  /** The file is not there yet; `document` is empty. */
  readonly isNew?: boolean;
  /** Of a notebook, whose program `document` is: edits go to its cells. */
  readonly cells?: readonly OpenCell[];
}

export interface ActionRequest {
  readonly findings: readonly Finding[];
  readonly range: LspRange;
  /** What the client shows there. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds that the client asks for; all when absent. */
  readonly only: readonly string[] | null;
  /** Path of the document in which the bulb stands. */
  readonly path: string;
  /** The texts that edits are about; a fix that goes to a path outside is not offered. */
  readonly targets: ReadonlyMap<string, EditTarget>;
  /** The client takes edits with versions. */
  readonly documentChanges: boolean;
}

export function codeActions(request: ActionRequest): CodeAction[] {
  const here = request.findings.filter(
    (one) => one.suppressed === null && touches(toLspRange(one.range), request.range),
  );
  const quick = isWanted(request, CodeActionKind.QuickFix)
    ? [
        ...here.flatMap((finding) => fixActions(request, finding)),
        ...fileAction(request, here),
        ...here.flatMap((finding) => suppressAction(request, finding)),
      ]
    : [];
  return [...quick, ...fixAllAction(request)];
}

/** The kind itself, or one above it: `source` asks for `source.fixAll.lifeboat` too. */
function isWanted({ only }: ActionRequest, kind: string): boolean {
  return (
    only === null || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`))
  );
}

function fixActions(request: ActionRequest, finding: Finding): CodeAction[] {
  return finding.fixes.flatMap((fix) => {
    const edit = workspaceEdit(request, fix.edits);
    if (edit === null || isSuppression(fix)) return [];
    const diagnostics = linked(request, finding);
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        ...(diagnostics.length > 0 && { diagnostics }),
        ...(fix.preferred && { isPreferred: true }),
        edit,
      },
    ];
  });
}

function suppressAction(request: ActionRequest, finding: Finding): CodeAction[] {
  return finding.fixes.filter(isSuppression).flatMap((fix) => {
    const edit = workspaceEdit(request, fix.edits);
    const diagnostics = linked(request, finding);
    const { title } = fix;
    return edit === null ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
  });
}

function isSuppression(fix: Fix): boolean {
  return fix.kind === 'suppress';
}

/** In the menu of a finding that it would mend too, where it mends more than that one. */
function fileAction(request: ActionRequest, here: readonly Finding[]): CodeAction[] {
  const { findings, path } = request;
  const fixes = safeFixes(findings, path);
  if (fixes.length < 2 || !here.some((one) => one.fixes.some((fix) => fixes.includes(fix))))
    return [];
  const edit = workspaceEdit(request, safeEdits(findings, path));
  const title = `Fix all ${String(fixes.length)} safe Lifeboat problems in this file`;
  // VS Code puts what names no diagnostic last; that is the suppressions' place.
  const diagnostics = here.flatMap((one) => linked(request, one));
  return edit === null ? [] : [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }];
}

function fixAllAction(request: ActionRequest): CodeAction[] {
  // Nobody looks at a menu for it: editors ask for it by name, on saving.
  if (request.only === null || !isWanted(request, fixAllKind)) return [];
  const edits = safeEdits(request.findings, request.path);
  const edit = edits.length === 0 ? null : workspaceEdit(request, edits);
  return edit === null ? [] : [{ title: 'Apply all safe Lifeboat fixes', kind: fixAllKind, edit }];
}

/** The safe fixes that stay in this file, as far as they do not meet: what is left over is there the next time. */
export const safeFixes = (findings: readonly Finding[], path: string): readonly Fix[] =>
  planFixes(findings, (fix) => fix.safe && fix.edits.every((edit) => edit.path === path)).taken.map(
    ({ fix }) => fix,
  );

export const safeEdits = (findings: readonly Finding[], path: string): readonly TextEdit[] =>
  editsByPath(safeFixes(findings, path)).get(path) ?? [];

/** The diagnostics of the request that show this finding. */
function linked({ diagnostics }: ActionRequest, finding: Finding): Diagnostic[] {
  const range = toLspRange(finding.range);
  return diagnostics.filter((one) => {
    if (one.source !== diagnosticSource) return false;
    const print = fingerprintOf(one.data);
    if (print !== null) return print === finding.fingerprint;
    return one.code === finding.rule && touches(one.range, range);
  });
}

function fingerprintOf(data: unknown): string | null {
  const isRecord = typeof data === 'object' && data !== null && 'fingerprint' in data;
  return isRecord && typeof data.fingerprint === 'string' ? data.fingerprint : null;
}

/** Null where a text is missing: half a fix is none. */
function workspaceEdit(request: ActionRequest, edits: readonly TextEdit[]): WorkspaceEdit | null {
  const files: { readonly target: EditTarget; readonly edits: LspEdit[] }[] = [];
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const target = request.targets.get(path);
    if (target === undefined) return null;
    const own = edits.filter((edit) => edit.path === path);
    const parts =
      target.cells === undefined ? [{ target, edits: own }] : editsInCells(own, target.cells);
    if (parts === null) return null;
    for (const part of parts) {
      const { document } = part.target;
      files.push({
        target: part.target,
        edits: part.edits.map((edit) => toLspEdit(document, edit)),
      });
    }
  }
  if (!request.documentChanges) {
    return { changes: Object.fromEntries(files.map((file) => [file.target.uri, file.edits])) };
  }
  const documentChanges = files.flatMap(({ target: { uri, version, isNew }, edits: own }) => {
    const change: TextDocumentEdit = { textDocument: { uri, version }, edits: own };
    return isNew === true ? [newFile(uri), change] : [change];
  });
  return { documentChanges };
}

/** Fails, and the whole edit with it, where somebody has made the file meanwhile. */
const newFile = (uri: string): CreateFile => ({ kind: 'create', uri });
