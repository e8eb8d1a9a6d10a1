/** A circuit breaker, shared by the calls to a provider: while it is open, the other answers at once. */
import type { Manner } from './fallback';
import { convertedQuestion } from './fallbackConverted';
import type { Questioning } from './fallbackEdits';
import type { Offer } from './fallbackOffers';
import { sameQuestion } from './fallbackSame';
import { supply } from './recipe';
import type { FallbackWay } from '../model/knowledge';
import type { CallSubject, FixTools } from '../model/subject';

const questionings: Readonly<Partial<Record<FallbackWay['kind'], Questioning>>> = {
  model: sameQuestion,
  converted: convertedQuestion,
};

/** Null where nobody waits, where nothing tells a provider in trouble, or where no breaker can be had. */
export function behindBreaker(first: CallSubject, { way }: Offer, tools: FixTools): Manner | null {
  const questioning = questionings[way.kind];
  const supplied = suppliedFor(first, tools);
  if (!questioning || !supplied || first.call.patience !== 'interactive') return null;
  return {
    kind: 'breaker',
    says: ', and at once while most calls fail: circuit breaker',
    install: supplied.install,
    asking: (subject, offer, _tools, bound) => {
      const { node, call } = subject;
      // What is added inside the call would be moved by what is put around it.
      const isWhole = call.streaming === false && bound === '';
      const own = isWhole ? suppliedFor(subject, tools) : null;
      const question = own && questioning(subject, offer, tools, bound);
      if (!own || !question || !tools.writer.isAwaited(node)) return null;
      const deferred = tools.writer.deferExpression(node, own.runs, [question.code]);
      return deferred && [...question.edits, ...own.edits, ...deferred];
    },
  };
}

function suppliedFor({ call, failure, node }: CallSubject, tools: FixTools) {
  if (!failure || failure.answers === true) return null;
  const provider = call.provider.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return supply('breaker', { status: failure.status, provider }, node.start, tools);
}
