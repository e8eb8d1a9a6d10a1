/** Texts that only say that there is no answer: put in its place, they tell of the failure. */
import type { Expression } from '../model/facts';

export function isApology(value: Expression): boolean {
  if (value.kind === 'template') return value.texts.some(saysSo);
  return value.kind === 'literal' && typeof value.value === 'string' && saysSo(value.value);
}

/** A sentence, no label: `Failed` may be a name for a state that the code goes on with. */
const saysSo = (text: string): boolean =>
  text.trim().split(/\s+/).length >= 3 && failing.test(text);

const failing =
  /\b(?:an? (?:\w+ )?error|errors? (?:occurred|while|generating)|failed to|failed\.|went wrong|try again|unavailable|unable to (?:process|generate|answer|respond|complete|get|reach)|sorry|apologi[sz]e)\b/i;
