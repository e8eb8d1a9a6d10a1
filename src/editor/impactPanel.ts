/** The panel *What If … Goes Down?*: the map and a table in a webview, drawn there by a script of its own. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ImpactPage } from '../model/impactPage';
import { readPanelRequest, type PanelData, type PanelRequest } from '../protocol/panel';
import { pageStyle, themeColours } from '../report/page/style';
import { openPlace, type Dependencies } from './dependencies';

export interface ImpactPanel {
  /** Shows the panel; `provider` is taken out at once, else the one that has an incident now. */
  show(provider: string | null): void;
  dispose(): void;
}

interface Context {
  readonly dependencies: Dependencies;
  /** The folder of the bundles. */
  readonly dist: vscode.Uri;
  panel: vscode.WebviewPanel | null;
  /** What the next page is to begin with; undefined leaves the choice that the page remembers. */
  wanted: string | null | undefined;
}

const viewType = 'lifeboat.impact';

export function createImpactPanel(dependencies: Dependencies, dist: vscode.Uri): ImpactPanel {
  const context: Context = { dependencies, dist, panel: null, wanted: undefined };
  const registered = vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel) {
        adopt(panel, context);
        return Promise.resolve();
      },
    }),
    dependencies.onChanged(() => {
      if (context.panel?.visible === true) void send(context);
    }),
  );
  return {
    show(provider) {
      context.wanted = provider;
      if (context.panel === null) adopt(newPanel(), context);
      else {
        context.panel.reveal();
        void send(context);
      }
    },
    dispose() {
      registered.dispose();
      context.panel?.dispose();
    },
  };
}

const newPanel = (): vscode.WebviewPanel =>
  vscode.window.createWebviewPanel(viewType, 'What If … Goes Down?', vscode.ViewColumn.Active);

function adopt(panel: vscode.WebviewPanel, context: Context): void {
  context.panel?.dispose();
  context.panel = panel;
  panel.webview.options = { enableScripts: true, localResourceRoots: [context.dist] };
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const request = readPanelRequest(message);
    if (request !== null) void answer(request, context);
  });
  panel.onDidDispose(() => {
    if (context.panel === panel) context.panel = null;
  });
  panel.webview.html = shell(panel.webview, context.dist);
}

async function answer(request: PanelRequest, context: Context): Promise<void> {
  switch (request.kind) {
    case 'ready':
      return send(context);
    case 'open':
      return openPlace(await context.dependencies.load(), request.path, request.line);
    case 'save':
      return save(request);
  }
}

async function send(context: Context): Promise<void> {
  const { page } = await context.dependencies.load();
  const data: PanelData = { kind: 'data', page, choose: choiceOf(page, context.wanted) };
  context.wanted = undefined;
  await context.panel?.webview.postMessage(data);
}

/** Index of the outage to begin with. */
function choiceOf(page: ImpactPage, wanted: string | null | undefined): number | null {
  if (wanted === undefined) return null;
  const provider = wanted ?? troubledOf(page);
  const index = page.outages.findIndex(
    ({ out }) => out.provider === provider && out.model === undefined,
  );
  return index === -1 ? null : index;
}

/** The gravest incident counts. */
function troubledOf({ health, outages }: ImpactPage): string | null {
  const states = ['major-outage', 'partial-outage', 'degraded'];
  const used = outages.map(({ out }) => out.provider);
  const found = states.flatMap((state) => used.filter((one) => health[one] === state));
  return found[0] ?? null;
}

const endings = { svg: 'svg', png: 'png', markdown: 'md' } as const;

async function save({ format, content }: Extract<PanelRequest, { kind: 'save' }>): Promise<void> {
  const name = `ai-dependencies.${endings[format]}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: { [format.toUpperCase()]: [endings[format]] },
  });
  if (uri === undefined) return;
  const bytes = Buffer.from(content, format === 'png' ? 'base64' : 'utf8');
  await vscode.workspace.fs.writeFile(uri, bytes);
}

/** An empty page with the one script that may run; it asks for what it is to show. */
function shell(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'panel.js')).toString();
  const policy = `default-src 'none'; img-src data: blob:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`,
    `<style nonce="${nonce}">${themeColours}\n${pageStyle}\nbody { padding: 8px 18px; }</style></head>`,
    '<body><div id="lifeboat" aria-busy="true"></div>',
    `<script nonce="${nonce}" src="${script}"></script></body></html>`,
  ].join('\n');
}
