/** What a hover over a call says: how it would fail, and where each bound comes from. Pure. */
import type { Layer, LlmCall, Place, RetrySource, TimeoutSource } from '../model/call';
import type { ProviderHealth } from '../model/health';
import type { Covers } from '../model/knowledge';
import { approximateDuration, countOf, formatDuration, stateWords } from '../model/words';

/** How text is marked up; plain text for clients that read no Markdown. */
export interface Markup {
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
  readonly plain: (text: string) => string;
  /** A line of code, as `src/llm.ts:3`. */
  readonly place: (place: Place) => string;
}

/** `uriOf` gives the URI of a place that a call names, with its line where the client can be led to one. */
export function markdown(uriOf: (place: Place) => string): Markup {
  return {
    strong: (text) => `**${escape(text)}**`,
    code: (text) => `\`${text.replaceAll('`', "'")}\``,
    plain: escape,
    place: (place) => `[${escape(placeText(place))}](${uriOf(place)})`,
  };
}

const same = (text: string): string => text;

export const plainText: Markup = { strong: same, code: same, plain: same, place: placeText };

export interface HoverContext {
  /** `Claude API`. */
  readonly label: string;
  /** Null while nothing is known of it. */
  readonly health: ProviderHealth | null;
}

export function hoverText(call: LlmCall, context: HoverContext, markup: Markup): string {
  const bounds = [
    timeoutLine(call, markup),
    retryLine(call, markup),
    retryAfterLine(call),
    layersLine(call, markup),
    silenceLine(call),
    fallbackLine(call, markup),
    errorLine(call, markup),
  ].flatMap((line) => (line === null ? [] : [`- ${line}`]));
  return [headLine(call, context, markup), summaryLine(call, markup), bounds.join('\n')].join(
    '\n\n',
  );
}

function headLine(call: LlmCall, { label, health }: HoverContext, markup: Markup): string {
  const streaming = call.streaming === true ? ['streaming'] : [];
  const model = call.model === null ? [] : [markup.code(call.model)];
  const words = health === null ? undefined : wordsOf[health.state];
  const live = words === undefined ? [] : [`now: ${words}`];
  return [markup.strong(label), markup.code(call.api), ...model, ...streaming, ...live].join(' · ');
}

/** The client says the state: a word that nobody knows is left out. */
const wordsOf: Readonly<Partial<Record<string, string>>> = stateWords;

function summaryLine({ budget }: LlmCall, { strong }: Markup): string {
  if (budget.unbounded) return `${strong('Nothing ends this call')} while the provider hangs.`;
  if (budget.untilErrorMs === null)
    return 'How long a failure takes cannot be told from this code.';
  const doubt = budget.unknown ? ' Parts could not be read; this is what the rest adds up to.' : '';
  const requests =
    budget.requests === null || budget.requests === 1
      ? ''
      : ` and up to ${strong(countOf(budget.requests, 'request'))}`;
  return `When the provider hangs, the error comes after up to ${strong(approximateDuration(budget.untilErrorMs))}${requests}.${doubt}`;
}

const timeoutWords: Readonly<Record<TimeoutSource, string>> = {
  call: 'set on this call',
  client: 'set on the client',
  transport: 'set by the transport',
  signal: 'by an abort signal',
  wrapper: 'by a function around the call',
  global: 'set for the whole program',
  gateway: 'by the gateway',
  'sdk-default': "the SDK's default",
  'runtime-default': "the runtime's own limit",
  none: 'nobody chose one',
  unknown: 'cannot be read here',
};

const coverWords: Readonly<Record<Covers, string>> = {
  headers: 'until the answer begins',
  body: 'until the answer is complete',
  total: 'in all',
  silence: 'of silence',
};

function timeoutLine({ timeout }: LlmCall, markup: Markup): string {
  const covers = timeout.covers === null ? '' : ` ${coverWords[timeout.covers]}`;
  const amount = timeout.ms === null ? '' : `${formatDuration(timeout.ms)}${covers}, `;
  return `Timeout: ${amount}${timeoutWords[timeout.source]}${origin(timeout, markup)}`;
}

