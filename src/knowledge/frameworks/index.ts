/** Where the outside world calls in: routes, pages, cloud functions, jobs, commands, bots. */
import type { Framework } from '../../model/knowledge';
import { functionFrameworks } from './functions';
import { jobFrameworks } from './jobs';
import { nestFrameworks } from './nest';
import { pythonFrameworks } from './python';
import { reactFrameworks } from './react';
import { toolFrameworks } from './tools';
import { webFrameworks } from './web';

/** The first that fits counts. */
export const frameworks: readonly Framework[] = [
  ...webFrameworks,
  ...functionFrameworks,
  ...jobFrameworks,
  ...toolFrameworks,
  ...nestFrameworks,
  ...reactFrameworks,
  ...pythonFrameworks,
];
