/** Tells Lifeboat what a function does that it cannot follow: an entry in the project's settings. */
import { fixOf } from './fix';
import type { DeclaredWrapper, Patience } from '../model/config';
import type { CallSubject, FixPlan, UnfollowedHelper } from '../model/subject';
import { formatDuration } from '../model/words';

/** What a function is said to give. The numbers are for the user to correct. */
interface Gift {
  readonly says: string;
  readonly gives: Partial<DeclaredWrapper>;
}

/** Three attempts are what SDKs make of their own accord. */
const attempts = 3;

const giftsFor = ({ call }: CallSubject, patience: Patience): readonly Gift[] => {
  const timeoutSeconds = patience[call.patience];
  return [
    {
      says: `bounds what it runs (${formatDuration(timeoutSeconds * 1_000)})`,
      gives: { timeoutSeconds },
    },
    { says: `tries again (${String(attempts)} attempts)`, gives: { attempts } },
    { says: 'falls back to another answer', gives: { fallback: 'degraded' } },
  ];
};

/** Suggestions, one for each thing that the helper may do; only the user knows which is true. */
export const declareWrapper = (subject: CallSubject): readonly FixPlan[] =>
  subject.unfollowed.flatMap((helper) =>
    [0, 1, 2].map((index): FixPlan => ({ patience, declare }) => {
      const gift = giftsFor(subject, patience)[index];
      const declared = gift && declare?.({ ...declaredAs(helper), ...gift.gives });
      if (!gift || !declared) return null;
      const title = `\`${helper.name}\` ${gift.says}: declare it in ${declared.file}`;
      const fix = fixOf('declare-wrapper', title, false, declared.edits);
      return declared.isNew
        ? { ...fix, creates: declared.edits.map(({ path }) => path).slice(0, 1) }
        : fix;
    }),
  );

const declaredAs = ({ name, module, argument }: UnfollowedHelper): DeclaredWrapper => ({
  name,
  ...(module !== null && { module }),
  ...(argument > 0 && { argument }),
});
