/** How a stream is read: by loops in sight, by its own methods, or by something that cannot be followed. */
import type { Expression, Pattern } from '../model/facts';
import type { VersionFacts } from '../model/knowledge';
import type { StreamFacts } from '../model/subject';
import type { FoundCall } from './findCalls';
import { numberOf } from './numbers';
import { optionReadings } from './sdkOptions';
import { readOption } from './statics';
import type { Surroundings } from './surroundings';
import { timersOf } from './timers';
import { isExpression, isFunction, type FactNode } from './tree';

interface Reading {
  readonly loops: Expression[];
  readonly partLoops: Expression[];
  readonly reads: { readonly name: string; readonly start: number }[];
  opaque: boolean;
  guard: { ms: number | null } | null;
}

export function streamOf(call: Expression, around: Surroundings): StreamFacts {
  const reading: Reading = { loops: [], partLoops: [], reads: [], opaque: false, guard: null };
  follow(call, reading, around, 0);
  return reading;
}

/** The same, with what the SDK itself was told to do about silence. */
export function guardedStreamOf(
  found: FoundCall,
  version: VersionFacts | null,
  around: Surroundings,
): StreamFacts {
  const stream = streamOf(found.node, around);
  const isLazy = found.operation.failsLater === true;
  const own = stream.guard && { ...stream.guard, coversStart: isLazy };
  return { ...stream, isLazy, guard: own ?? silenceOption(found, version) };
}

function follow(node: Expression, reading: Reading, around: Surroundings, depth: number): void {
  const parent = around.index.parents.get(node);
  if (!parent || depth > 12) {
    reading.opaque = true;
    return;
  }
  if (isFunction(parent)) {
    reading.opaque = true;
  } else if (isExpression(parent)) {
    followInExpression(node, parent, reading, around, depth);
  } else if ('kind' in parent && parent.kind === 'declare' && parent.target.kind === 'name') {
    followName(parent.target.name, parent, reading, around, depth);
  } else if ('kind' in parent && parent.kind === 'declare') {
    takeParts(parent.target, node, reading, around);
  } else if ('kind' in parent && parent.kind === 'loop' && parent.each?.over === node) {
    reading.loops.push(node);
  } else if (!('kind' in parent && parent.kind === 'expression')) {
    reading.opaque = true;
  }
}

function followInExpression(
  node: Expression,
  parent: Expression,
  reading: Reading,
  around: Surroundings,
  depth: number,
): void {
  switch (parent.kind) {
    case 'await':
      follow(parent, reading, around, depth + 1);
      break;
    case 'assign':
      if (parent.target.kind === 'name')
        followName(parent.target.name, parent, reading, around, depth);
      else reading.opaque = true;
      break;
    case 'logical':
      if (isOrList(parent)) follow(parent, reading, around, depth + 1);
      else reading.opaque = true;
      break;
    case 'member':
      // A method of the stream itself reads it; nothing of the SDKs' own bounds silence.
      if (parent.property === null) reading.opaque = true;
      else reading.reads.push({ name: parent.property, start: parent.propertySpan.start });
      followPart(parent, reading, around);
      break;
    case 'call':
    case 'new':
      reading.guard ??= guardOf(node, parent, around);
      if (!reading.guard) reading.opaque = true;
      break;
    default:
      reading.opaque = true;
  }
}

/** `const { textStream } = …`. */
function takeParts(
  pattern: Pattern,
  stream: FactNode,
  reading: Reading,
  around: Surroundings,
): void {
  if (pattern.kind !== 'object-pattern' || pattern.rest) {
    reading.opaque = true;
    return;
  }
  for (const { key, target } of pattern.entries)
    if (key === null) reading.opaque = true;
    else {
      reading.reads.push({ name: key, start: target.start });
      const fn = around.resolver.enclosingFunction(stream);
      const references = target.kind === 'name' ? around.index.references.get(target.name) : [];
      for (const one of references ?? [])
        if (one.start > target.end && around.resolver.enclosingFunction(one) === fn)
          followPart(one, reading, around);
    }
}

/** A loop over a part of the stream, or an own guard around that part. */
function followPart(part: Expression, reading: Reading, around: Surroundings): void {
  const parent = around.index.parents.get(part);
  if (!parent || isFunction(parent) || !('kind' in parent)) return;
  if (parent.kind === 'loop' && parent.each?.over === part) reading.partLoops.push(part);
  if (isOrList(parent)) followPart(parent, reading, around);
  if (parent.kind === 'call') reading.guard ??= guardOf(part, parent, around);
}

/** `stream ?? []`: the stream, or nothing to read. */
const isOrList = (node: FactNode): node is Expression & { kind: 'logical' } =>
  'kind' in node &&
  node.kind === 'logical' &&
  node.right.kind === 'array' &&
  node.right.elements.length === 0;

function followName(
  name: string,
  at: FactNode,
  reading: Reading,
  around: Surroundings,
  depth: number,
): void {
  const fn = around.resolver.enclosingFunction(at);
  for (const reference of around.index.references.get(name) ?? []) {
    if (reference.start < at.end) continue;
    if (fn && (reference.start < fn.start || reference.end > fn.end)) continue;
    follow(reference, reading, around, depth + 1);
  }
}

/** An option of the SDK that ends silence in the stream; `ms` null where it is there and cannot be read. */
function silenceOption(found: FoundCall, version: VersionFacts | null): StreamFacts['guard'] {
  const silence = version?.timeout.silence;
  if (!silence || found.operation.without?.includes('timeout') === true) return null;
  for (const { reading } of optionReadings(found, silence.option)) {
    const part =
      reading.state === 'set' ? readOption(reading.value, silence.part, reading.home) : reading;
    if (part.state === 'unknown') return { ms: null };
    if (part.state === 'set') return { ms: numberOf(part.value, part.home)?.value ?? null };
  }
  return null;
}

/** An own function that takes the stream and holds a timer guards it; its longest static time is the bound. */
function guardOf(
  stream: Expression,
  call: Expression & { kind: 'call' | 'new' },
  around: Surroundings,
): { ms: number | null } | null {
  const callee = around.resolver.valueOf(call.callee);
  if (callee.kind !== 'function' || !call.args.some((one) => one.value === stream)) return null;
  const timed = timersOf(callee.home, callee.fn).length > 0;
  if (!timed) return null;
  const times = call.args.flatMap((one) =>
    one.value === stream ? [] : numbersIn(one.value, around),
  );
  return { ms: times.length > 0 ? Math.max(...times) : null };
}

function numbersIn(value: Expression, around: Surroundings): readonly number[] {
  if (value.kind === 'object')
    return value.properties.flatMap((property) => numbersIn(property.value, around));
  const known = numberOf(value, around.resolver);
  return known ? [known.value] : [];
}
