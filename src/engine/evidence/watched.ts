/** Work that somebody starts by hand and looks at: nobody else waits for its answer. */
import { isOfScript } from '../scripts';
import type { EvidenceQuestion } from './question';

/** Folders whose programs serve those who work on the code. */
const workshop =
  /(?:^|\/)(?:scripts?(?:[-_]\w+)?|bench(?:marks?)?|examples?|samples?|demos?|tutorials?|cookbooks?|example_code)\//i;

/** A cell of a notebook, or a script of such a folder that begins by itself. */
export const isWatched = ({ call, paths }: EvidenceQuestion): boolean =>
  call.cell !== null || (workshop.test(call.path) && isOfScript(paths));
