/** Functions of the language and of libraries that pass on, repeat or bound what they are given. */
import type { Wrapper } from '../../model/knowledge';
import { languageWrappers } from './language';
import { limitWrappers } from './limits';
import { observabilityWrappers } from './observability';
import { policyWrappers } from './policies';
import { pythonWrappers } from './python';
import { reactWrappers } from './react';
import { retryWrappers } from './retry';
import { rxjsWrappers } from './rxjs';
import { serverWrappers } from './server';
import { timeoutWrappers } from './timeout';

/** The first that fits a call counts: packages come before methods of anything. */
export const wrappers: readonly Wrapper[] = [
  ...retryWrappers,
  ...timeoutWrappers,
  ...limitWrappers,
  ...policyWrappers,
  ...reactWrappers,
  ...observabilityWrappers,
  ...serverWrappers,
  ...rxjsWrappers,
  ...languageWrappers,
  ...pythonWrappers,
];
