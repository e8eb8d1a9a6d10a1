/** Bundle entry of the extension: which parts there are, and how they are joined. */
import * as vscode from 'vscode';
import { checkProvider, type CheckOptions } from './editor/checkProvider';
import { registerCommands } from './editor/commands';
import { registerExplainCall } from './editor/explainCall';
import { fixWorkspace } from './editor/fixWorkspace';
import { createHealthView, pageOf } from './editor/healthView';
import { createImpact } from './editor/impact';
import { isItMe, type TriageOptions } from './editor/isItMe';
import { createLanguageService, startWhenNeeded } from './editor/languageService';
import { createMemory } from './editor/memory';
import { scanWorkspace } from './editor/scanWorkspace';
import { openPage, showCalls, showStatus, type StatusActions } from './editor/showPicks';
import { createStatusItem } from './editor/statusItem';
import { createStatusWatch } from './editor/statusWatch';
import { providers } from './knowledge/providers';
import { nodeClock as clock } from './platform/nodeClock';
import { nodeHttp as http } from './platform/nodeHttp';
import { sharedStatus } from './platform/sharedFiles';
import { createLatestChecks } from './status/latestChecks';

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Lifeboat', { log: true });
  const service = createLanguageService(context.asAbsolutePath('dist/server.js'), output);
  const [item, view] = [createStatusItem(), createHealthView()];
  const memory = createMemory(context.globalState);
  const common = { providers, http, clock, userAgent: userAgent(context) };
  const impact = createImpact({ context, service, providers, health: () => status.health() });
  const status = createStatusWatch({
    ...{ ...common, log: output, shared: sharedStatus(process.env), memory, item, view },
    load: async () => (await import('./statusPoller')).createStatusPoller,
    onHealth(health) {
      service.tellHealth(health);
      impact.changed();
    },
  });
  const latest = createLatestChecks(clock);
  const checking: CheckOptions = {
    ...{ secrets: context.secrets, memory, environment: process.env },
    load: async () => (await import('./healthCheck')).checks,
    onResult: (provider, result) => latest.keep(provider, result),
  };
  const triage: TriageOptions = { ...common, status, checks: latest };
  const actions: StatusActions = {
    refresh: () => status.refresh(),
    isItMe: () => isItMe(triage),
    check: (provider) => checkProvider(provider, checking),
  };

  context.subscriptions.push(
    ...[output, service, item, view, status, impact],
    service.onUsage((uses) => status.setUse(uses)),
    service.onStarted(() => service.tellHealth(status.health())),
    registerCommands(
      {
        scanWorkspace: () => scanWorkspace(service),
        fixWorkspace: () => fixWorkspace(service),
        showCalls: () => showCalls(service, providers),
        showStatus: () => showStatus(service, status, memory.muted, actions),
        checkProvider: () => actions.check('anthropic'),
        checkOpenai: () => actions.check('openai'),
        isItMe: actions.isItMe,
        refreshStatus: actions.refresh,
        openStatusPage: (node) => openPage(pageOf(node)),
        ...impact.handlers,
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
