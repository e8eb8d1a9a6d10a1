/** What the client is shown: findings, lenses and config problems. */
import { isAbsolute } from 'node:path';
import type { CodeLens, Diagnostic } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Finding } from '../model/finding';
import { inChanges } from '../session/changes';
import type { DocumentResult } from './checks';
import { codeLenses } from './codeLens';
import type { Core } from './core';
import { toConfigDiagnostic, toDiagnostic } from './diagnostics';
import { uriIn, type Folder } from './folders';

export function showResult(core: Core, result: DocumentResult): void {
  const { folder } = result;
  for (const { uri, version, findings, ...cell } of shownParts(core, result)) {
    const diagnostics = toDiagnostics(core, folder, findings);
    core.publisher.publish(uri, folder.settings.enable ? diagnostics : [], version);
    core.lenses.changed(uri, lensesOf(core, result, cell.calls, uri));
  }
  showConfigProblems(core, folder);
  core.usage.changed();
}

/** What a client shows of a result: the document, or each cell of a notebook. */
function shownParts(
  core: Core,
  { uri, version, calls, findings }: DocumentResult,
): readonly Pick<DocumentResult, 'uri' | 'version' | 'calls' | 'findings'>[] {
  if (core.notebooks.get(uri) === undefined) return [{ uri, version, calls, findings }];
  return core.notebooks.cellsOf(uri).map((one) => ({
    ...{ uri: one.uri, version: one.version },
    calls: calls.filter(({ cell }) => cell === one.cell),
    findings: findings.filter(({ cell }) => cell === one.cell),
  }));
}

/** Of these calls, in the document of this URI: a notebook's cell has its own. */
export function lensesOf(
  core: Core,
  result: DocumentResult,
  calls: DocumentResult['calls'] = result.calls,
  uri: string = result.uri,
): CodeLens[] {
  const { enable, codeLens } = result.folder.settings;
  return codeLenses({ ...result, calls, uri }, enable ? codeLens : 'off', {
    nameOf: (id) => core.parts.providers.find((one) => one.id === id)?.name ?? null,
    stateOf: (id) => core.health.find((one) => one.provider === id)?.state ?? null,
    command: core.lensCommand,
  });
}

function toDiagnostics(
  core: Core,
  folder: Folder,
  findings: readonly Finding[],
): readonly Diagnostic[] {
  return findings
    .filter((finding) => finding.suppressed === null)
    .map((finding) => toDiagnostic(finding, core.client, (place) => placeUri(core, folder, place)));
}

/** The URI as the client spells it, where the file is open. */
export function documentUri(core: Core, folder: Folder, path: string): string {
  const uri = uriIn(folder, path);
  return core.buffers.get(uri)?.uri ?? uri;
}

/** The same, or the cell's of an open notebook. */
export function placeUri(
  core: Core,
  folder: Folder,
  { path, cell }: { readonly path: string; readonly cell?: number | null },
): string {
  const uri = documentUri(core, folder, path);
  const own = core.notebooks.cellsOf(uri).find((one) => one.cell === cell);
  return own?.uri ?? uri;
}

export function showScanned(core: Core, folder: Folder): void {
  core.changes.refresh(folder);
  showClosed(core, folder);
  showConfigProblems(core, folder);
  core.usage.changed();
  for (const document of core.buffers.all()) {
    if (core.folders.find(document.uri)?.folder.session === folder.session)
      core.checks.schedule(document.uri, 0);
  }
}

/** Problems of files that are not open: shown on request only. */
export function showClosed(core: Core, folder: Folder): void {
  const isOpen = (uri: string): boolean => core.buffers.get(uri) !== null;
  const files = new Map<string, Finding[]>();
  for (const finding of closedFindings(core, folder)) {
    const uri = uriIn(folder, finding.path);
    if (isOpen(uri)) continue;
    files.set(uri, [...(files.get(uri) ?? []), withCell(finding)]);
  }
  const shown = [...files].map(([uri, own]) => [uri, toDiagnostics(core, folder, own)] as const);
  core.publisher.replaceGroup(`closed ${folder.root}`, new Map(shown), isOpen);
}

/** A client that shows the file of a notebook knows nothing of its cells. */
const withCell = (finding: Finding): Finding =>
  finding.cell == null
    ? finding
    : { ...finding, message: `Cell ${finding.cell}: ${finding.message}` };

function closedFindings(core: Core, folder: Folder): readonly Finding[] {
  const { enable, scope, onlyChanged } = folder.settings;
  if (folder.kind !== 'workspace' || !enable || scope !== 'workspace') return [];
  const { findings, calls } = folder.session.result();
  return onlyChanged ? inChanges(findings, calls, core.changes.of(folder)) : findings;
}

export function showConfigProblems(core: Core, folder: Folder): void {
  const files = new Map<string, Diagnostic[]>();
  for (const problem of folder.kind === 'workspace' ? folder.session.configProblems() : []) {
    // A problem of the client's settings has no file to stand in.
    if (!isAbsolute(problem.file)) continue;
    const uri = URI.file(problem.file).toString();
    files.set(uri, [...(files.get(uri) ?? []), toConfigDiagnostic(problem)]);
  }
  core.publisher.replaceGroup(`config ${folder.root}`, files, () => false);
}
