/** Code that fixes insert, and the packages that it needs. */
import type { Recipe } from '../../model/knowledge';
import { breakerRecipes } from './breaker';
import { lastAnswerRecipes } from './lastAnswer';
import { limitRecipes } from './limit';
import { pythonRetryRecipes } from './pythonRetry';
import { retryRecipes } from './retry';

export { answers } from './answers';
export { failures } from './failures';
export { fallbacks } from './fallbacks';
export { libraries } from './libraries';

export const recipes: readonly Recipe[] = [
  ...retryRecipes,
  ...limitRecipes,
  ...breakerRecipes,
  ...lastAnswerRecipes,
  ...pythonRetryRecipes,
];
