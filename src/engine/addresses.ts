/** Where a request goes: the address at the call, joined with the base address of the client. */
import { argumentNamed } from '../model/arguments';
import type { Expression } from '../model/facts';
import type { UrlPlace, VersionFacts } from '../model/knowledge';
import type { RequestNode } from './findCalls';
import { hole } from './hosts';
import { clientOption } from './sdkOptions';
import { readOption, settledExpression } from './statics';
import { textOf, type StaticText } from './texts';
import type { ClientInstance, Located, Resolver } from './values';

/** The whole address as text, with the client's base before a relative one. */
export function fullText(
  client: ClientInstance,
  place: UrlPlace,
  node: RequestNode,
  resolver: Resolver,
): StaticText | null {
  const argument = argumentNamed(node.args, place.argument, place.name);
  if (!argument) return null;
  const inside = place.through ? insideOf(argument, place, resolver) : null;
  if (inside) return addressText(inside.expression, place, inside.home);
  const text = addressText(argument, place, resolver);
  if (!text) return null;
  return isAbsolute(text) ? text : joined(baseText(client, resolver), text);
}

/** `urlopen(Request(url))`: the address that something of a package is built around. */
function insideOf(argument: Expression, place: UrlPlace, home: Resolver): Located | null {
  const made = settledExpression(argument, home) ?? { expression: argument, home };
  if (made.expression.kind !== 'call') return null;
  const { callee, args } = made.expression;
  const name =
    callee.kind === 'member' ? callee.property : callee.kind === 'reference' ? callee.name : '';
  const url = place.through?.includes(name ?? '')
    ? argumentNamed(args, place.argument, place.name)
    : null;
  return url && { expression: url, home: made.home };
}

/** The address as text; parts of it may be unknown. Null where there is none. */
export function addressText(
  argument: Expression,
  place: UrlPlace,
  resolver: Resolver,
): StaticText | null {
  const { property, hostProperties, pathProperty } = place;
  if (hostProperties) {
    const host = firstSet(argument, hostProperties, resolver);
    const path = pathProperty === undefined ? null : firstSet(argument, [pathProperty], resolver);
    if (host) return ['https://', ...host, ...(path ?? [null])];
  }
  if (property !== undefined) {
    const reading = readOption(argument, property, resolver);
    if (reading.state === 'set') return textOf(reading.value, reading.home);
  }
  return textOf(argument, resolver);
}

function firstSet(
  argument: Expression,
  names: readonly string[],
  resolver: Resolver,
): StaticText | null {
  for (const name of names) {
    const reading = readOption(argument, name, resolver);
    if (reading.state === 'set') return textOf(reading.value, reading.home);
  }
  return null;
}

const isAbsolute = (text: StaticText): boolean => {
  const whole = text.map((piece) => piece ?? hole).join('');
  return /^[a-z]+:\/\//i.test(whole) || whole.startsWith(hole);
};

/** The base address that the client was given; empty where it has none. */
function baseText(client: ClientInstance, home: Resolver): StaticText {
  const option = baseOption(client);
  const reading = option ? clientOption(client, option, home) : { state: 'absent' as const };
  return reading.state === 'set' ? textOf(reading.value, reading.home) : [];
}

const baseOption = ({ base }: ClientInstance): VersionFacts['baseUrl'] =>
  (base.fact.versions ?? base.sdk.versions)[0]?.baseUrl ?? null;

function joined(base: StaticText, path: StaticText): StaticText {
  if (base.length === 0) return path;
  const [first, ...rest] = path;
  const last = base.at(-1);
  if (typeof first !== 'string' || typeof last !== 'string') return [...base, ...path];
  if (first === '') return base;
  return [
    ...base.slice(0, -1),
    `${last.replace(/\/+$/, '')}/${first.replace(/^\/+/, '')}`,
    ...rest,
  ];
}
