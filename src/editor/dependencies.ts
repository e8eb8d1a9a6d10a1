/** Who depends on which provider, as the server knows it: asked for when somebody looks, and again when it may have changed. */
import * as vscode from 'vscode';
import type { ProviderHealth } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { FolderImpact } from '../protocol/messages';
import { joinFolders, locate, type JoinedFolders } from './impactFolders';
import type { LanguageService } from './languageService';

export interface Dependencies {
  /** The latest that is known; asks the server where nothing is. */
  load(): Promise<JoinedFolders>;
  /** What is known may be old: whoever shows it loads it anew. */
  readonly onChanged: vscode.Event<void>;
  /** Health of a provider has changed, or the user asks. */
  changed(): void;
  dispose(): void;
}

/** Long enough for a burst of diagnostics. */
const pauseMs = 500;

export function createDependencies(
  service: LanguageService,
  providers: readonly Provider[],
  health: () => readonly ProviderHealth[],
): Dependencies {
  const changes = new vscode.EventEmitter<void>();
  let known: Promise<readonly FolderImpact[]> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const changed = (): void => {
    known = null;
    timer ??= setTimeout(() => {
      timer = null;
      changes.fire();
    }, pauseMs);
  };
  // Every check of a file ends in its diagnostics.
  const listener = vscode.languages.onDidChangeDiagnostics(changed);
  const usage = service.onUsage(changed);
  return {
    async load() {
      const asked = (known ??= service.impact());
      // What failed is asked for again.
      asked.catch(() => {
        if (known === asked) known = null;
      });
      return joinFolders(await asked, providers, health());
    },
    onChanged: changes.event,
    changed,
    dispose() {
      if (timer !== null) clearTimeout(timer);
      for (const one of [listener, usage, changes]) one.dispose();
    },
  };
}

/** Shows a line of a file of the workspace; a path that leads out of it is left alone. */
export async function openPlace(
  joined: Pick<JoinedFolders, 'folders'>,
  path: string,
  line: number,
  column = 1,
): Promise<void> {
  const found = locate(joined, path);
  if (found === null) return;
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(found.folder), found.path);
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const viewColumn = vscode.window.tabGroups.all.length > 1 ? vscode.ViewColumn.One : undefined;
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(at, at),
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}
