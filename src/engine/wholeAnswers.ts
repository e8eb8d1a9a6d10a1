/** Requests whose code takes the answer as one piece: a stream would break it. */
import type { FoundCall } from './findCalls';
import { streamOf } from './streams';
import type { Surroundings } from './surroundings';
import { isFunction, someInside, type FactNode } from './tree';

/** Methods of a `Response` that wait for its end and give one value. */
const wholes: ReadonlySet<string> = new Set(['json', 'arrayBuffer', 'blob', 'formData']);

/** What says nothing about the body. */
const envelope: ReadonlySet<string> = new Set(['ok', 'status', 'statusText', 'headers', 'url']);

/** Everything that reads the answer of a raw request wants all of it. False where it cannot be seen, too. */
export function isReadWhole({ endpoint, request }: FoundCall, around: Surroundings): boolean {
  if (endpoint === null) return false;
  const there = around.program.around(request.home.path);
  if (!there) return false;
  const { reads, opaque, loops, partLoops } = streamOf(request.node, there);
  if (opaque || loops.length > 0 || (partLoops?.length ?? 0) > 0) return false;
  return (
    reads.some(({ name }) => wholes.has(name)) &&
    reads.every(
      ({ name, start }) =>
        wholes.has(name) || envelope.has(name) || (name === 'text' && isOfError(start, there)),
    )
  );
}

/** `if (!response.ok) throw new Error(await response.text())`: no stream comes with an error. */
function isOfError(start: number, { index }: Surroundings): boolean {
  const text = (index.members.get('text') ?? []).find(
    ({ propertySpan }) => propertySpan.start === start,
  );
  for (let at: FactNode | undefined = text; at && !isFunction(at); at = index.parents.get(at))
    if ('kind' in at && at.kind === 'branch' && at.test && asksStatus(at.test)) return true;
  return false;
}

const asksStatus = (test: FactNode): boolean =>
  someInside([test], (node) => {
    const isMember = 'kind' in node && node.kind === 'member';
    return isMember && (node.property === 'ok' || node.property === 'status');
  });