const retryWords: Readonly<Record<RetrySource, string>> = {
  call: 'set on this call',
  client: 'set on the client',
  wrapper: 'by a function around the call',
  job: 'by the job queue',
  gateway: 'by the gateway',
  'sdk-default': "the SDK's default",
  disabled: 'switched off',
  none: 'nothing in this code tries again',
  unknown: 'cannot be read here',
};

function retryLine({ retries }: LlmCall, markup: Markup): string {
  const amount = retries.attempts === null ? '' : `${countOf(retries.attempts, 'attempt')}, `;
  return `Retries: ${amount}${retryWords[retries.source]}${origin(retries, markup)}`;
}

/** What a server's `Retry-After` does to the waits: the sum above does not hold it. */
function retryAfterLine({ budget, retries }: LlmCall): string | null {
  const repeats = retries.layers.some(({ kind, attempts }) => kind === 'sdk' && attempts !== 1);
  const { honoured, capMs } = budget.retryAfter;
  if (!repeats || !honoured) return null;
  if (capMs === null) return 'Retry-After: waited for, however long, on top of that';
  return `Retry-After: waited for up to ${formatDuration(capMs)}, on top of that`;
}

/** What the sum above is made of, where it is more than one thing. */
function layersLine({ retries: { layers } }: LlmCall, markup: Markup): string | null {
  const lines = layers.flatMap((layer) => {
    const said = layerWords(layer);
    return said === null ? [] : [`  - ${markup.plain(said)}${origin(layer, markup)}`];
  });
  return lines.length < 2 ? null : ['Layers, from inside out:', ...lines].join('\n');
}

function layerWords({ name, attempts, endless, waitsMs, deadlineMs }: Layer): string | null {
  const said = [
    endless ? 'attempts without end' : attempts === null ? 'attempts that cannot be read' : null,
    attempts === null || attempts === 1 ? null : countOf(attempts, 'attempt'),
    waitsMs > 0 ? `waits of up to ${formatDuration(waitsMs)}` : null,
    deadlineMs === null ? null : `at most ${formatDuration(deadlineMs)} in all`,
  ].filter((one) => one !== null);
  return said.length === 0 ? null : `${name}: ${said.join(', ')}`;
}

function silenceLine({ budget, streaming }: LlmCall): string | null {
  if (budget.bodyBounded || streaming === false) return null;
  if (budget.silenceMs !== null) {
    return `Stream: ends after ${formatDuration(budget.silenceMs)} without a byte`;
  }
  return budget.unknown ? null : 'Stream: nothing ends silence in it';
}

function fallbackLine({ fallback }: LlmCall, markup: Markup): string {
  const words: Readonly<Record<typeof fallback.kind, string>> = {
    'other-provider': 'another provider answers',
    'other-model': 'another model of the same provider answers',
    degraded: 'a value that does without the provider',
    none: 'none',
    unknown: 'cannot be told from this code',
  };
  const where = fallback.partial === true ? ', for most callers' : '';
  const from = origin({ at: fallback.at, because: null }, markup);
  return `Fallback: ${words[fallback.kind]}${where}${from}`;
}

function errorLine({ errors }: LlmCall, markup: Markup): string {
  const words: Readonly<Record<typeof errors.handling, string>> = {
    'try-catch': 'caught',
    'promise-catch': 'caught on the promise',
    caller: 'caught by the caller',
    none: 'nothing in this code catches them',
    unknown: 'cannot be told from this code',
  };
  const swallowed = errors.swallowed ? ', and swallowed' : '';
  const from = origin({ at: errors.at, because: null }, markup);
  return `Errors: ${words[errors.handling]}${swallowed}${from}`;
}

function origin(
  from: { readonly at: Place | null; readonly because: string | null },
  markup: Markup,
): string {
  const parts = [
    ...(from.at === null ? [] : [markup.place(from.at)]),
    ...(from.because === null ? [] : [markup.plain(from.because)]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function placeText(place: Place): string {
  const cell = typeof place.cell === 'number' ? `cell ${place.cell}:` : '';
  return `${place.path}:${cell}${place.line}`;
}

/** Escapes what Markdown and HTML give a meaning to. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~$&]/g, '\\$&');
}
