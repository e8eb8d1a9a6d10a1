/** What is known of the packages that one language loads: names mean something else in another's. */
import type { FunctionFact, Language, ModuleFacts } from '../model/facts';
import type { Knowledge } from '../model/knowledge';

export type Ecosystem = 'npm' | 'pypi';

export const ecosystemOf = (language: Language): Ecosystem =>
  language === 'python' ? 'pypi' : 'npm';

const narrowed = new WeakMap<Knowledge, Map<Ecosystem, Knowledge>>();

/** SDKs, wrappers, frameworks and errors of one ecosystem; the rest is the same for all. */
export function knowledgeOf(knowledge: Knowledge, ecosystem: Ecosystem): Knowledge {
  const known = narrowed.get(knowledge) ?? new Map<Ecosystem, Knowledge>();
  narrowed.set(knowledge, known);
  const before = known.get(ecosystem);
  if (before) return before;
  const isOwn = (one: { readonly ecosystem?: 'pypi' }): boolean =>
    (one.ecosystem ?? 'npm') === ecosystem;
  const made: Knowledge = {
    ...knowledge,
    sdks: knowledge.sdks.filter(({ ecosystem: of }) => (of === 'pypi') === (ecosystem === 'pypi')),
    wrappers: knowledge.wrappers.filter((one) => one.declared !== undefined || isOwn(one)),
    frameworks: knowledge.frameworks.filter(isOwn),
    failures: knowledge.failures.filter(isOwn),
  };
  known.set(ecosystem, made);
  return made;
}

/** The call of a function that neither promises nor yields raises its failure, where no promise is made unseen. */
export const raisesAtCall = (fn: FunctionFact, { language }: ModuleFacts): boolean =>
  ecosystemOf(language) === 'pypi' && !fn.async && !fn.generator;
