/** What a client asks for: hovers, lenses and code actions. */
import {
  MarkupKind,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type CodeLensParams,
  type Hover,
  type HoverParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentResult } from './checks';
import { codeActions, type EditTarget } from './codeActions';
import type { Core } from './core';
import { currentResult, textOf } from './documents';
import type { Place } from '../model/call';
import { uriIn, type Folder } from './folders';
import { hoverText, markdown, plainText } from './hover';
import { containsPosition, toLspRange } from './positions';
import { lensesOf, placeUri } from './show';

/** The document that a client asks about: one that is known, or a cell of a notebook that is. */
function asked(core: Core, uri: string): { readonly uri: string; readonly cell: number | null } {
  return core.notebooks.ofCell(uri) ?? { uri, cell: null };
}

export async function hover(core: Core, params: HoverParams): Promise<Hover | null> {
  const { uri, cell } = asked(core, params.textDocument.uri);
  const result = await currentResult(core, uri);
  const call = result?.calls.find(
    (one) => one.cell === cell && containsPosition(toLspRange(one.anchor), params.position),
  );
  if (result === null || call === undefined) return null;
  const isMarkdown = core.client.markdownHover;
  const markup = isMarkdown ? markdown((place) => linkTo(core, result.folder, place)) : plainText;
  const provider = core.parts.providers.find((one) => one.id === call.provider);
  const health = core.health.find((one) => one.provider === call.provider) ?? null;
  const value = hoverText(call, { label: provider?.label ?? call.provider, health }, markup);
  const kind = isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: toLspRange(call.anchor) };
}

/** The address of a cell says already which part of a notebook it is. */
function linkTo(core: Core, folder: Folder, place: Place): string {
  const uri = placeUri(core, folder, place);
  return place.cell == null ? `${uri}#L${place.line}` : uri;
}

export async function lenses(core: Core, params: CodeLensParams): Promise<CodeLens[]> {
  const { uri } = params.textDocument;
  const { uri: document, cell } = asked(core, uri);
  const result = await currentResult(core, document);
  const calls = result?.calls.filter((call) => call.cell === cell);
  const answer = result === null ? [] : lensesOf(core, result, calls, uri);
  core.lenses.answered(uri, answer);
  return answer;
}

export async function actions(core: Core, params: CodeActionParams): Promise<CodeAction[]> {
  const { textDocument, range, context } = params;
  const { uri, cell } = asked(core, textDocument.uri);
  const result = await currentResult(core, uri);
  if (result === null) return [];
  const findings = result.findings.filter((finding) => (finding.cell ?? null) === cell);
  const fixes = findings.flatMap((finding) => finding.fixes);
  const created = new Set(fixes.flatMap((fix) => fix.creates ?? []));
  const targets = new Map<string, EditTarget>();
  for (const path of new Set(fixes.flatMap(({ edits }) => edits.map((edit) => edit.path)))) {
    const target = created.has(path)
      ? await newTarget(core, result, path)
      : await targetOf(core, result, path);
    if (target !== null) targets.set(path, target);
  }
  return codeActions({
    findings,
    range,
    diagnostics: context.diagnostics,
    only: context.only ?? null,
    path: result.path,
    targets,
    documentChanges: core.client.documentChanges,
  });
}

/** Null where the file is there by now, or nobody could create it. */
async function newTarget(
  core: Core,
  { folder }: DocumentResult,
  path: string,
): Promise<EditTarget | null> {
  if (!core.client.createFiles || folder.kind === 'untitled') return null;
  if ((await textOf(core, folder, path)) !== null) return null;
  const uri = uriIn(folder, path);
  const document = TextDocument.create(uri, 'plaintext', 0, '');
  return { uri, document, version: null, isNew: true };
}

/** Null where the text is no longer the one that the offsets are about. */
async function targetOf(
  core: Core,
  result: DocumentResult,
  path: string,
): Promise<EditTarget | null> {
  if (path === result.path) {
    const document = core.buffers.get(result.uri);
    const isSame = document?.version === result.version;
    if (!isSame) return null;
    const cells =
      core.notebooks.get(result.uri) === undefined ? null : core.notebooks.cellsOf(result.uri);
    return { uri: result.uri, document, version: result.version, ...(cells && { cells }) };
  }
  const text = await textOf(core, result.folder, path);
  if (text === null) return null;
  const { document, isOpen } = text;
  if (!isOpen) return { uri: document.uri, document, version: null };
  const isSame = result.versions.get(document.uri) === document.version;
  return isSame ? { uri: document.uri, document, version: document.version } : null;
}
