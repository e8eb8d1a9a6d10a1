/** Abort signals that are made once and serve every attempt: after the first timeout all others fail at once. */
import type { Place } from '../../model/call';
import type { Expression, Span } from '../../model/facts';
import { globalName } from '../globals';
import { optionReadings } from '../sdkOptions';
import { boundOfSignal } from '../signals';
import { settledExpression } from '../statics';
import { someInside } from '../tree';
import type { Located, Resolver } from '../values';
import { regionOf, type Repeat } from './attempts';
import type { EvidenceQuestion } from './question';

/** The signal that serves all attempts of a layer, and how long it lasts; null where each has its own. */
export function isOneSignal(
  repeat: Repeat,
  question: EvidenceQuestion,
): { readonly at: Place; readonly ms: number | null } | null {
  const { found, version, around } = question;
  const region = regionOf(repeat, question);
  if (!version?.signal || !region) return null;
  const reading = optionReadings(found, version.signal)[0]?.reading;
  if (reading?.state !== 'set') return null;
  const there = around.program.around(reading.home.path);
  const made = there ? madeAt(reading.value, reading.home, 0) : null;
  if (!there || made?.home.path !== found.request.home.path) return null;
  if (isIn(made.expression, region)) return null;
  const bound = boundOfSignal(reading.value, { ...there, resolver: reading.home }, 0);
  if (bound.kind !== 'time' || isLookedAt(reading.value, region, reading.home)) return null;
  return { at: made.home.positions.place(made.expression), ms: bound.ms };
}

const isIn = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

/** Where a signal, or the controller that it belongs to, is made. */
export function madeAt(signal: Expression, home: Resolver, depth: number): Located | null {
  if (depth > 8) return null;
  if (signal.kind === 'new') return { expression: signal, home };
  if (signal.kind === 'call') {
    const name = globalName(signal.callee, home);
    const first = signal.args[0]?.value;
    if (name === 'AbortSignal.timeout') return { expression: signal, home };
    if (name !== 'AbortSignal.any' || first?.kind !== 'array') return null;
    return first.elements.map((one) => madeAt(one, home, depth + 1)).find(Boolean) ?? null;
  }
  if (signal.kind === 'member' && signal.property === 'signal') {
    const controller = settledExpression(signal.object, home);
    return controller?.expression.kind === 'new' ? controller : null;
  }
  const settled = settledExpression(signal, home);
  return settled ? madeAt(settled.expression, settled.home, depth + 1) : null;
}

/** The code asks the signal whether it has fired, or hands it to whoever repeats: it ends the repeats on purpose. */
function isLookedAt(signal: Expression, region: Span, { index }: Resolver): boolean {
  const asked = [
    ...(index.members.get('aborted') ?? []),
    ...(index.members.get('throwIfAborted') ?? []),
  ];
  if (asked.some((member) => isIn(member, region))) return true;
  const name =
    signal.kind === 'reference'
      ? signal.name
      : signal.kind === 'member' && signal.object.kind === 'reference'
        ? signal.object.name
        : null;
  const call = index.calls.find(({ start, end }) => start === region.start && end === region.end);
  return (call?.args ?? []).some(
    ({ value }) =>
      value.kind !== 'function' &&
      someInside(
        [value],
        (node) => 'kind' in node && node.kind === 'reference' && node.name === name,
      ),
  );
}
