/** Routes that a failure leaves uncaught: their framework answers, with nothing that says when to come again. */
import type { OpenRoute } from '../../model/evidence';
import { raisesAtCall } from '../ecosystems';
import type { EvidenceQuestion } from './question';

export function openRouteOf({ paths, call, found, around }: EvidenceQuestion): OpenRoute | null {
  // What fails while it is read has left the route by then.
  if (call.streaming !== false || found.operation.failsLater === true) return null;
  const [path, ...more] = paths;
  if (!path || more.length > 0 || path.guessed || path.steps.some(({ kind }) => kind === 'opaque'))
    return null;
  const { end, left } = path;
  if (end.kind !== 'entry' || call.errors.handling !== 'none') return null;
  if (left?.around.path !== around.path || left.fn.concise) return null;
  if (!left.fn.async && !raisesAtCall(left.fn, around.index.facts)) return null;
  const [first, last] = [left.fn.body[0], left.fn.body.at(-1)];
  if (!first || !last) return null;
  return {
    framework: end.framework.id,
    body: { start: first.start, end: last.end },
    params: left.fn.params.map(({ pattern }) => (pattern.kind === 'name' ? pattern.name : null)),
    packages: around.index.facts.imports.map(({ source }) => source),
  };
}
