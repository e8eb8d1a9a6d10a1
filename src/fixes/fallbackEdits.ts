/** What every fallback is written with. */
import type { Offer } from './fallbackOffers';
import type { Limits } from './fallbackPrimary';
import type { TextEdit } from '../model/finding';
import type { FallbackWay } from '../model/knowledge';
import type { CallSubject, FixTools } from '../model/subject';
import type { CodeText, Writer } from '../model/writer';

/** The function that hears of the failure and asks the other: it tells the log first. */
function handlerOf(
  code: CodeText,
  { other }: Pick<Offer, 'other'>,
  at: number,
  writer: Writer,
): CodeText {
  const type = writer.language(at) === 'typescript' ? ': unknown' : '';
  return `(error${type}) => {
  console.warn('No answer, asking ${other.label}:', error);
${indent(code)}
}`;
}

/** Asks the other where one call fails; null where this call cannot be told so. */
export type Asking<Other = Offer> = (
  subject: CallSubject,
  offer: Other,
  tools: FixTools,
  limits: Limits,
) => readonly TextEdit[] | null;

/** What the other is asked by. */
export interface Question {
  /** What it needs elsewhere. */
  readonly edits: readonly TextEdit[];
  /** Statements before it, each with its line end; empty for none. */
  readonly before: CodeText;
  /** A promise of the answer. */
  readonly code: CodeText;
}

/** `bound`: a property that bounds the other call too, empty where something else does. */
export type Questioning<Other = Offer> = (
  subject: CallSubject,
  offer: Other,
  tools: FixTools,
  bound: string,
) => Question | null;

/** The question is put where the promise of the call fails. */
export const whereItFails =
  <Other extends Pick<Offer, 'other'>>(questioning: Questioning<Other>): Asking<Other> =>
  (subject, offer, tools, { bound, inside }) => {
    const { node } = subject;
    const question = questioning(subject, offer, tools, bound);
    if (!question || !tools.writer.isAwaited(node)) return null;
    const code = `${question.before}return ${question.code};`;
    const handler = handlerOf(code, offer, node.start, tools.writer);
    const chained = around(node, inside, tools.writer, (writer, target) =>
      writer.chainCall(target, 'catch', handler),
    );
    return chained && [...question.edits, ...chained];
  };

/** Puts something around a call that is changed inside too. */
export const around = (
  node: CallSubject['node'],
  inside: readonly TextEdit[],
  writer: Writer,
  put: (writer: Writer, target: CallSubject['node']) => readonly TextEdit[] | null,
): readonly TextEdit[] | null =>
  inside.length === 0 ? put(writer, node) : (writer.inTwoSteps?.(node, inside, put) ?? null);

/** A way's code with the names that its imports got. */
export const filled = (
  { code, imports }: Pick<FallbackWay, 'code' | 'imports'>,
  names: readonly string[],
  values: Readonly<Record<string, string>>,
): string =>
  [
    ...imports.map(({ local }, index) => [local, names[index] ?? local] as const),
    ...Object.entries(values),
  ].reduce((text, [key, value]) => text.replaceAll(`$${key}$`, value), code);

const indent = (code: string): string => code.replace(/^(?=.)/gm, '  ');
