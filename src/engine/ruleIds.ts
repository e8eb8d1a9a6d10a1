/** The ids of all rules, in the order of the registry. */
import { rules } from '../rules';

export const ruleIds: readonly string[] = rules.map(({ id }) => id);
