/** What package.json contributes, as types: a test compares the two, both ways. Imports nothing of VS Code. */

/** Named like the last part of their ids. */
export const commands = {
  scanWorkspace: 'lifeboat.scanWorkspace',
  fixWorkspace: 'lifeboat.fixWorkspace',
  showCalls: 'lifeboat.showCalls',
  showStatus: 'lifeboat.showStatus',
  checkProvider: 'lifeboat.checkProvider',
  checkOpenai: 'lifeboat.checkOpenai',
  isItMe: 'lifeboat.isItMe',
  refreshStatus: 'lifeboat.refreshStatus',
  openStatusPage: 'lifeboat.openStatusPage',
  whatIf: 'lifeboat.whatIf',
  groupDependencies: 'lifeboat.groupDependencies',
  filterDependencies: 'lifeboat.filterDependencies',
  refreshDependencies: 'lifeboat.refreshDependencies',
  openDependency: 'lifeboat.openDependency',
  copyDependency: 'lifeboat.copyDependency',
  restart: 'lifeboat.restart',
  showOutput: 'lifeboat.showOutput',
} as const;

export type CommandName = keyof typeof commands;

export type NotifyMode = 'off' | 'major' | 'all';

/** Settings that the editor's side reads, with their defaults. */
export const editorSettings = {
  'status.enable': true,
  'status.notify': 'off' as NotifyMode,
  'status.pages': {} as Readonly<Record<string, string>>,
  'status.pinned': [] as readonly string[],
};

export type EditorSettings = typeof editorSettings;

/** Settings that the server asks for; `trace.server` is read by the client library. */
export const serverSettings = [
  ...[
    'enable',
    'run',
    'scope',
    'onlyChanged',
    'codeLens',
    'patienceSeconds',
    'rules',
    'exclude',
    'overrides',
    'tests',
    'examples',
    'generated',
    'wrappers',
    'fallbackProviders',
    'trace.server',
  ],
] as const;

export const languages = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'vue',
  'svelte',
  'astro',
  'python',
] as const;
