/** Routes that are registered by a method of a name alone: `app.post('/chat', handler)`, whatever the object. */
import type { CallExpression, Expression } from '../model/facts';
import type { FrameworkRegistration } from '../model/knowledge';
import { chainedText } from './chained';
import type { Surroundings } from './surroundings';
import { textOf } from './texts';

/** The first argument as people read it: `/chat`, `…/creds`, `*`; null where it is none that the method must have. */
export function registeredText(
  call: CallExpression,
  { first, receivers }: FrameworkRegistration,
  around: Surroundings,
): string | null {
  const routed = first === 'path' ? chainedText(call, 'route') : null;
  if (routed?.startsWith('/') === true) return routed;
  const given = call.args[0]?.value;
  const text = given ? readableText(given, around) : null;
  if (first === 'text') return given?.kind === 'literal' ? text : null;
  if (text?.startsWith('/') === true) return text;
  const isRouter = receivers !== undefined && new RegExp(receivers).test(receiverName(call));
  if (!isRouter || !given) return null;
  return text ?? hiddenPath(given);
}

/** Of several paths the first. */
function readableText(given: Expression, around: Surroundings): string | null {
  if (given.kind === 'array') {
    const [first] = given.elements;
    return first ? readableText(first, around) : null;
  }
  if (given.kind === 'function') return null;
  const pieces = textOf(given, around.resolver);
  return pieces.some((one) => one !== null) ? pieces.map((one) => one ?? '…').join('') : null;
}

/** Middleware has no path of its own; `this.routerPath('creds')` hides a part of it. */
function hiddenPath(given: Expression): string {
  if (given.kind === 'function') return '*';
  const part = given.kind === 'call' ? given.args[0]?.value : undefined;
  if (part?.kind !== 'literal' || typeof part.value !== 'string') return '…';
  return `…/${part.value.replace(/^\//, '')}`;
}

/** `router` in `this.router.route('/a').get(…)`. */
function receiverName({ callee }: CallExpression): string {
  const object = callee.kind === 'member' ? callee.object : callee;
  if (object.kind === 'call') return receiverName(object);
  if (object.kind === 'reference') return object.name;
  return object.kind === 'member' ? (object.property ?? '') : '';
}
