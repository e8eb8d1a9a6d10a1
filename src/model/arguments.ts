/** Arguments of a call by position and by name. Languages without names for arguments have positions alone. */
import type { Argument, Expression, ObjectExpression, Property, Span } from './facts';

/** Stands where a position does: all arguments that a call gives by name, as the properties of one object. */
export const byName = -1;

const objects = new WeakMap<readonly Argument[], ObjectExpression>();

/** What stands at a position; null where nothing does, or where a spread or a name stands in its place. */
export function argumentAt(args: readonly Argument[], position: number): Expression | null {
  if (position === byName) return namedArguments(args);
  const argument = args[position];
  return argument?.spread === null && argument.name === null ? argument.value : null;
}

/** What stands at a position or is given by a name, whichever the call has. */
export function argumentNamed(
  args: readonly Argument[],
  position: number,
  name: string | undefined,
): Expression | null {
  const named = name === undefined ? undefined : args.find((one) => one.name === name);
  return named?.value ?? argumentAt(args, position);
}

/** Some argument takes a place that cannot be told: `f(*items)`. Names spread by `**` leave positions alone. */
export const hasSpread = (args: readonly Argument[], position: number): boolean =>
  position !== byName && args.some(({ spread }) => spread !== null);

/** Arguments given by name as one object, the same each time; null where there are none. */
function namedArguments(args: readonly Argument[]): ObjectExpression | null {
  const known = objects.get(args);
  if (known) return known;
  const named = args.filter(({ name, spread }) => name !== null || spread === 'keyword');
  const [first] = named;
  const last = named.at(-1);
  if (!first || !last) return null;
  // What is spread comes first: a name that is given beside it cannot be in it.
  const properties = [...named]
    .sort((a, b) => Number(a.name !== null) - Number(b.name !== null))
    .map(propertyOf);
  const start = Math.min(...properties.map((one) => one.start));
  const object: ObjectExpression = { kind: 'object', start, end: last.value.end, properties };
  objects.set(args, object);
  return object;
}

function propertyOf({ name, nameSpan, value, spread, commented }: Argument): Property {
  const key: Span = nameSpan ?? value;
  return {
    start: key.start,
    end: value.end,
    key: name,
    keySpan: { start: key.start, end: key.end },
    value,
    spread: spread === 'keyword',
    commented: commented === true,
  };
}
