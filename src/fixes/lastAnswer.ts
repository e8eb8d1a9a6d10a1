/** A degraded answer: the last good one to the same question. */
import { answeredFix, type Manner } from './fallbackCalls';
import { supply } from './recipe';
import type { Expression, Property } from '../model/facts';
import type { CallSubject, ClientSubject, FixPlan, FixTools } from '../model/subject';
import type { Writer } from '../model/writer';

/** For whoever is better served by an old answer than by none: nobody can know that but who writes the program. */
export const lastAnswerFix =
  (calls: readonly CallSubject[], client: ClientSubject): FixPlan =>
  (tools) => {
    const manner: Manner = {
      kind: 'last-answer',
      ask: (subject) => recalled(subject, tools),
      title: (when) => `Give the last good answer to the same question ${when}`,
      added: [],
      isInside: true,
      byHand: true,
    };
    return answeredFix(manner, calls, client, tools);
  };

function recalled(subject: CallSubject, tools: FixTools) {
  const { node, call } = subject;
  const { writer } = tools;
  if (call.streaming !== false || !writer.isAwaited(node)) return null;
  const question = questionOf(subject, tools);
  const supplied = question === null ? null : supply('last-answer', {}, node.start, tools);
  if (question === null || !supplied) return null;
  const deferred = writer.deferExpression(node, supplied.runs, [question]);
  return deferred && [...supplied.edits, ...deferred];
}

/** Where requests hold what is asked; plain data. */
const asked: ReadonlySet<string> = new Set([
  ...['messages', 'prompt', 'input', 'contents', 'content', 'texts', 'text', 'value', 'values'],
  ...['system', 'instructions', 'query', 'documents', 'model'],
]);

/** All that tells one question from another, on one line, so that the call stays easy to read; null where that is not so. */
function questionOf({ node }: CallSubject, { writer }: FixTools): string | null {
  const body = node.args[0]?.value;
  if (body?.kind !== 'object') return body ? onOneLine(body, writer) : null;
  const parts = body.properties.filter((one) => !isSetting(one));
  const isKnown = ({ key, value, role, spread }: Property): boolean =>
    role === undefined && !spread && (asked.has(key ?? '') || isConstant(value));
  const texts = parts.map((one) => (isKnown(one) ? onOneLine(one.value, writer) : null));
  if (texts.length === 0 || texts.includes(null)) return null;
  return texts.length === 1 ? (texts[0] ?? null) : `[${texts.join(', ')}]`;
}

function onOneLine(value: Expression, writer: Writer): string | null {
  const text = writer.rewritten(value, []);
  return text === null || text.includes('\n') ? null : text;
}

/** Numbers, switches, and a model object, which is the same each time and says nothing as text. */
const isSetting = ({ key, value }: Property): boolean =>
  (value.kind === 'literal' && typeof value.value !== 'string') ||
  (key === 'model' && (value.kind === 'call' || value.kind === 'member'));

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'literal':
      return true;
    case 'template':
      return value.values.length === 0;
    case 'array':
      return value.elements.every(isConstant);
    case 'object':
      return value.properties.every((one) => !one.spread && isConstant(one.value));
    default:
      return false;
  }
}
