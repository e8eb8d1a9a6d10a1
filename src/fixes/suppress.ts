/** A comment that silences one finding and says why. */
import { fixOf } from './fix';
import type { FixPlan } from '../model/subject';

/** `at`: offset of the finding. The reason is for the user to write. */
export function suppress(rules: readonly string[], at: number): FixPlan {
  return ({ writer }) => {
    const names = rules.join(', ');
    const edits = writer.commentAbove(at, `lifeboat-ignore-next-line ${names} -- reason:`);
    return fixOf('suppress', `Ignore ${names} here, with a reason`, false, edits);
  };
}
