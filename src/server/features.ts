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
import { uriIn } from './folders';
import { hoverText, markdown, plainText } from './hover';
import { containsPosition, toLspRange } from './positions';
import { documentUri, lensesOf } from './show';

export async function hover(core: Core, params: HoverParams): Promise<Hover | null> {
  const result = await currentResult(core, params.textDocument.uri);
  const call = result?.calls.find((one) =>
    containsPosition(toLspRange(one.anchor), params.position),
  );
  if (result === null || call === undefined) return null;
  const isMarkdown = core.client.markdownHover;
  const markup = isMarkdown
    ? markdown((path) => documentUri(core, result.folder, path))
    : plainText;
  const provider = core.parts.providers.find((one) => one.id === call.provider);
  const health = core.health.find((one) => one.provider === call.provider) ?? null;
  const value = hoverText(call, { label: provider?.label ?? call.provider, health }, markup);
  const kind = isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value }, range: toLspRange(call.anchor) };
}

export async function lenses(core: Core, params: CodeLensParams): Promise<CodeLens[]> {
  const { uri } = params.textDocument;
  const result = await currentResult(core, uri);
  const answer = result === null ? [] : lensesOf(core, result);
  core.lenses.answered(uri, answer);
  return answer;
}

export async function actions(core: Core, params: CodeActionParams): Promise<CodeAction[]> {
  const { textDocument, range, context } = params;
  const result = await currentResult(core, textDocument.uri);
  if (result === null) return [];
  const fixes = result.findings.flatMap((finding) => finding.fixes);
  const created = new Set(fixes.flatMap((fix) => fix.creates ?? []));
  const targets = new Map<string, EditTarget>();
  for (const path of new Set(fixes.flatMap(({ edits }) => edits.map((edit) => edit.path)))) {
    const target = created.has(path)
      ? await newTarget(core, result, path)
      : await targetOf(core, result, path);
    if (target !== null) targets.set(path, target);
  }
  return codeActions({
    findings: result.findings,
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
    return isSame ? { uri: result.uri, document, version: result.version } : null;
  }
  const text = await textOf(core, result.folder, path);
  if (text === null) return null;
  const { document, isOpen } = text;
  if (!isOpen) return { uri: document.uri, document, version: null };
  const isSame = result.versions.get(document.uri) === document.version;
  return isSame ? { uri: document.uri, document, version: document.version } : null;
}
