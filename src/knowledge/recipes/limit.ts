/** A few requests at a time: the limiters that projects have, and the one that a fix may add. */
import type { Recipe, Source } from '../../model/knowledge';

const source: Source = {
  from: 'p-limit 3.1.0 to 7.3.3, p-queue 6.6.2 and 9.3.5, bottleneck 2.19.5, cockatiel 3.2.1: run',
  date: '2026-11-23',
};

const languages = ['typescript', 'javascript'] as const;
const why = 'So many requests run at the same time; the others wait for their turn.';

const pLimit: Recipe = {
  kind: 'limit',
  languages,
  library: 'p-limit',
  modulesFrom: 4,
  imports: [{ imported: 'default', local: 'pLimit' }],
  pieces: [
    { name: 'limitLlm', comment: why, place: 'top', code: 'const $name$ = $pLimit$($atOnce$);' },
  ],
  runs: '$name$',
  source,
};

const pQueue: Recipe = {
  kind: 'limit',
  languages,
  library: 'p-queue',
  // Before, what `require` and Node's `import` give is no class but holds one.
  from: 7,
  modulesFrom: 7,
  imports: [{ imported: 'default', local: 'PQueue' }],
  pieces: [
    {
      name: 'llmQueue',
      comment: why,
      place: 'top',
      code: 'const $name$ = new $PQueue$({ concurrency: $atOnce$ });',
    },
    {
      name: 'limitLlm',
      // The queue has no timeout, which is what `undefined` would stand for in its types before 9.
      comment: 'Runs when it is its turn.',
      place: 'end',
      code: `function $name$«<T = ReturnType<typeof JSON.parse>>»(«
  »run«: () => Promise<T>,
»)«: Promise<T>» {
  return $llmQueue$.add(run)« as Promise<T>»;
}`,
    },
  ],
  runs: '$name$',
  source,
};

const bottleneck: Recipe = {
  kind: 'limit',
  languages,
  library: 'bottleneck',
  imports: [{ imported: 'default', local: 'Bottleneck' }],
  pieces: [
    {
      name: 'llmLimiter',
      comment: why,
      place: 'top',
      code: 'const $name$ = new $Bottleneck$({ maxConcurrent: $atOnce$ });',
    },
  ],
  runs: '$name$.schedule',
  source,
};

const bulkhead: Recipe = {
  kind: 'limit',
  languages,
  library: 'cockatiel',
  imports: [{ imported: 'bulkhead', local: 'bulkhead' }],
  pieces: [
    {
      name: 'llmBulkhead',
      comment: why,
      place: 'top',
      code: 'const $name$ = $bulkhead$($atOnce$, Infinity);',
    },
  ],
  runs: '$name$.execute',
  source,
};

/** What a project has already comes first; of what may be added, the smallest. */
export const limitRecipes: readonly Recipe[] = [pLimit, pQueue, bottleneck, bulkhead];
