/** Who may start a function that is kept somewhere: in a table, an object, a class that others know by an interface. */
import type { FunctionFact } from '../../model/facts';
import type { Surroundings } from '../surroundings';
import type { Up } from './ups';

export function keepersOf(_fn: FunctionFact, _around: Surroundings): readonly Up[] {
  return [];
}
