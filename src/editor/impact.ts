/** Joins view and panel about dependencies, and the commands of both. */
import * as vscode from 'vscode';
import type { ProviderHealth } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { CommandHandlers } from './commands';
import { createDependencies } from './dependencies';
import {
  copyDependency,
  createDependencyView,
  dependencyOf,
  openDependency,
} from './dependencyView';
import { createImpactPanel } from './impactPanel';
import type { LanguageService } from './languageService';

export interface ImpactOptions {
  readonly context: vscode.ExtensionContext;
  readonly service: LanguageService;
  readonly providers: readonly Provider[];
  readonly health: () => readonly ProviderHealth[];
}

export interface Impact {
  readonly handlers: Pick<
    CommandHandlers,
    | 'whatIf'
    | 'groupDependencies'
    | 'filterDependencies'
    | 'refreshDependencies'
    | 'openDependency'
    | 'copyDependency'
  >;
  /** Health has changed. */
  changed(): void;
  dispose(): void;
}

export function createImpact({ context, service, providers, health }: ImpactOptions): Impact {
  const dependencies = createDependencies(service, providers, health);
  const view = createDependencyView(dependencies, context.workspaceState);
  const panel = createImpactPanel(dependencies, vscode.Uri.joinPath(context.extensionUri, 'dist'));
  // Who has no LLM calls sees nothing of this.
  const usage = service.onUsage((uses) => {
    void vscode.commands.executeCommand('setContext', 'lifeboat.hasCalls', uses.length > 0);
  });
  return {
    handlers: {
      whatIf: (node) => panel.show(dependencyOf(node)?.provider ?? null),
      groupDependencies: () => view.group(),
      filterDependencies: () => view.filter(),
      refreshDependencies: () => view.refresh(),
      openDependency: (node) => openDependency(dependencies, node),
      copyDependency: (node) => copyDependency(node),
    },
    changed: () => dependencies.changed(),
    dispose() {
      for (const one of [usage, panel, view, dependencies]) one.dispose();
    },
  };
}
