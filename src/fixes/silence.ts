/** A bound on the silence of a stream that is read in a loop. */
import { fixOf, named } from './fix';
import { firstTokenMs, idleMs } from './values';
import type { CallSubject, FixPlan } from '../model/subject';
import { formatDuration } from '../model/words';
import type { NamedConstant } from '../model/writer';

/** Wraps what the loop runs over into a helper that ends the request when nothing arrives. */
export function boundSilence(subject: CallSubject): FixPlan {
  return ({ writer }) => {
    const loop = subject.stream?.loops[0];
    if (!loop || subject.stream.loops.length !== 1) return null;
    const helper = writer.declareHelper('bound-silence', loop.start);
    if (!helper) return null;
    const times = constants(subject).map((constant) => named(writer, constant, loop.start));
    const wrapped = writer.wrapExpression(
      loop,
      helper.name,
      times.map((time) => time.value),
    );
    return fixOf(
      'bound-silence',
      `End this stream with an error after ${formatDuration(idleMs(subject))} of silence`,
      false,
      [...times.flatMap((time) => time.edits), ...wrapped, ...helper.edits],
    );
  };
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
