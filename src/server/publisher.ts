/** Sends diagnostics, and remembers what it sent: nothing is sent twice, and nothing stays behind. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';

export interface Publisher {
  /** `version` of the document for which they hold; null for a file that is not open. */
  publish(uri: string, diagnostics: readonly Diagnostic[], version: number | null): void;
  /** Shows these files and takes back the other ones that the same group showed, but for those that `keeps` names. */
  replaceGroup(
    group: string,
    files: ReadonlyMap<string, readonly Diagnostic[]>,
    keeps: (uri: string) => boolean,
  ): void;
}

export function createPublisher(send: (params: PublishDiagnosticsParams) => void): Publisher {
  /** What each URI shows now, as JSON. */
  const shown = new Map<string, string>();
  const groups = new Map<string, ReadonlySet<string>>();
  const publish: Publisher['publish'] = (uri, diagnostics, version) => {
    const isEmpty = diagnostics.length === 0 && version === null;
    const text = isEmpty ? undefined : JSON.stringify([version, diagnostics]);
    if (shown.get(uri) === text) return;
    if (text === undefined) shown.delete(uri);
    else shown.set(uri, text);
    send({ uri, diagnostics: [...diagnostics], ...(version !== null && { version }) });
  };
  return {
    publish,
    replaceGroup(group, files, keeps) {
      for (const uri of groups.get(group) ?? []) {
        if (!files.has(uri) && !keeps(uri)) publish(uri, [], null);
      }
      for (const [uri, diagnostics] of files) publish(uri, diagnostics, null);
      groups.set(group, new Set(files.keys()));
    },
  };
}
