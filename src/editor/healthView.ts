/** The Provider Health view: providers in use, their components, incidents with updates, uptime as seen. */
import * as vscode from 'vscode';
import type { HealthState } from '../model/health';
import type { HealthNode } from './healthNodes';

export interface HealthView {
  show(nodes: readonly HealthNode[]): void;
  dispose(): void;
}

const stateIcons: Readonly<Record<HealthState, readonly [string, string | null]>> = {
  operational: ['pass', 'testing.iconPassed'],
  degraded: ['warning', 'list.warningForeground'],
  'partial-outage': ['warning', 'list.warningForeground'],
  'major-outage': ['error', 'list.errorForeground'],
  maintenance: ['tools', null],
  unknown: ['question', null],
};

const otherIcons: Readonly<Record<Exclude<HealthNode['icon'], HealthState>, string>> = {
  ...{ incident: 'megaphone', update: 'comment', history: 'graph', note: 'info' },
};

export function createHealthView(): HealthView {
  const changed = new vscode.EventEmitter<void>();
  let shown: readonly HealthNode[] = [];
  let told = '[]';
  const view = vscode.window.createTreeView<HealthNode>('lifeboat.health', {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => [...(node?.children ?? shown)],
      getTreeItem: toItem,
    },
  });
  return {
    show(nodes) {
      const text = JSON.stringify(nodes);
      if (text === told) return;
      told = text;
      shown = nodes;
      changed.fire();
    },
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

/** The address of a node of this view; empty for anything else. */
export function pageOf(node: unknown): string {
  const isNode = typeof node === 'object' && node !== null && 'url' in node;
  return isNode && typeof node.url === 'string' ? node.url : '';
}

function toItem(node: HealthNode): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const open = node.kind === 'provider' ? Expanded : Collapsed;
  const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : open);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.accessibleLabel;
  item.accessibilityInformation = { label: node.accessibleLabel };
  item.iconPath = iconOf(node);
  item.contextValue = node.kind;
  return item;
}

function iconOf({ icon }: HealthNode): vscode.ThemeIcon {
  if (isOther(icon)) return new vscode.ThemeIcon(otherIcons[icon]);
  const [name, colour] = stateIcons[icon];
  return colour === null
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}

function isOther(icon: HealthNode['icon']): icon is keyof typeof otherIcons {
  return icon in otherIcons;
}
