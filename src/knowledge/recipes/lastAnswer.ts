/** What was answered before, where nobody answers now. */
import type { Recipe } from '../../model/knowledge';

export const lastAnswerRecipes: readonly Recipe[] = [
  {
    kind: 'last-answer',
    languages: ['typescript', 'javascript'],
    library: null,
    imports: [],
    pieces: [
      {
        name: 'lastAnswers',
        comment: 'Answers by what was asked, of this process alone; at a hundred it begins anew.',
        place: 'top',
        code: 'const $name$ = new Map«<string, unknown>»();',
      },
      {
        name: 'askOrRecall',
        comment:
          'Where the call fails, the last good answer to the same question is given, however old it is; where there is none, the error.',
        place: 'end',
        code: `async function $name$«<T = ReturnType<typeof JSON.parse>>»(«
  »ask«: () => PromiseLike<T>»,«
 » question«: () => unknown,
»)«: Promise<T>» {
  const key = JSON.stringify(question());
  try {
    const answer = await ask();
    if ($lastAnswers$.size >= 100) $lastAnswers$.clear();
    $lastAnswers$.set(key, answer);
    return answer;
  } catch (error) {
    const last = $lastAnswers$.get(key);
    if (last === undefined) throw error;
    console.warn('No answer, giving the last one:', error);
    return last« as T»;
  }
}`,
      },
    ],
    runs: '$name$',
    source: { from: 'ECMAScript alone', date: '2026-11-23' },
  },
];
