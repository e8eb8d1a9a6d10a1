/** Names under which a handler has the error: its own parameter, parts of it, and texts that are made of them. */
import type { Expression, Pattern, Statement } from '../model/facts';
import { forEachChild, isClass, isFunction, type FactNode } from './tree';

export type Caught = ReadonlySet<string>;

export const nothingCaught: Caught = new Set();

/** Names that a body makes of the error are found in the order of the code. */
export function caughtNames(param: Pattern | null, body: readonly Statement[]): Caught {
  const names = new Set(param ? namesIn(param) : []);
  if (names.size === 0) return nothingCaught;
  const own = new Set<string>();
  const visit = (node: FactNode, isAsked: boolean): void => {
    if (isFunction(node) || isClass(node)) return;
    let asked = isAsked;
    if ('kind' in node) {
      if (node.kind === 'branch' && node.test && mentions(node.test, names)) asked = true;
      if (node.kind === 'declare') {
        const made = namesIn(node.target);
        made.forEach((name) => own.add(name));
        if (node.value && isOfError(node.value, names)) made.forEach((name) => names.add(name));
      }
      if (node.kind === 'assign' && node.target.kind === 'name') {
        // `let text = 'Unknown'; if (error.status === 401) text = 'Wrong key';` tells of the error too.
        const chosen = asked && own.has(node.target.name) && isText(node.value);
        if (chosen || isOfError(node.value, names)) names.add(node.target.name);
      }
    }
    forEachChild(node, (child) => {
      visit(child, asked);
    });
  };
  for (const statement of body) visit(statement, false);
  return names;
}

function namesIn(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'name':
      return [pattern.name];
    case 'object-pattern':
      return [
        ...pattern.entries.flatMap(({ target }) => namesIn(target)),
        ...(pattern.rest ? namesIn(pattern.rest) : []),
      ];
    case 'array-pattern':
      return pattern.elements.flatMap((one) => (one ? namesIn(one.target) : []));
    default:
      return [];
  }
}

/** A part of the error, or a text about it. What a function makes of it may be anything. */
function isOfError(value: Expression, names: Caught): boolean {
  switch (value.kind) {
    case 'reference':
      return names.has(value.name);
    case 'member':
      return isOfError(value.object, names);
    case 'template':
      return value.values.some((one) => mentions(one, names));
    case 'binary':
      return value.operator === '+' && mentions(value, names);
    case 'conditional':
      return (
        isOfError(value.then, names) ||
        isOfError(value.otherwise, names) ||
        (mentions(value.test, names) && isText(value.then) && isText(value.otherwise))
      );
    case 'logical':
      return isOfError(value.left, names) || isOfError(value.right, names);
    case 'call':
      return isTextOf(value, names);
    default:
      return false;
  }
}

/** `String(error)`, `error.message.slice(0, 80)`, `describeError(error)`. */
function isTextOf({ callee, args }: Expression & { kind: 'call' }, names: Caught): boolean {
  if (callee.kind === 'member' && mentions(callee.object, names)) return true;
  if (!args.some(({ value }) => mentions(value, names))) return false;
  const name =
    callee.kind === 'reference' ? callee.name : callee.kind === 'member' ? callee.property : null;
  return name !== null && (intoText.has(name) || /err(?:or)?|msg|message|reason/i.test(name));
}

const intoText = new Set(['String', 'str', 'repr', 'stringify', 'format_exc']);

const isText = (value: Expression): boolean =>
  value.kind === 'template' || (value.kind === 'literal' && typeof value.value === 'string');

export function mentions(value: FactNode, names: Caught): boolean {
  if (names.size === 0) return false;
  let found = false;
  const visit = (node: FactNode): void => {
    if ('kind' in node && node.kind === 'reference' && names.has(node.name)) found = true;
    if (!found) forEachChild(node, visit);
  };
  visit(value);
  return found;
}
