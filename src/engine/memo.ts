/** Answers that are asked for again and again within one analysis. */
import type { Surroundings } from './surroundings';

/** Remembers the answer for each key of a module, as long as its surroundings live; the answer must follow from both. */
export function remembered<Key extends object, Answer>(
  answer: (key: Key, around: Surroundings) => Answer,
): (key: Key, around: Surroundings) => Answer {
  const known = new WeakMap<Surroundings, WeakMap<Key, Answer>>();
  return (key, around) => {
    const answers = known.get(around) ?? new WeakMap<Key, Answer>();
    known.set(around, answers);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const now = answer(key, around);
    answers.set(key, now);
    return now;
  };
}
