/** A circuit breaker, shared by the calls to a provider: while it is open, the other answers at once. */
import { convertedQuestion } from './fallbackConverted';
import { around, type Asking, type Questioning } from './fallbackEdits';
import type { Offer } from './fallbackOffers';
import { sameQuestion } from './fallbackSame';
import { supply, type Supplied } from './recipe';
import type { FallbackWay } from '../model/knowledge';
import type { CallSubject, FixTools } from '../model/subject';

const questionings: Readonly<Partial<Record<FallbackWay['kind'], Questioning>>> = {
  model: sameQuestion,
  converted: convertedQuestion,
};

export interface Breaker {
  readonly asking: Asking;
  /** What is to be installed for it; null where it is there. */
  readonly library: string | null;
}

/** Null where nobody waits, where nothing tells a provider in trouble, or where no breaker can be had. */
export function breakerFor(first: CallSubject, { way }: Offer, tools: FixTools): Breaker | null {
  const questioning = questionings[way.kind];
  const supplied = suppliedFor(first, tools);
  if (!questioning || !supplied || first.call.patience !== 'interactive') return null;
  return { asking: behindBreaker(questioning), library: supplied.added };
}

const behindBreaker =
  (questioning: Questioning): Asking =>
  (subject, offer, tools, { bound, inside }) => {
    const { node, call } = subject;
    // What is added inside the call would be moved by what is put around it.
    const isWhole = call.streaming === false && bound === '';
    const supplied = isWhole ? suppliedFor(subject, tools) : null;
    const question = supplied && questioning(subject, offer, tools, bound);
    if (!supplied || !question || !tools.writer.isAwaited(node)) return null;
    const deferred = around(node, inside, tools.writer, (writer, target) =>
      writer.deferExpression(target, supplied.runs, [question.code]),
    );
    return deferred && [...question.edits, ...supplied.edits, ...deferred];
  };

function suppliedFor({ call, failure, node }: CallSubject, tools: FixTools): Supplied | null {
  if (!failure || failure.answers === true) return null;
  const provider = call.provider.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return supply('breaker', { status: failure.status, provider }, node.start, tools);
}
