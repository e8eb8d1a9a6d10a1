/** What is chained to a call: `post(url).send(body).timeout(5_000).retry(2)`, `program.command('fix').action(…)`. */
import type { CallExpression } from '../model/facts';
import type { RequestNode } from './findCalls';
import { numberOf } from './numbers';
import { isExpression, type FactNode } from './tree';
import type { Resolver } from './values';

export interface ChainedSetting {
  readonly node: CallExpression;
  /** Null where it cannot be read. */
  readonly value: number | null;
}

/** The last call of a method in the chain behind a request. */
export function chainedSetting(
  request: RequestNode,
  method: string,
  home: Resolver,
): ChainedSetting | null {
  const { parents } = home.index;
  let found: ChainedSetting | null = null;
  let at: FactNode = request;
  for (;;) {
    const member = parents.get(at);
    const call = member ? parents.get(member) : undefined;
    if (!member || !isExpression(member) || member.kind !== 'member' || member.object !== at)
      return found;
    if (!call || !isExpression(call) || call.kind !== 'call' || call.callee !== member)
      return found;
    const first = call.args[0]?.value;
    if (member.property === method)
      found = { node: call, value: first ? (numberOf(first, home)?.value ?? null) : null };
    at = call;
  }
}

/** The first argument, a text, of the nearest call of a method before this one in its chain. */
export function chainedText(call: CallExpression, method: string): string | null {
  for (let { callee } = call; callee.kind === 'member';) {
    const before = callee.object;
    if (before.kind !== 'call') return null;
    const first = before.args[0]?.value;
    const isIt = before.callee.kind === 'member' && before.callee.property === method;
    if (isIt)
      return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : null;
    ({ callee } = before);
  }
  return null;
}
