/** Another provider that answers when this one does not. */
import { fixOf } from './fix';
import { callPlace, clientPlace } from './places';
import type { Expression } from '../model/facts';
import type { Fix, TextEdit } from '../model/finding';
import type { FallbackFacts, FallbackWay } from '../model/knowledge';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import { formatDuration } from '../model/words';
import type { OptionValue, ValueText } from '../model/writer';

/** Most others that are offered. */
const mostOffers = 3;

/** A suggestion for each provider that can take over: those that the project uses first. */
export const fallbackFixes = (subject: CallSubject): readonly FixPlan[] =>
  Array.from({ length: mostOffers }, (_, index): FixPlan => (tools) => {
    const offer = offersFor(subject, tools)[index];
    if (!offer || subject.call.streaming === null) return null;
    return offer.way.kind === 'runnable'
      ? runnableFix(subject, offer, tools)
      : catchFix(subject, offer, tools);
  });

interface Offer {
  readonly other: FallbackFacts;
  readonly way: FallbackWay;
  /** The model that the code asks this provider for elsewhere, else the usual one. */
  readonly model: string;
}

function offersFor({ call }: CallSubject, tools: FixTools): readonly Offer[] {
  const { fallbacks = [], fallbackProviders = [] } = tools;
  const offers = fallbacks.flatMap((other): readonly Offer[] => {
    const way = other.ways.find(
      ({ sdks, apis }) => sdks.includes(call.sdk) && (apis?.includes(call.api) ?? true),
    );
    if (!way || other.provider === call.provider) return [];
    const model = knownModel(other.provider, tools) ?? other.model;
    const isUsed = usesProvider(other, way, tools);
    return isUsed || fallbackProviders.includes(other.provider) ? [{ other, way, model }] : [];
  });
  return offers.toSorted((a, b) => rankOf(a, tools) - rankOf(b, tools));
}

/** The project has the package that talks to this provider, in one of the families that are known. */
const usesProvider = (other: FallbackFacts, way: FallbackWay, { manifest }: FixTools): boolean => {
  const has = (name: string): boolean => (manifest?.declared(name) ?? null) !== null;
  // A package that talks to several says nothing of any of them.
  return way.kind === 'client'
    ? other.ways.some((one) => one.kind !== 'client' && has(one.package))
    : has(way.package);
};

const rankOf = ({ other, way }: Offer, tools: FixTools): number =>
  usesProvider(other, way, tools) ? 0 : 1;

const knownModel = (provider: string, { clients = [] }: FixTools): string | null =>
  clients
    .flatMap(({ calls }) => calls)
    .find(({ call }) => call.provider === provider && call.model !== null)?.call.model ?? null;

/** Half of the patience is the primary's, so that the other can answer within it. */
interface Primary {
  readonly edits: readonly TextEdit[];
  readonly says: string;
  /** A property that bounds the other call too, where only calls can be bounded; empty where the client is. */
  readonly bound: string;
}

/** Null where the primary takes too long to fail and nothing here can change that. */
function shortened(subject: CallSubject, tools: FixTools): Primary | null {
  const { call } = subject;
  const { untilErrorMs, unknown } = call.budget;
  const halfMs = (tools.patience[call.patience] * 1_000) / 2;
  if (!unknown && untilErrorMs !== null && untilErrorMs <= halfMs)
    return { edits: [], says: '', bound: '' };
  if (call.timeout.source === 'call' || call.timeout.source === 'signal') return null;
  const ms = Math.floor(halfMs / 1_000) * 1_000;
  const says = ` after ${formatDuration(ms)} and one attempt`;
  const edits = shortClient(subject, ms, tools);
  return edits ? { edits, says, bound: '' } : shortCall(subject, ms, says, tools);
}

function shortClient(
  subject: CallSubject,
  ms: number,
  tools: FixTools,
): readonly TextEdit[] | null {
  const { call, options } = subject;
  const place = clientPlace(subject, options.timeout, tools);
  const never = noRetries(subject, 'onClient');
  if (!place || !options.timeout || !never || call.retries.source === 'call') return null;
  const value = number(options.timeout.unit === 's' ? ms / 1_000 : ms);
  const settings = [{ name: place.name, value }, ...never];
  return place.writer.setOptions(place.node, place.optionsArgument, settings);
}

/** Only where the call is no chain: what is added inside must not be moved by what is added behind. */
function shortCall(
  subject: CallSubject,
  ms: number,
  says: string,
  tools: FixTools,
): Primary | null {
  const { signal } = subject.options;
  const place = subject.node.callee.kind === 'reference' ? callPlace(subject, signal, tools) : null;
  const never = noRetries(subject, 'onCall');
  if (!place || !never || place.optionsArgument !== 0) return null;
  const edits = place.writer.setOptions(place.node, place.optionsArgument, [
    ...never,
    { name: place.name, value: { kind: 'timeout-signal', ms } },
  ]);
  return (
    edits && { edits, says, bound: `${place.name}: AbortSignal.timeout(${String(ms / 1_000)}_000)` }
  );
}

