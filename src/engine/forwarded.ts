/** Calls that hand a function and its arguments to somebody who runs it: `asyncio.to_thread(client.ask, question)`. */
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { Wrapper } from '../model/knowledge';
import { parentsOf } from './sdkIndex';
import { everything, type Resolver } from './values';

/** The call that is made somewhere else, as code would write it; null where nothing is handed on. */
export function forwardedCall(
  call: CallExpression | NewExpression,
  home: Resolver,
  forwarders: readonly Wrapper[],
  when: Wrapper['forwards'] = 'now',
): CallExpression | null {
  const fitting = forwarders.filter(({ forwards }) => forwards === when);
  const at = call.kind === 'call' ? handedAt(call.callee, home, fitting) : null;
  const handed = at === null ? undefined : call.args[at];
  if (call.kind !== 'call' || at === null || handed?.spread !== null || handed.name !== null)
    return null;
  const args = call.args.slice(at + 1);
  // `run_in_executor(None, partial(client.ask, question))`.
  const inner =
    handed.value.kind === 'call' ? forwardedCall(handed.value, home, forwarders, 'later') : null;
  return inner
    ? { ...call, callee: inner.callee, args: [...inner.args, ...args] }
    : { ...call, callee: handed.value, args };
}

/** Where a forwarder takes the function; null for any other callee. */
function handedAt(
  callee: Expression,
  home: Resolver,
  forwarders: readonly Wrapper[],
): number | null {
  const method = callee.kind === 'member' ? `.${callee.property ?? ''}` : null;
  const found = forwarders.find(({ package: source, names }) =>
    source === null
      ? method !== null && names.includes(method)
      : everything(home.valueOf(callee)).some(
          (one) =>
            one.kind === 'external' &&
            parentsOf(one.source).includes(source) &&
            names.includes(one.path.join('.')),
        ),
  );
  return typeof found?.argument === 'number' ? found.argument : null;
}
