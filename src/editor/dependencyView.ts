/** The AI Dependencies view: providers, entry points and calls, with health and protection of each. */
import * as vscode from 'vscode';
import type { HealthState } from '../model/health';
import type { Effect } from '../model/impact';
import { openPlace, type Dependencies } from './dependencies';
import {
  dependencyNodes,
  type DependencyNode,
  type Grouping,
  type Protection,
} from './dependencyNodes';
import type { JoinedFolders } from './impactFolders';

export interface DependencyView {
  /** Asks how to group. */
  group(): Promise<void>;
  /** Asks for words to filter by; none shows everything again. */
  filter(): Promise<void>;
  refresh(): void;
  dispose(): void;
}

interface State {
  grouping: Grouping;
  filter: string;
  joined: JoinedFolders | null;
  readonly memory: vscode.Memento;
}

const groupingKey = 'dependencies.grouping';

const groupingWords: Readonly<Record<Grouping, string>> = {
  provider: 'By provider',
  entryPoint: 'By entry point',
  file: 'By file',
  finding: 'By finding',
};

export function createDependencyView(
  dependencies: Dependencies,
  memory: vscode.Memento,
): DependencyView {
  const changed = new vscode.EventEmitter<void>();
  const stored = memory.get<string>(groupingKey, 'provider');
  const grouping = stored in groupingWords ? (stored as Grouping) : 'provider';
  const state: State = { grouping, filter: '', joined: null, memory };
  const view = vscode.window.createTreeView<DependencyNode>('lifeboat.dependencies', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => [...(node?.children ?? (await rootNodes(state, dependencies)))],
      getTreeItem: (node) => toItem(node),
    },
  });
  const show = (): void => {
    view.description =
      state.grouping === 'provider' ? '' : groupingWords[state.grouping].toLowerCase();
    view.message = state.filter === '' ? '' : `Filter: ${state.filter}`;
    changed.fire();
  };
  const listener = dependencies.onChanged(() => {
    if (view.visible) changed.fire();
  });
  const seen = view.onDidChangeVisibility(({ visible }) => {
    if (visible) changed.fire();
  });
  show();
  return {
    group: () => group(state, show),
    filter: () => filter(state, show),
    refresh: () => dependencies.changed(),
    dispose() {
      for (const one of [listener, seen, view, changed]) one.dispose();
    },
  };
}

async function rootNodes(
  state: State,
  dependencies: Dependencies,
): Promise<readonly DependencyNode[]> {
  state.joined = await dependencies.load();
  return dependencyNodes(state.joined, state.grouping, state.filter);
}

async function group(state: State, show: () => void): Promise<void> {
  const items = (Object.keys(groupingWords) as Grouping[]).map((grouping) => ({
    label: groupingWords[grouping],
    grouping,
    ...(grouping === state.grouping && { description: 'now' }),
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: 'Group AI dependencies' });
  if (chosen === undefined) return;
  state.grouping = chosen.grouping;
  await state.memory.update(groupingKey, chosen.grouping);
  show();
}

async function filter(state: State, show: () => void): Promise<void> {
  const words = await vscode.window.showInputBox({
    prompt: 'Show what says these words; leave it empty to show everything',
    value: state.filter,
  });
  if (words === undefined) return;
  state.filter = words.trim();
  show();
}

/** Of this view; null for anything else that a menu hands over. */
export function dependencyOf(value: unknown): DependencyNode | null {
  const isNode = typeof value === 'object' && value !== null && 'words' in value && 'icon' in value;
  return isNode ? (value as DependencyNode) : null;
}

export async function openDependency(dependencies: Dependencies, value: unknown): Promise<void> {
  const place = dependencyOf(value)?.place;
  if (place) await openPlace(await dependencies.load(), place.path, place.line, place.column);
}

export async function copyDependency(value: unknown): Promise<void> {
  const words = dependencyOf(value)?.words;
  if (words !== undefined) await vscode.env.clipboard.writeText(words);
}

function toItem(node: DependencyNode): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const isOpen = node.icon.kind === 'provider';
  const item = new vscode.TreeItem(
    node.label,
    node.children.length === 0 ? None : isOpen ? Expanded : Collapsed,
  );
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.words;
  item.accessibilityInformation = { label: node.words };
  item.iconPath = iconOf(node);
  item.contextValue = [node.icon.kind, ...(node.place === null ? [] : ['place'])].join(' ');
  if (node.place !== null && node.children.length === 0) {
    item.command = { command: 'lifeboat.openDependency', title: 'Open', arguments: [node] };
  }
  return item;
}

type Look = readonly [icon: string, colour: string | null];

const healthLooks: Readonly<Record<HealthState, Look>> = {
  operational: ['pass', 'testing.iconPassed'],
  degraded: ['warning', 'list.warningForeground'],
  'partial-outage': ['warning', 'list.warningForeground'],
  'major-outage': ['error', 'list.errorForeground'],
  maintenance: ['tools', null],
  unknown: ['cloud', null],
};

const protectionLooks: Readonly<Record<Protection, Look>> = {
  fallback: ['shield', 'testing.iconPassed'],
  bare: ['circle-outline', null],
  unknown: ['question', null],
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  information: ['info', null],
  hint: ['info', null],
};

const effectLooks: Readonly<Record<Effect, Look>> = {
  lost: ['circle-slash', 'list.errorForeground'],
  degraded: ['symbol-event', 'list.warningForeground'],
  unharmed: ['symbol-event', 'testing.iconPassed'],
};

const otherLooks: Readonly<Record<'file' | 'rule' | 'lost', Look>> = {
  file: ['file', null],
  rule: ['checklist', null],
  lost: ['debug-disconnect', null],
};

function iconOf({ icon }: DependencyNode): vscode.ThemeIcon {
  const [name, colour] = lookOf(icon);
  return colour === null
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}

function lookOf(icon: DependencyNode['icon']): Look {
  if (icon.kind === 'provider') return healthLooks[icon.health ?? 'unknown'];
  if (icon.kind === 'entry') return effectLooks[icon.effect];
  return icon.kind === 'call' ? protectionLooks[icon.protection] : otherLooks[icon.kind];
}
