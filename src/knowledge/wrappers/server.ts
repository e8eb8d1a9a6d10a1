/** What server frameworks and platforms run later, keep or pass on. */
import type { Source, Wrapper } from '../../model/knowledge';
import { detached, everyTime, passing } from './kinds';

const next: Source = {
  from: 'Next.js 16 documentation: after, unstable_cache; Vercel Functions: waitUntil',
  date: '2026-11-23',
};

const workers: Source = {
  from: 'Service Workers and Cloudflare Workers documentation: waitUntil holds the runtime, nobody waits',
  date: '2026-11-23',
};

const workflow: Source = {
  from: 'Workflow DevKit documentation: a step is tried again 3 times, or as often as its `maxRetries` says',
  date: '2026-11-23',
};

export const serverWrappers: readonly Wrapper[] = [
  passing({
    package: 'next',
    names: ['after', 'unstable_after'],
    argument: 0,
    effect: detached,
    source: next,
  }),
  passing({ package: 'next', names: ['unstable_cache', 'cache'], argument: 0, source: next }),
  passing({
    package: '@vercel/functions',
    names: ['waitUntil'],
    argument: 0,
    effect: detached,
    source: next,
  }),
  passing({
    package: null,
    names: ['.waitUntil', 'waitUntil', 'EdgeRuntime.waitUntil'],
    argument: 0,
    effect: detached,
    source: workers,
  }),
  {
    id: "'use step'",
    package: null,
    names: [],
    argument: 'part',
    directive: { text: 'use step', setBy: 'maxRetries' },
    layer: 'job',
    effect: {
      kind: 'retry',
      options: [{ argument: 0, property: null }],
      counts: 'retries',
      default: 3,
      backoff: everyTime(1_000),
    },
    source: workflow,
  },
];
