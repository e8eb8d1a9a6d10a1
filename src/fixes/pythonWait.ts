/** A bound by asyncio on what is awaited: it cancels the request, with all of its attempts. */
import { boundTitle, fixOf, named, timeConstant } from './fix';
import { isRelease } from './recipe';
import { outerAttempts, outerWaits, timeoutWithin } from './values';
import type { Span } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import type { ValueText } from '../model/writer';

/** `asyncio.timeout` is there from this release on. */
const hasTimeout = '3.11';

/**
 * For calls that nothing else can bound. Only where they are awaited and give a whole answer: a call that waits by itself
 * cannot be ended from outside, and a stream is read behind its call.
 */
export function boundAwait(subject: CallSubject): FixPlan {
  return (tools) => {
    const { node, call } = subject;
    const { writer, patience } = tools;
    if (call.language !== 'python' || call.streaming !== false) return null;
    if (subject.waits === true || !writer.isAwaited(node)) return null;
    if (subject.facts?.bodyBehind === true) return null;
    const choice = timeoutWithin(subject, patience, outerAttempts(subject), outerWaits(subject));
    const imported = writer.addImport(
      { module: 'asyncio', names: [{ imported: '*', local: 'asyncio' }] },
      node.start,
    );
    if (!choice || !imported) return null;
    const time = named(writer, timeConstant(choice, 's'), node.start);
    const edits = boundEdits(node, imported.names[0] ?? 'asyncio', time.value, tools);
    const all = edits && [...imported.edits, ...time.edits, ...edits];
    return all && fixOf('bound-wait', boundTitle('this call', choice), false, all);
  };
}

/** A block around the statement, or a call around what is awaited. */
function boundEdits(
  node: Span,
  asyncio: string,
  time: ValueText,
  { writer, manifest }: FixTools,
): readonly TextEdit[] | null {
  const value = time.kind === 'reference' ? time.name : '';
  if (isRelease(manifest?.oldestPython ?? '3', hasTimeout)) {
    const block = writer.blockAround?.(node, `async with ${asyncio}.timeout(${value}):`);
    if (block) return block;
  }
  const code: ValueText = { kind: 'code', code: `timeout=${value}` };
  return writer.wrapExpression(node, `${asyncio}.wait_for`, [code]);
}
