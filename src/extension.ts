/** Bundle entry of the extension: which parts there are, and how they are joined. */
import * as vscode from 'vscode';
import { checkProvider } from './editor/checkProvider';
import { registerCommands } from './editor/commands';
import { registerExplainCall } from './editor/explainCall';
import { createLanguageService, startWhenNeeded } from './editor/languageService';
import { scanWorkspace } from './editor/scanWorkspace';
import { showCalls, showStatus } from './editor/showPicks';
import { createStatusItem } from './editor/statusItem';
import { createStatusWatch } from './editor/statusWatch';
import { providers } from './knowledge/providers';
import { nodeClock } from './platform/nodeClock';
import { nodeHttp } from './platform/nodeHttp';

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Lifeboat', { log: true });
  const service = createLanguageService(context.asAbsolutePath('dist/server.js'), output);
  const item = createStatusItem();
  const status = createStatusWatch({
    providers,
    http: nodeHttp,
    clock: nodeClock,
    log: output,
    userAgent: userAgent(context),
    item,
    onHealth: (health) => service.tellHealth(health),
  });
  const check = (): Promise<void> =>
    checkProvider(context.secrets, async () => (await import('./healthCheck')).checkClaude);

  context.subscriptions.push(
    output,
    service,
    item,
    status,
    service.onUsage((uses) => status.setUse(uses)),
    service.onStarted(() => service.tellHealth(status.health())),
    registerCommands(
      {
        scanWorkspace: () => scanWorkspace(service),
        showCalls: () => showCalls(service, providers),
        showStatus: () => showStatus(service, status, check),
        checkProvider: check,
        restart: () => service.restart(),
        showOutput: () => output.show(),
      },
      output,
    ),
    registerExplainCall(),
    startWhenNeeded(() => service.start()),
  );
}

/** How status pages see who asks. */
function userAgent({ extension }: vscode.ExtensionContext): string {
  const manifest = extension.packageJSON as { readonly version: string; readonly homepage: string };
  return `lifeboat/${manifest.version} (+${manifest.homepage})`;
}
