/** Provider health in the editor: what the server says is in use is watched, shown, and told back for the hovers. */
import * as vscode from 'vscode';
import type { ProviderHealth, ProviderUse } from '../model/health';
import type { Provider } from '../model/knowledge';
import type { Clock, HttpGet, Log } from '../platform/ports';
import { createStatusPoller, type StatusPoller } from '../status/poller';
import { joinStatus, type StatusRow } from '../status/words';
import { commands } from './contributions';
import { incidentNews } from './incidents';
import { readSetting } from './settings';
import type { StatusItem } from './statusItem';

export interface StatusWatchOptions {
  readonly providers: readonly Provider[];
  readonly http: HttpGet;
  readonly clock: Clock;
  readonly log: Log;
  readonly userAgent: string;
  readonly item: StatusItem;
  /** Hears of every change. */
  readonly onHealth: (health: readonly ProviderHealth[]) => void;
}

export interface StatusWatch {
  setUse(uses: readonly ProviderUse[]): void;
  rows(): readonly StatusRow[];
  health(): readonly ProviderHealth[];
  /** Reads all pages now. */
  refresh(): Promise<void>;
  dispose(): void;
}

interface Context {
  readonly options: StatusWatchOptions;
  /** Keys of incidents that the user was told of. */
  readonly told: Set<string>;
  uses: readonly ProviderUse[];
  /** Null while the status is switched off or no provider is in use. */
  poller: StatusPoller | null;
  /** Takes back the next look at the clock. */
  cancelAging: () => void;
}

/** The hover says how old a reading is, in minutes. */
const agingMs = 60_000;

export function createStatusWatch(options: StatusWatchOptions): StatusWatch {
  const context: Context = {
    ...{ options, told: new Set(), uses: [], poller: null },
    cancelAging: () => undefined,
  };
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(({ focused }) => context.poller?.setPaused(!focused)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('lifeboat.status')) return;
      stop(context);
      follow(context);
    }),
  );
  return {
    setUse(uses) {
      context.uses = uses;
      follow(context);
    },
    rows: () => rowsOf(context),
    health: () => context.poller?.health() ?? [],
    refresh: () => context.poller?.refresh() ?? Promise.resolve(),
    dispose() {
      listeners.dispose();
      stop(context);
    },
  };
}

/** Makes the poller and the item fit the uses and the settings. */
function follow(context: Context): void {
  const { options, uses } = context;
  if (readSetting('status.enable') && uses.length > 0) {
    context.poller ??= newPoller(context);
    context.poller.setUse(uses);
  } else {
    stop(context);
  }
  show(context);
  options.onHealth(context.poller?.health() ?? []);
}

function newPoller(context: Context): StatusPoller {
  const { providers, http, clock, log, userAgent, onHealth } = context.options;
  const poller = createStatusPoller({
    ...{ providers, http, clock, log, userAgent },
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
  showItem(context);
  const rows = rowsOf(context);
  for (const { key, message } of incidentNews(rows, readSetting('status.notify'), context.told)) {
    context.told.add(key);
    void tell(message);
  }
}

/** Shows the item, and shows it again when what it says of the reading's age is no longer true. */
function showItem(context: Context): void {
  const { item, clock } = context.options;
  item.show(rowsOf(context), clock.now());
  context.cancelAging();
  if (context.poller !== null) context.cancelAging = clock.after(agingMs, () => showItem(context));
}

async function tell(message: string): Promise<void> {
  const details = 'Show Details';
  const answer = await vscode.window.showWarningMessage(message, details);
  if (answer === details) await vscode.commands.executeCommand(commands.showStatus);
}
