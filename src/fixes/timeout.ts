/** A timeout and, where wanted, a number of retries: on the client or on the call. */
import { waitsOf } from '../model/backoff';
import {
  boundTitle,
  cutWords,
  fixOf,
  forDeciding,
  lateWords,
  named,
  retriesValue,
  timeConstant,
} from './fix';
import { callPlace, clientPlace, type OptionPlace } from './places';
import {
  generousTimeout,
  isEnough,
  outerAttempts,
  outerWaits,
  timeoutWithin,
  type TimeoutChoice,
} from './values';
import type { TextEdit } from '../model/finding';
import type { CallSubject, ClientSubject, FixPlan, FixTools, NativeOption } from '../model/subject';
import type { OptionValue } from '../model/writer';

/**
 * `keep` leaves the number of attempts as it is; `fewer` trades one retry for a longer attempt; `generous` gives each of
 * them the time that a healthy one may take, though the whole is then longer than somebody waits.
 */
export type Attempts = 'keep' | 'fewer' | 'generous';

/** Bounds every call of a client so that the errors of all `long` ones arrive within their patience. */
export function clientTimeout(
  client: ClientSubject,
  long: readonly CallSubject[],
  attempts: Attempts,
): FixPlan {
  return (tools) => {
    const { timeout } = client.options;
    const heeded = long.every((subject) => heedsClient(subject, attempts));
    if (!client.construction || !timeout?.onClient || !heeded) return null;
    const chosen = tightest(long.map((subject) => choose(subject, tools, attempts)));
    const plan = chosen && onClient(chosen, client.options.retries);
    if (!plan) return null;
    const name = timeout.clientName ?? timeout.name;
    const place = { ...client.construction, writer: tools.writer, name };
    const edits = edit(place, timeout, plan);
    if (!edits) return null;
    const cut = client.calls.map(cutWords).find((words) => words !== '') ?? '';
    const title =
      boundTitle(`every call of \`${client.name ?? 'this client'}\``, plan.choice) + cut;
    const safe = client.calls.every((subject) => isEnough(subject, plan.choice.ms));
    const fix = fixOf('client-timeout', title, safe, edits);
    return forDeciding(fix, plan.choice, client.calls);
  };
}

/** What a call or a copy of the client sets for itself, the client cannot change. */
function heedsClient({ call, copied }: CallSubject, attempts: Attempts): boolean {
  const isChosen = !['sdk-default', 'runtime-default', 'none'].includes(call.timeout.source);
  if (call.timeout.source === 'call' || (copied && isChosen)) return false;
  return attempts !== 'fewer' || (call.retries.source !== 'call' && !copied);
}

/** Bounds one call. */
export function callTimeout(subject: CallSubject, attempts: Attempts = 'keep'): FixPlan {
  return (tools) => {
    const { timeout } = subject.options;
    const place = callPlace(subject, timeout, tools);
    const plan = place && choose(subject, tools, attempts);
    if (!timeout || !plan) return null;
    const edits = edit(place, timeout, plan);
    if (!edits) return null;
    const late = lateWords(subject, plan.choice, tools.patience);
    const title = boundTitle(place.what, plan.choice) + late + cutWords(subject);
    const fix = fixOf('call-timeout', title, plan.choice.safe, edits);
    return forDeciding(fix, plan.choice, [subject]);
  };
}

/** Bounds all calls of the client that this one goes through, wherever it is built. */
export function sharedTimeout(subject: CallSubject, attempts: Attempts = 'keep'): FixPlan {
  return (tools) => {
    const { timeout } = subject.options;
    const place = clientPlace(subject, timeout, tools);
    const isHeeded =
      subject.call.timeout.source !== 'call' && subject.call.retries.source !== 'call';
    const chosen = place && isHeeded ? choose(subject, tools, attempts) : null;
    const plan = chosen && onClient(chosen, subject.options.retries);
    if (!timeout || !place || !plan) return null;
    const safe = suitsAll(subject, plan.choice.ms, tools);
    const edits = safe || attempts !== 'generous' ? edit(place, timeout, plan) : null;
    if (!edits) return null;
    const late = lateWords(subject, plan.choice, tools.patience);
    const title = boundTitle(place.what, plan.choice) + late + cutWords(subject);
    const fix = fixOf('client-timeout', title, safe, edits);
    return forDeciding(fix, plan.choice, [subject]);
  };
}

/** No call of the client needs longer; false where not all of them are known. */
function suitsAll({ call }: CallSubject, ms: number, { clients = [] }: FixTools): boolean {
  const client = clients.find(({ id }) => id === call.client?.id);
  return client?.role === 'own' && client.calls.every((one) => isEnough(one, ms));
}

/** The same within a limit that ends the work: a tenth of it is left to whoever handles the error. */
export const within =
  (limitMs: number, plan: FixPlan): FixPlan =>
  (tools) => {
    const most = Math.floor((limitMs * 0.9) / 1_000);
    const { interactive, background } = tools.patience;
    const patience = {
      interactive: Math.min(interactive, most),
      background: Math.min(background, most),
    };
    return plan({ ...tools, patience });
  };

interface Plan {
  readonly choice: TimeoutChoice;
  /** Retries to set; null where they stay. */
  readonly retries: OptionValue | null;
}

function choose(subject: CallSubject, { patience }: FixTools, attempts: Attempts): Plan | null {
  const layer = subject.call.retries.layers.find((one) => one.kind === 'sdk');
  // A raw request is sent once unless something around it says otherwise.
  const today = layer || !subject.rawHttp ? (layer?.attempts ?? null) : 1;
  if (today === null) return null;
  const option = subject.options.retries;
  if (attempts === 'fewer' && (today <= 2 || !option)) return null;
  const own = attempts === 'fewer' ? 2 : today;
  const backoff = subject.facts?.retries.backoff;
  const inner = backoff ? waitsOf(backoff, own) : 0;
  const waits = inner * outerAttempts(subject) + outerWaits(subject);
  const wanted = attempts === 'generous' ? generousTimeout : timeoutWithin;
  const choice = wanted(subject, patience, own * outerAttempts(subject), waits);
  if (!choice) return null;
  return { choice, retries: attempts === 'fewer' && option ? retriesValue(own, option) : null };
}

/** Its retries in the client's own words; null where only calls take them. */
function onClient(plan: Plan, option: NativeOption | null): Plan | null {
  if (!plan.retries) return plan;
  if (option?.onClient !== true) return null;
  return { ...plan, retries: { ...plan.retries, name: option.clientName ?? option.name } };
}

/** What suits the call that needs the shortest timeout; null where one cannot be helped. */
function tightest(plans: readonly (Plan | null)[]): Plan | null {
  const known = plans.filter((plan) => plan !== null);
  if (known.length < plans.length) return null;
  return known.toSorted((a, b) => a.choice.ms - b.choice.ms)[0] ?? null;
}

function edit(
  { node, optionsArgument, writer, name }: Omit<OptionPlace, 'path' | 'what'>,
  option: NativeOption,
  { choice, retries }: Plan,
): readonly TextEdit[] | null {
  const constant = named(writer, timeConstant(choice, option.unit), node.start);
  const { holder } = option;
  const time = { name, value: constant.value, ...(holder && { holder }) };
  const options = [time, ...(retries ? [retries] : [])];
  const edits = writer.setOptions(node, optionsArgument, options);
  // At one place an import stands above a constant.
  return edits ? [...edits, ...constant.edits].sort((a, b) => a.start - b.start) : null;
}
