/** Provider health in the editor: what the server says is in use is watched, shown, and told back for the hovers. */
import * as vscode from 'vscode';
import type { ProviderHealth, ProviderUse, Uptime } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, HttpGet, Log, SharedStore } from '../platform/ports';
import { uptimeOf } from '../status/history';
import { createHistoryStore } from '../status/historyStore';
import type { PageState } from '../status/machine';
import type { StatusPoller, StatusPollerOptions } from '../status/poller';
import { joinStatus, type StatusRow } from '../status/words';
import { commands } from './contributions';
import { healthNodes } from './healthNodes';
import type { HealthView } from './healthView';
import { incidentNews, isMuted } from './incidents';
import type { Memory } from './memory';
import { readSetting } from './settings';
import type { StatusItem } from './statusItem';

type CreatePoller = (options: StatusPollerOptions) => StatusPoller;

export interface StatusWatchOptions {
  /** Loads what reads status pages: not before a provider is in use. */
  readonly load: () => Promise<CreatePoller>;
  readonly providers: readonly Provider[];
  readonly http: HttpGet;
  readonly clock: Clock;
  readonly log: Log;
  readonly userAgent: string;
  /** What the windows of this machine share. */
  readonly shared: SharedStore;
  readonly memory: Memory;
  readonly item: StatusItem;
  readonly view: HealthView;
  /** Hears of every change. */
  readonly onHealth: (health: readonly ProviderHealth[]) => void;
}

export interface StatusWatch {
  setUse(uses: readonly ProviderUse[]): void;
  rows(): readonly StatusRow[];
  health(): readonly ProviderHealth[];
  /** What is believed of each page, by provider id. */
  pages(): ReadonlyMap<string, PageState>;
  /** Reads all pages now. */
  refresh(): Promise<void>;
  /** Shows anew what was muted, or is no longer. */
  showAgain(): void;
  dispose(): void;
}

interface Context {
  readonly options: StatusWatchOptions;
  uses: readonly ProviderUse[];
  /** Null until it was needed. */
  create: CreatePoller | null;
  /** Null while the status is switched off or no provider is in use. */
  poller: StatusPoller | null;
  uptimes: ReadonlyMap<string, Uptime>;
  isDisposed: boolean;
  /** Takes back the next look at the clock. */
  cancelAging: () => void;
}

/** The hover says how old a reading is, in minutes. */
const agingMs = 60_000;

export function createStatusWatch(options: StatusWatchOptions): StatusWatch {
  const context: Context = {
    ...{ options, uses: [], create: null, poller: null, uptimes: new Map() },
    isDisposed: false,
    cancelAging: () => undefined,
  };
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      context.poller?.setPaused(!focused);
      show(context);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('lifeboat.status')) return;
      stop(context);
      follow(context);
    }),
  );
  // Those that are pinned wait for no call.
  if (readSetting('status.pinned').length > 0) follow(context);
  return {
    setUse(uses) {
      context.uses = uses;
      follow(context);
    },
    rows: () => rowsOf(context),
    health: () => context.poller?.health() ?? [],
    pages: () => context.poller?.pages() ?? new Map<string, PageState>(),
    refresh: () => context.poller?.refresh() ?? Promise.resolve(),
    showAgain: () => show(context),
    dispose() {
      context.isDisposed = true;
      listeners.dispose();
      stop(context);
    },
  };
}

/** Makes the poller and the item fit the uses and the settings. */
function follow(context: Context): void {
  const { options, uses } = context;
  const pinned = readSetting('status.pinned');
  const isWatching = readSetting('status.enable') && (uses.length > 0 || pinned.length > 0);
  if (!isWatching) stop(context);
  else if (context.create === null) void load(context);
  else {
    context.poller ??= newPoller(context, context.create);
    context.poller.setUse(uses, pinned);
  }
  void vscode.commands.executeCommand('setContext', 'lifeboat.watching', isWatching);
  show(context);
  options.onHealth(context.poller?.health() ?? []);
}

/** Follows once what is needed is there; a second load is the first one. */
async function load(context: Context): Promise<void> {
  const { options } = context;
  try {
    context.create = await options.load();
    if (!context.isDisposed) follow(context);
  } catch (error) {
    options.log.error(`Status pages cannot be read: ${String(error)}`);
  }
}

function newPoller(context: Context, create: CreatePoller): StatusPoller {
  const { providers, http, clock, log, userAgent, shared, onHealth } = context.options;
  const poller = create({
    ...{ providers, http, clock, log, userAgent, shared },
    random: Math.random,
    addresses: readSetting('status.pages'),
    onChange(health) {
      show(context);
      onHealth(health);
    },
  });
  poller.setPaused(!vscode.window.state.focused);
  return poller;
}

function stop(context: Context): void {
  context.cancelAging();
  context.poller?.dispose();
  context.poller = null;
}

function rowsOf({ poller, uses, options }: Context): readonly StatusRow[] {
  return poller === null ? [] : joinStatus(poller.health(), uses, options.providers);
}

function show(context: Context): void {
  showRows(context);
  const { memory } = context.options;
  // One window tells, not each of them.
  if (!vscode.window.state.focused) return;
  const isKnown = (key: string): boolean => memory.told.has(key) || memory.muted.has(key);
  for (const { key, message } of incidentNews(
    rowsOf(context),
    readSetting('status.notify'),
    isKnown,
  )) {
    memory.told.add(key);
    void tell(message);
  }
}

/** Shows item and view, and shows them again when what they say of a reading's age is no longer true. */
function showRows(context: Context): void {
  const { item, view, clock, memory } = context.options;
  const rows = rowsOf(context);
  const now = clock.now();
  item.show(rows, now, (row) => isMuted(row, memory.muted));
  view.show(healthNodes(rows, context.poller?.pages() ?? new Map(), context.uptimes, now));
  context.cancelAging();
  if (context.poller === null) return;
  context.cancelAging = clock.after(agingMs, () => {
    showRows(context);
    void readUptimes(context);
  });
}

async function readUptimes(context: Context): Promise<void> {
  const { shared, clock } = context.options;
  const store = createHistoryStore(shared);
  const found = new Map<string, Uptime>();
  for (const { provider } of rowsOf(context)) {
    found.set(provider, uptimeOf(await store.load(provider), clock.now()));
  }
  context.uptimes = found;
}

async function tell(message: string): Promise<void> {
  const details = 'Show Details';
  const answer = await vscode.window.showWarningMessage(message, details);
  if (answer === details) await vscode.commands.executeCommand(commands.showStatus);
}
