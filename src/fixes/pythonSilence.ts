/** A bound on the silence of a stream that Python reads in `async for`. One that is read by waiting cannot be bounded. */
import { fixOf, named } from './fix';
import { isRelease } from './recipe';
import { firstTokenMs, idleMs } from './values';
import type { CallSubject, FixPlan } from '../model/subject';
import { formatDuration } from '../model/words';

/** `aiter` and `anext` are built in from this release on. */
const hasAnext = '3.10';

const helper = (
  iterator: string,
  next: string,
): string => `async def $name$(stream, seconds: float):
    """Passes a stream on; silence for so long raises a TimeoutError."""
    iterator = ${iterator}
    while True:
        try:
            part = await $asyncio$.wait_for(${next}, timeout=seconds)
        except StopAsyncIteration:
            return
        yield part`;

/** Hands what the loop runs over to a function that ends the request when nothing arrives. */
export function boundStream(subject: CallSubject): FixPlan {
  return ({ writer, manifest }) => {
    const { stream, call } = subject;
    const [loop, ...more] = stream?.loops ?? [];
    if (call.language !== 'python' || !loop || more.length > 0) return null;
    const before = writer.sourceOf({ start: Math.max(0, loop.start - 200), end: loop.start });
    if (!/\basync for [^\n:]* in $/.test(before)) return null;
    const imported = writer.addImport(
      { module: 'asyncio', names: [{ imported: '*', local: 'asyncio' }] },
      loop.start,
    );
    if (!imported) return null;
    const isNew = isRelease(manifest?.oldestPython ?? '3', hasAnext);
    const code = isNew
      ? helper('aiter(stream)', 'anext(iterator)')
      : helper('stream.__aiter__()', 'iterator.__anext__()');
    const declared = writer.declareCode(
      {
        name: 'bound_silence',
        comment: '',
        code: code.replace('$asyncio$', imported.names[0] ?? 'asyncio'),
        place: 'end',
      },
      loop.start,
    );
    if (!declared) return null;
    const ms = Math.max(firstTokenMs(subject), idleMs(subject));
    const time = named(
      writer,
      {
        name: 'STREAM_SILENCE_SECONDS',
        value: ms / 1_000,
        comment: 'Silence that no healthy stream shows, before the first token or between two.',
      },
      loop.start,
    );
    const wrapped = writer.wrapExpression(loop, declared.name, [time.value]);
    const title = `End this stream with an error after ${formatDuration(ms)} of silence`;
    const edits = [...imported.edits, ...time.edits, ...declared.edits, ...wrapped];
    return fixOf('bound-silence', title, false, edits);
  };
}
