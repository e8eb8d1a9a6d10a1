/** Timers that are set in front of a call and interrupt whatever runs when they ring: `signal.alarm(30)`. */
import type { CallExpression, NewExpression } from '../model/facts';
import type { Knowledge, Wrapper } from '../model/knowledge';
import { isExternal, type Surroundings } from './surroundings';
import { withWrapper, type Trail } from './trail';
import { isFunction, type FactNode } from './tree';
import { wrapperOption } from './wrapperOptions';

const known = new WeakMap<Knowledge, readonly Wrapper[]>();

function alarmsOf(knowledge: Knowledge): readonly Wrapper[] {
  const before = known.get(knowledge);
  if (before) return before;
  const found = knowledge.wrappers.filter(({ argument }) => argument === 'following');
  known.set(knowledge, found);
  return found;
}

/** The same trail under the timer that was set last before `node`, in this loop or function and in none inside it. */
export function underAlarm(node: FactNode, scope: FactNode, trail: Trail): Trail {
  const { around } = trail;
  const sources = new Set(around.index.facts.imports.map(({ source }) => source));
  const alarms = alarmsOf(around.knowledge).filter((one) => sources.has(one.package ?? ''));
  if (alarms.length === 0) return trail;
  const before = around.index.calls.filter(
    (call) =>
      call.start >= scope.start && call.end <= node.start && scopeOf(call, around) === scope,
  );
  for (const call of before.toReversed()) {
    const wrapper = alarms.find((one) => isSetBy(call, one, around));
    if (wrapper) return isOff(wrapper, call, trail) ? trail : under(wrapper, call, trail);
  }
  return trail;
}

type Call = CallExpression | NewExpression;

const isSetBy = ({ callee }: Call, { package: source, names }: Wrapper, around: Surroundings) =>
  source !== null && isExternal(callee, source, names, around) !== null;

const under = (wrapper: Wrapper, call: Call, trail: Trail): Trail =>
  withWrapper(trail, { wrapper, made: null }, call);

/** `signal.alarm(0)`. */
function isOff(wrapper: Wrapper, call: Call, trail: Trail): boolean {
  const step = under(wrapper, call, trail).steps.at(-1);
  if (step?.kind !== 'wrapper' || wrapper.effect.kind !== 'timeout') return true;
  const option = wrapperOption(wrapper.effect.options, step);
  return option.state === 'set' && option.value === 0;
}

function scopeOf(node: FactNode, { index }: Surroundings): FactNode | null {
  for (let at = index.parents.get(node); at; at = index.parents.get(at))
    if (isFunction(at) || ('kind' in at && at.kind === 'loop')) return at;
  return null;
}
