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
  const { uri, version, folder, findings } = result;
  const diagnostics = toDiagnostics(core, folder, findings);
  core.publisher.publish(uri, folder.settings.enable ? diagnostics : [], version);
  core.lenses.changed(uri, lensesOf(core, result));
  showConfigProblems(core, folder);
  core.usage.changed();
}

export function lensesOf(core: Core, result: DocumentResult): CodeLens[] {
  const { enable, codeLens } = result.folder.settings;
  return codeLenses(result, enable ? codeLens : 'off', {
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
    .map((finding) =>
      toDiagnostic(finding, core.client, (path) => documentUri(core, folder, path)),
    );
}

/** The URI as the client spells it, where the file is open. */
export function documentUri(core: Core, folder: Folder, path: string): string {
  const uri = uriIn(folder, path);
  return core.buffers.get(uri)?.uri ?? uri;
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
    files.set(uri, [...(files.get(uri) ?? []), finding]);
  }
  const shown = [...files].map(([uri, own]) => [uri, toDiagnostics(core, folder, own)] as const);
  core.publisher.replaceGroup(`closed ${folder.root}`, new Map(shown), isOpen);
}

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
