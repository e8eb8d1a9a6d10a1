/** One name in the place of another. */
import { fixOf } from './fix';
import type { FixPlan } from '../model/subject';

/** Writes `newText` over the span. A suggestion: another model answers in other ways. */
export const replaceModel =
  (
    span: { readonly path: string; readonly start: number; readonly end: number },
    newText: string,
  ): FixPlan =>
  () =>
    fixOf('replace-model', `Ask \`${newText}\` instead`, false, [{ ...span, newText }]);
