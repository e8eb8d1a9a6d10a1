/** The line above a call: who answers, when an error comes, who answers instead. Pure. */
import type { CodeLens } from 'vscode-languageserver';
import type { LlmCall } from '../model/call';
import type { Finding } from '../model/finding';
import type { HealthState } from '../model/health';
import { formatDuration } from '../model/words';
import { toLspRange } from './positions';
import type { LensMode } from './settings';

export interface LensContext {
  /** What people call the provider: `Anthropic`; null where nobody knows who answers. */
  readonly nameOf: (provider: string) => string | null;
  /** Null while nothing is known of it. */
  readonly stateOf: (provider: string) => HealthState | null;
  /** A command of the client that explains a call, given URI and position; null where it has none. */
  readonly command: string | null;
}

export interface LensSource {
  readonly uri: string;
  readonly path: string;
  readonly calls: readonly LlmCall[];
  readonly findings: readonly Finding[];
}

export function codeLenses(source: LensSource, mode: LensMode, context: LensContext): CodeLens[] {
  if (mode === 'off') return [];
  const shown =
    mode === 'all' ? source.calls : source.calls.filter((call) => hasFinding(call, source));
  return shown.flatMap((call) => {
    const title = lensText(call, context);
    if (title === null) return [];
    const range = toLspRange(call.anchor);
    const args = { command: context.command ?? '', arguments: [source.uri, range.start] };
    return [{ range, command: { title, ...args } }];
  });
}

/** A finding about the call, or one about its client that names it. */
const hasFinding = (call: LlmCall, { path, findings }: LensSource): boolean =>
  findings.some(
    ({ callId, suppressed, related }) =>
      suppressed === null &&
      (callId === call.id ||
        related.some(
          (one) =>
            one.path === path &&
            (one.cell ?? null) === call.cell &&
            one.range.startLine === call.anchor.startLine &&
            one.range.startColumn === call.anchor.startColumn,
        )),
  );

const liveWords: Readonly<Partial<Record<HealthState, string>>> = {
  degraded: 'degraded now',
  'partial-outage': 'partial outage now',
  'major-outage': 'down now',
  maintenance: 'in maintenance now',
};

const fallbackWords: Readonly<Partial<Record<LlmCall['fallback']['kind'], string>>> = {
  none: 'no fallback',
  degraded: 'degraded answer instead',
  'other-model': 'another model instead',
  'other-provider': 'another provider instead',
};

/** `Anthropic · error after up to 15 min · no fallback`; null where nothing true can be said of a failure. */
export function lensText(call: LlmCall, { nameOf, stateOf }: LensContext): string | null {
  const state = stateOf(call.provider);
  const said = [
    (state && liveWords[state]) ?? null,
    hangWords(call),
    fallbackWords[call.fallback.kind] ?? null,
  ].filter((one) => one !== null);
  return said.length === 0 ? null : [nameOf(call.provider) ?? call.sdk, ...said].join(' · ');
}

function hangWords({ budget }: LlmCall): string | null {
  if (budget.unbounded) return 'nothing ends a hang';
  // What could not be read may end it sooner or later.
  if (budget.unknown || budget.untilErrorMs === null) return null;
  return `error after up to ${formatDuration(budget.untilErrorMs)}`;
}
