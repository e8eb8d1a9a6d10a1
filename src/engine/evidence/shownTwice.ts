/** Streams that are shown while they are read, inside something that starts them again when they break. */
import type { LoopStatement, Span } from '../../model/facts';
import { forEachChild, isClass, isFunction, someInside, type FactNode } from '../tree';
import { regionOf, type Repeat } from './attempts';
import type { EvidenceQuestion } from './question';

export function isShownTwice(repeat: Repeat, question: EvidenceQuestion): boolean {
  const { stream, around, found } = question;
  const region = regionOf(repeat, question);
  if (!stream || !region || found.request.home.path !== around.path) return false;
  return stream.loops.some((over) => {
    const loop = around.index.parents.get(over as FactNode);
    if (!loop || !('kind' in loop) || loop.kind !== 'loop' || !isIn(loop, region)) return false;
    if (!shows(loop)) return false;
    return repeat.step.kind !== 'loop' || !asksWhatWasShown(repeat.step.caughtBy.body, loop);
  });
}

const isIn = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

const outputs = new Set(['write', 'enqueue', 'send', 'emit', 'postMessage', 'writeSSE']);

/** Pieces leave the loop as they come: `yield`, `response.write(text)`, `onToken(text)`. */
function shows(loop: LoopStatement): boolean {
  const grown = namesGrownIn(loop);
  return someInside(loop.body, (node) => {
    if (!('kind' in node)) return false;
    if (node.kind === 'yield') return true;
    if (node.kind !== 'call') return false;
    const { callee, args } = node;
    const isOutput =
      callee.kind === 'member'
        ? outputs.has(callee.property ?? '')
        : callee.kind === 'reference' && /^on[A-Z]/.test(callee.name);
    // The whole text so far replaces what was shown before.
    return isOutput && args.length > 0 && !args.some(({ value }) => mentions(value, grown));
  });
}

function namesGrownIn(loop: LoopStatement): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: FactNode): void => {
    if (isFunction(node) || isClass(node)) return;
    if ('kind' in node && node.kind === 'assign' && node.target.kind === 'name')
      names.add(node.target.name);
    forEachChild(node, visit);
  };
  loop.body.forEach(visit);
  return names;
}

const mentions = (root: FactNode, names: ReadonlySet<string>): boolean =>
  someInside([root], (node) => 'kind' in node && node.kind === 'reference' && names.has(node.name));

/** The handler looks at something that the loop over the stream has set: whether anything was shown. */
const asksWhatWasShown = (handler: readonly FactNode[], loop: LoopStatement): boolean => {
  const set = namesGrownIn(loop);
  return someInside(handler, (node) => {
    const isTest = 'kind' in node && node.kind === 'branch' && node.test !== null;
    return isTest && mentions(node.test, set);
  });
};
