/** A bound on the silence of a stream that is read in a loop. */
import { fixOf, named } from './fix';
import { firstTokenMs, idleMs } from './values';
import type { Span } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { SilenceOption } from '../model/knowledge';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import { formatDuration } from '../model/words';
import type { NamedConstant, Writer } from '../model/writer';

/** Wraps what the loop runs over into a helper that ends the request when nothing arrives. */
export function boundSilence(subject: CallSubject): FixPlan {
  return ({ writer }) => {
    const edits = silenceEdits(subject, writer);
    const title = `End this stream with an error after ${formatDuration(idleMs(subject))} of silence`;
    return edits && fixOf('bound-silence', title, false, edits);
  };
}

/** By an option of the SDK, where all who read the stream hear of it; safe where they hear of it as an error. */
export function boundChunks(subject: CallSubject): FixPlan {
  return (tools) => {
    const { stream, facts } = subject;
    const silence = facts?.timeout.silence;
    const reads = stream && !stream.opaque && stream.guard === null ? stream.reads : [];
    if (!silence || reads.length === 0) return null;
    if ([...(stream?.loops ?? []), ...(stream?.partLoops ?? [])].length > 0) return null;
    const isFailing = reads.every(({ name }) => silence.fails.includes(name));
    const isTold = reads.every(({ name }) => [...silence.fails, ...silence.tells].includes(name));
    if (!isTold) return null;
    const edits = partEdits(subject, silence, tools);
    const isDelayed = mayWaitFor(silence.waitsFor, subject);
    const how = isFailing ? 'with an error' : 'as aborted';
    const cut = isDelayed ? '; a tool that runs for longer is cut too' : '';
    const until = formatDuration(idleMs(subject));
    const title = `End this stream ${how} after ${until} of silence between chunks: \`${silence.part}\`${cut}`;
    return edits && fixOf('bound-chunks', title, isFailing && !isDelayed, edits);
  };
}

function partEdits(
  subject: CallSubject,
  { option, part }: SilenceOption,
  { writer }: FixTools,
): readonly TextEdit[] | null {
  const { node, optionsArgument } = subject;
  if (!option.places.includes('call') || optionsArgument === null) return null;
  const [constant] = constants(subject).slice(-1);
  if (!constant) return null;
  const time = named(writer, { ...constant, comment: chunkComment }, node.start);
  const name = `${option.name}.${part}`;
  const edits = writer.setOptions(node, optionsArgument, [{ name, value: time.value }]);
  return edits && [...time.edits, ...edits];
}

const chunkComment = 'Silence between two chunks that no healthy stream shows.';

/** Something in the request is waited for between two chunks, or may be. */
const mayWaitFor = (names: readonly string[], { node: { args } }: CallSubject): boolean => {
  const body = args[0]?.value;
  if (body?.kind !== 'object') return true;
  return body.properties.some(({ key, spread }) => spread || (key !== null && names.includes(key)));
};

/** Null where the stream is read in no loop, or in several. */
export function silenceEdits(subject: CallSubject, writer: Writer): readonly TextEdit[] | null {
  const loop = onlyLoop(subject);
  const isList = loop !== null && orList.test(writer.sourceOf(loop));
  const id = isList ? 'bound-silence-or-list' : 'bound-silence';
  const helper = loop && writer.declareHelper(id, loop.start);
  if (!loop || !helper) return null;
  const times = constants(subject).map((constant) => named(writer, constant, loop.start));
  const values = times.map((time) => time.value);
  const wrapped = writer.wrapExpression(loop, helper.name, values);
  return [...times.flatMap((time) => time.edits), ...wrapped, ...helper.edits];
}

/** `stream ?? []`: for types, and where there is no stream, a list. */
const orList = /(?:\?\?|\|\|)\s*\[\s*\]$/;

/** The loop over the stream, or over the one part of it that is read; null where there are several. */
function onlyLoop({ stream }: CallSubject): Span | null {
  const loops = stream?.loops.length === 0 ? (stream.partLoops ?? []) : (stream?.loops ?? []);
  return loops.length === 1 ? (loops[0] ?? null) : null;
}

/** One constant where the first token and later silence get the same time. */
function constants(subject: CallSubject): readonly NamedConstant[] {
  const first = firstTokenMs(subject);
  const idle = idleMs(subject);
  if (first === idle)
    return [
      {
        name: 'STREAM_SILENCE_MS',
        value: idle,
        comment: 'Silence that no healthy stream shows, before the first token or between two.',
      },
    ];
  return [
    {
      name: 'FIRST_TOKEN_MS',
      value: first,
      comment: 'A stream that is silent for so long will not begin.',
    },
    { name: 'STREAM_SILENCE_MS', value: idle, comment: 'Silence that no healthy stream shows.' },
  ];
}
