/** Further attempts for calls of SDKs that make only one. */
import type { Recipe, RecipePiece, Source } from '../../model/knowledge';

const source: Source = {
  from: 'cockatiel 3.2.1, p-retry 4.6.2 to 7.1.1 and async-retry 1.3.3: source read; 408, 409, 429 and 5xx are what the SDKs of OpenAI and Anthropic try again',
  date: '2026-11-23',
};

const secondsAsked: RecipePiece = {
  name: 'secondsAsked',
  comment: 'How long the server asks to wait; 0 where it does not say.',
  place: 'end',
  code: `function $name$(error«: unknown»)«: number» {
  const { headers } = error« as { headers?: unknown }»;
  const asked =
    headers instanceof Headers
      ? headers.get('retry-after')
      : «(»headers« as Record<string, string> | undefined)»?.['retry-after'];
  return Number(asked ?? 0) || 0;
}`,
};

/** Reads what every SDK tells in its own way: `$status$` is the property that holds the status. */
const withStatus: RecipePiece = {
  name: 'mayPass',
  comment: 'Whether another attempt may help: 408, 409, 429, 5xx, or a connection that failed.',
  place: 'end',
  code: `function $name$(error«: unknown»)«: boolean» {
  const status = «(»error« as { $status$?: number })».$status$;
  const { code, cause } = error« as {
    code?: unknown;
    cause?: { code?: unknown };
  }»;
  if (typeof status !== 'number')
    return typeof (cause?.code ?? code) === 'string';
  if ($secondsAsked$(error) > 20) return false;
  return status >= 500 || [408, 409, 429].includes(status);
}`,
};

const languages = ['typescript', 'javascript'] as const;
const why = 'Two more attempts for what may pass, later each time, and not before the server says.';

const cockatiel: Recipe = {
  kind: 'retry',
  languages,
  library: 'cockatiel',
  imports: [
    { imported: 'DelegateBackoff', local: 'DelegateBackoff' },
    { imported: 'handleWhen', local: 'handleWhen' },
    { imported: 'retry', local: 'retry' },
  ],
  pieces: [
    secondsAsked,
    withStatus,
    {
      name: 'llmRetry',
      comment: why,
      place: 'top',
      code: `const $name$ = $retry$($handleWhen$($mayPass$), {
  maxAttempts: 2,
  backoff: new $DelegateBackoff$(({ attempt, result }) => {
    const asked = 'error' in result ? $secondsAsked$(result.error) : 0;
    const seconds = Math.max(asked, 2 ** attempt / 4);
    return seconds * 1000 * (1 + Math.random() / 4);
  }),
});`,
    },
  ],
  runs: '$name$.execute',
  source,
};

/** The error of a package that retries decides: wrapped into this class it is final. */
const pRetry: Recipe = {
  kind: 'retry',
  languages,
  library: 'p-retry',
  imports: [
    { imported: 'default', local: 'pRetry' },
    { imported: 'AbortError', local: 'AbortError' },
  ],
  pieces: [
    secondsAsked,
    withStatus,
    {
      name: 'retryLlm',
      comment: why,
      place: 'end',
      code: `function $name$«<T = ReturnType<typeof JSON.parse>>»(«
  »run«: () => PromiseLike<T>,
»)«: Promise<T>» {
  return $pRetry$(
    async () => {
      try {
        return await run();
      } catch (error) {
        if (!$mayPass$(error)) throw new $AbortError$(error« as Error»);
        const wait = $secondsAsked$(error) * 1000;
        await new Promise((resolve) => setTimeout(resolve, wait));
        throw error;
      }
    },
    { retries: 2, minTimeout: 500, randomize: true },
  );
}`,
    },
  ],
  runs: '$name$',
  source,
};

const asyncRetry: Recipe = {
  kind: 'retry',
  languages,
  library: 'async-retry',
  imports: [{ imported: 'default', local: 'retry' }],
  pieces: [
    secondsAsked,
    withStatus,
    {
      name: 'retryLlm',
      comment: why,
      place: 'end',
      code: `function $name$«<T = ReturnType<typeof JSON.parse>>»(«
  »run«: () => PromiseLike<T>,
»)«: Promise<T>» {
  return $retry$(
    async (bail) => {
      try {
        return await run();
      } catch (error) {
        if (!$mayPass$(error)) bail(error« as Error»);
        const wait = $secondsAsked$(error) * 1000;
        await new Promise((resolve) => setTimeout(resolve, wait));
        throw error;
      }
    },
    { retries: 2, minTimeout: 500, randomize: true },
  );
}`,
    },
  ],
  runs: '$name$',
  source,
};

/** Answers with a status that may pass are asked for again; the last one is handed on whatever it says. */
const requests: Recipe = {
  kind: 'retry-request',
  languages,
  library: 'cockatiel',
  imports: [
    { imported: 'DelegateBackoff', local: 'DelegateBackoff' },
    { imported: 'handleWhen', local: 'handleWhen' },
    { imported: 'retry', local: 'retry' },
  ],
  pieces: [
    {
      name: 'secondsAsked',
      comment: 'How long the server asks to wait; 0 where it does not say.',
      place: 'end',
      code: `function $name$(answer«: unknown»)«: number» {
  if (!(answer instanceof Response)) return 0;
  return Number(answer.headers.get('retry-after') ?? 0) || 0;
}`,
    },
    {
      name: 'isReset',
      comment: 'A connection that failed; not a request that was aborted.',
      place: 'end',
      code: `function $name$({ cause }«: Error»)«: boolean» {
  return typeof «(»cause« as { code?: unknown } | undefined)»?.code === 'string';
}`,
    },
    {
      name: 'mayPass',
      comment: 'Whether another attempt may help: after 408, 409, 429 or 5xx.',
      place: 'end',
      code: `function $name$(answer«: unknown»)«: boolean» {
  if (!(answer instanceof Response) || $secondsAsked$(answer) > 20) return false;
  return answer.status >= 500 || [408, 409, 429].includes(answer.status);
}`,
    },
    {
      name: 'llmRetry',
      comment: why,
      place: 'top',
      code: `const $name$ = $retry$($handleWhen$($isReset$).orWhenResult($mayPass$), {
  maxAttempts: 2,
  backoff: new $DelegateBackoff$(({ attempt, result }) => {
    const asked = 'value' in result ? $secondsAsked$(result.value) : 0;
    const seconds = Math.max(asked, 2 ** attempt / 4);
    return seconds * 1000 * (1 + Math.random() / 4);
  }),
});`,
    },
  ],
  runs: '$name$.execute',
  source,
};

/** What a project has already comes first; what may be added, last. */
export const retryRecipes: readonly Recipe[] = [pRetry, asyncRetry, cockatiel, requests];
