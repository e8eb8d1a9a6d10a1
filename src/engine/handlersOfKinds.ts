/** Which of several handlers of one `try` takes a failure, by the exception classes that they name. */
import type { Expression, Handler } from '../model/facts';
import { isOfClass, outageKinds, ownMatter, type FailureKind, type Known } from './failures';
import { isOwnMatter } from './ownErrors';
import type { Surroundings } from './surroundings';
import { everything } from './values';

/** Whether a handler takes failures of a kind; null where its classes do not tell. */
export const takes = (handler: Handler, kind: FailureKind, around: Surroundings): Known =>
  handler.types.length === 0 ? true : isOneOf(handler.types, kind, around);

/** Whether a failure of a kind is of one of these classes. */
export function isOneOf(
  types: readonly Expression[],
  kind: FailureKind,
  around: Surroundings,
): Known {
  const names = types.flatMap((type) => classesIn(type, around));
  const all = names.map((name) => (name === null ? null : isOfClass(name, kind)));
  if (all.includes(true)) return true;
  return all.every((one) => one === false) ? false : null;
}

/** The first handler that surely takes the kind, else the first that may; null where it passes all of them. */
export function handlerFor(
  handlers: readonly Handler[],
  kind: FailureKind,
  around: Surroundings,
): Handler | null {
  const [only, ...more] = handlers;
  if (only && more.length === 0 && only.types.length === 0) return only;
  const known = handlers.map((handler) => ({ handler, takes: takes(handler, kind, around) }));
  const found = known.find((one) => one.takes === true) ?? known.find((one) => one.takes === null);
  return found?.handler ?? null;
}

/** The handler that stands for all when a provider is down; null where an outage passes the `try`. */
export function handlerOfOutage(
  handlers: readonly Handler[],
  around: Surroundings,
): Handler | null {
  for (const kind of outageKinds) {
    const found = handlerFor(handlers, kind, around);
    if (found) return found;
  }
  return null;
}

/** Classes that stand together: `(RateLimitError, APITimeoutError)`, `RateLimitError | APITimeoutError`. */
export function classesTogether(type: Expression): readonly Expression[] {
  if (type.kind === 'array') return type.elements.flatMap(classesTogether);
  if (type.kind !== 'binary' || type.operator !== '|') return [type];
  return [...classesTogether(type.left), ...classesTogether(type.right)];
}

/** Names of the classes: `openai.RateLimitError`, a tuple of them, a name that stands for one. */
function classesIn(type: Expression, around: Surroundings): readonly (string | null)[] {
  const together = classesTogether(type);
  if (type.kind === 'array' || together.length > 1)
    return together.flatMap((one) => classesIn(one, around));
  const own = builtinClass(type, around);
  if (own !== null) return [own];
  if (type.kind === 'member') return [type.property];
  if (type.kind !== 'reference') return [null];
  const binding = around.resolver.bindingOf(type);
  const write = binding?.import || binding?.writes.length !== 1 ? null : binding.writes[0];
  if (write?.value?.kind === 'array') return classesIn(write.value, around);
  const raised = everything(around.resolver.valueOf(type)).find((one) => one.kind === 'class');
  // An exception class of the code's own comes from where the code raises it.
  if (raised && isOwnMatter(raised, around)) return [ownMatter];
  return [binding?.import?.name.imported ?? raised?.cls.name ?? type.name];
}

const builtin = new Set(['ConnectionError', 'IOError', 'OSError', 'TimeoutError']);

/** Python's own `ConnectionError` and `asyncio.TimeoutError`: most SDKs raise classes of theirs instead. */
function builtinClass(type: Expression, { index, resolver }: Surroundings): string | null {
  if (index.facts.language !== 'python') return null;
  if (type.kind === 'reference')
    return builtin.has(type.name) && !resolver.bindingOf(type) ? `builtins.${type.name}` : null;
  const isAsyncio =
    type.kind === 'member' && type.object.kind === 'reference' && type.object.name === 'asyncio';
  return isAsyncio && type.property === 'TimeoutError' ? 'builtins.TimeoutError' : null;
}
