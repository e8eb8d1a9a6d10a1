/** Circuit breakers: while most calls to a provider fail, the others are not sent, and a fallback answers at once. */
import type { Recipe, RecipePiece, Source } from '../../model/knowledge';

const source: Source = {
  from: 'cockatiel 3.2.1 (SamplingBreaker opens at no traffic below minimumRps) and opossum 9.0.0 with @types/opossum 8.1.9: source read',
  date: '2026-11-23',
};

const languages = ['typescript', 'javascript'] as const;

/** `$status$` is the property that holds the status. */
const isOutage: RecipePiece = {
  name: 'isOutage',
  comment:
    'Whether the provider is in trouble: 408, 429, 5xx, no connection, no answer in time; a request that was aborted says nothing.',
  place: 'end',
  code: `function $name$(error«: unknown»)«: boolean» {
  const status = «(»error« as { $status$?: number })».$status$;
  if (typeof status !== 'number') return !/was aborted\\.?$/.test(String(error));
  return status >= 500 || [408, 429].includes(status);
}`,
};

const why =
  'Opens when most of at least six calls within 30 s fail: for 10 s none is sent, then one tries again. One for all calls of this module.';

/** `execute`: how the breaker runs the function. */
const otherwise = (execute: string): RecipePiece => ({
  name: 'askOrElse',
  comment: 'The other answers when the first fails, and at once while its circuit is open.',
  place: 'end',
  code: `async function $name$«<T = ReturnType<typeof JSON.parse>>»(«
  »ask«: () => PromiseLike<T>»,«
 » other«: () => PromiseLike<T>,
»)«: Promise<T>» {
  try {
    return ${execute};
  } catch (error) {
    console.warn('No answer, asking another:', error);
    return await other();
  }
}`,
});

const cockatiel: Recipe = {
  kind: 'breaker',
  languages,
  library: 'cockatiel',
  imports: [
    { imported: 'SamplingBreaker', local: 'SamplingBreaker' },
    { imported: 'circuitBreaker', local: 'circuitBreaker' },
    { imported: 'handleWhen', local: 'handleWhen' },
  ],
  pieces: [
    isOutage,
    {
      name: 'breaker',
      as: '$provider$Breaker',
      comment: why,
      place: 'top',
      code: `const $name$ = $circuitBreaker$($handleWhen$($isOutage$), {
  halfOpenAfter: 10_000,
  breaker: new $SamplingBreaker$({
    threshold: 0.5,
    duration: 30_000,
    minimumRps: 0.2,
  }),
});`,
    },
    otherwise('await $breaker$.execute(ask)'),
  ],
  runs: '$name$',
  source,
};

const opossum: Recipe = {
  kind: 'breaker',
  languages,
  library: 'opossum',
  imports: [{ imported: 'default', local: 'CircuitBreaker' }],
  pieces: [
    isOutage,
    {
      name: 'run',
      as: 'runCall',
      comment: '',
      place: 'end',
      code: `async function $name$(ask«: () => PromiseLike<unknown>»)«: Promise<unknown>» {
  return await ask();
}`,
    },
    {
      name: 'breaker',
      as: '$provider$Breaker',
      comment: why,
      place: 'top',
      code: `const $name$ = new $CircuitBreaker$($run$, {
  timeout: false,
  errorThresholdPercentage: 50,
  rollingCountTimeout: 30_000,
  volumeThreshold: 6,
  resetTimeout: 10_000,
  errorFilter: (error) => !$isOutage$(error),
});`,
    },
    otherwise('«(»await $breaker$.fire(ask)«) as T»'),
  ],
  runs: '$name$',
  source,
};

/** What a project has already comes first. */
export const breakerRecipes: readonly Recipe[] = [opossum, cockatiel];