/** The option that leaves one attempt; null where the SDK tries again and cannot be told not to. */
function noRetries(
  { call, options: { retries } }: CallSubject,
  where: 'onCall' | 'onClient',
): readonly OptionValue[] | null {
  if (call.retries.source === 'none' || call.retries.source === 'disabled') return [];
  if (retries?.[where] !== true || retries.takes) return null;
  const name = where === 'onClient' ? (retries.clientName ?? retries.name) : retries.name;
  return [{ name, value: number(retries.countsAttempts ? 1 : 0) }];
}

const number = (value: number): ValueText => ({ kind: 'number', value });

/** The same call, sent to another, where the promise of the first fails. */
function catchFix(subject: CallSubject, { other, way, model }: Offer, tools: FixTools): Fix | null {
  const { node } = subject;
  const { writer } = tools;
  if (!writer.isAwaited(node)) return null;
  const primary = shortened(subject, tools);
  const imported = writer.addImport({ module: way.package, names: way.imports }, node.start);
  const named = modelValue(subject);
  if (!primary || !imported || !named) return null;
  const quoted = `'${model}'`;
  const code = filled(way, imported.names, { model: quoted, client: 'other' });
  const root = way.kind === 'client' ? clientOf(node.callee) : null;
  if (way.kind === 'client' && !root) return null;
  const again = writer.rewritten(node, [
    { ...named, code: way.kind === 'model' ? code : quoted },
    ...(root ? [{ start: root.start, end: root.end, code: 'other' }] : []),
  ]);
  if (again === null) return null;
  const bounded = withProperty(again, way.kind === 'model' ? code : quoted, primary.bound);
  const declared = way.kind === 'client' ? `${indent(code)}\n` : '';
  const type = writer.language(node.start) === 'typescript' ? ': unknown' : '';
  const handler = `(error${type}) => {
  console.warn('No answer, asking ${other.label}:', error);
${declared}${indent(`return ${bounded};`)}
}`;
  const edits = writer.chainCall(node, 'catch', handler);
  return edits && fallbackFix(other, way, primary, [...imported.edits, ...edits], tools);
}

/** Adds a property behind the one with this value. */
const withProperty = (code: string, value: string, property: string): string =>
  property === ''
    ? code
    : code.replace(value, () => `${value},${code.includes('\n') ? '\n  ' : ' '}${property}`);

/** By the method of the model that takes others. */
function runnableFix(
  subject: CallSubject,
  { other, way, model }: Offer,
  tools: FixTools,
): Fix | null {
  const { node } = subject;
  const { writer } = tools;
  const receiver = node.callee.kind === 'member' ? node.callee.object : null;
  if (receiver?.kind !== 'reference' && receiver?.kind !== 'member') return null;
  const primary = shortened(subject, tools);
  const imported = writer.addImport({ module: way.package, names: way.imports }, node.start);
  if (!primary || !imported) return null;
  const code = filled(way, imported.names, { model: `'${model}'`, client: 'other' });
  const edits = writer.replaceExpression(receiver, {
    kind: 'code',
    code: `${writer.sourceOf(receiver)}\n  .withFallbacks([\n    ${code},\n  ])\n  `,
  });
  return fallbackFix(other, way, primary, [...imported.edits, ...edits], tools);
}

function fallbackFix(
  { label, env }: FallbackFacts,
  way: FallbackWay,
  { edits: before, says }: Primary,
  edits: readonly TextEdit[],
  { manifest }: FixTools,
): Fix {
  const install =
    (manifest?.declared(way.package) ?? null) === null ? `, then install ${way.package}` : '';
  const title = `Let ${label} answer when this call fails${says} (needs ${env})${install}`;
  return fixOf('fallback', title, false, [...before, ...edits]);
}

const filled = (
  { code, imports }: FallbackWay,
  names: readonly string[],
  values: Readonly<Record<string, string>>,
): string =>
  [
    ...imports.map(({ local }, index) => [local, names[index] ?? local] as const),
    ...Object.entries(values),
  ].reduce((text, [key, value]) => text.replaceAll(`$${key}$`, value), code);

const indent = (code: string): string => code.replace(/^(?=.)/gm, '  ');

/** Where the call names its model, in its first argument. */
function modelValue({ node }: CallSubject): { start: number; end: number } | null {
  const body = node.args[0]?.value;
  if (body?.kind !== 'object') return null;
  const property = body.properties.findLast(({ key, spread }) => key === 'model' && !spread);
  if (!property || property.value.start === property.keySpan.start) return null;
  return { start: property.value.start, end: property.value.end };
}

/** The client at the root of `client.chat.completions.create`. */
function clientOf(callee: Expression): Expression | null {
  const chain: Expression[] = [];
  let at = callee;
  for (; at.kind === 'member'; at = at.object) chain.push(at.object);
  return chain[2] ?? null;
}
