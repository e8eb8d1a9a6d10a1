/** Another model of the same provider: it answers where one model is overloaded, not where all of the provider is down. */
import { answeredFix, type Manner } from './fallbackCalls';
import { whereItFails } from './fallbackEdits';
import type { Offer } from './fallbackOffers';
import { modelValue } from './fallbackSame';
import type { Expression } from '../model/facts';
import type { FallbackFacts } from '../model/knowledge';
import type { CallSubject, ClientSubject, FixPlan, FixTools } from '../model/subject';

/** By hand: it is no help in an outage of the whole provider, which is what fallbacks are for. */
export const otherModelFix =
  (calls: readonly CallSubject[], client: ClientSubject): FixPlan =>
  (tools) => {
    const [first] = calls;
    const next = first ? neighbourOf(first, tools) : null;
    if (!next) return null;
    const { facts, model } = next;
    const asking = whereItFails<Pick<Offer, 'other'>>((subject, _offer, _tools, bound) => {
      const own = bound === '' && subject.call.streaming === false ? nameOf(subject) : null;
      const change = own && { start: own.start, end: own.end, code: `'${model}'` };
      const code = change && tools.writer.rewritten(subject.node, [change]);
      return code ? { edits: [], before: '', code } : null;
    });
    const manner: Manner = {
      kind: 'other-model',
      ask: (subject, limits) =>
        neighbourOf(subject, tools)?.model === model
          ? asking(subject, { other: { ...facts, label: model } }, tools, limits)
          : null,
      title: (when) =>
        `Let \`${model}\` answer ${when}: the same provider, no help when all of it is down`,
      added: [],
      byHand: true,
    };
    return answeredFix(manner, calls, client, tools);
  };

function neighbourOf(
  { call }: CallSubject,
  { fallbacks = [] }: FixTools,
): { readonly facts: FallbackFacts; readonly model: string } | null {
  const facts = fallbacks.find(
    ({ provider, neighbours }) => provider === call.provider && neighbours !== undefined,
  );
  const own = call.model ?? '';
  const next = facts?.neighbours?.find(
    ({ start, model }) => own.startsWith(start) && model !== own,
  );
  return facts && next ? { facts, model: next.model } : null;
}

/** The literal that names the model: itself, or what a model object is made of. */
function nameOf({ node, call }: CallSubject): Expression | null {
  const value = modelValue(node);
  const name = value?.kind === 'call' ? value.args[0]?.value : value;
  return name?.kind === 'literal' && name.value === call.model ? name : null;
}
