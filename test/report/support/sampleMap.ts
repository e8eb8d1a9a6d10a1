/** Dependency maps for tests: a small one in which every kind of thing occurs, and big ones. */
import type { LlmCall } from '../../../src/model/call';
import type { DependencyMap, EntryPoint, Outage, Reach } from '../../../src/model/impact';
import { sampleCall } from './sampleCall';

const callAt = (path: string, line: number, changes: Partial<LlmCall> = {}): LlmCall =>
  sampleCall({
    ...{ id: `${path}#${line}`, path, line, endLine: line + 2 },
    anchor: { startLine: line, startColumn: 9, endLine: line, endColumn: 15 },
    ...changes,
  });

export const sampleReach = (call: string, changes: Partial<Reach> = {}): Reach => ({
  ...{ call, via: [], effect: 'lost', fallback: { kind: 'none', at: null } },
  ...{ untilHeardMs: 901_500, requests: 3, certain: true, conditional: false },
  ...changes,
});

export const sampleEntry = (name: string, changes: Partial<EntryPoint> = {}): EntryPoint => ({
  ...{ id: `app/${name}#${name}`, name, kind: 'next-route', path: `app/${name}/route.ts`, line: 3 },
  ...{ patience: 'interactive', package: '', reaches: [] },
  ...changes,
});

const openai = { provider: 'openai', model: 'gpt-6', api: 'responses.create', sdk: 'openai' };

/** Three entry points, one of which survives; functions in between, one of them guessed; a call that nobody reaches. */
export function sampleMap(): DependencyMap {
  const chat = callAt('src/chat.ts', 41);
  const backup = callAt('src/chat.ts', 60, openai);
  const embed = callAt('src/embed.ts', 12, {
    ...openai,
    operation: 'embed',
    api: 'embeddings.create',
  });
  const idle = callAt('src/idle.ts', 5);
  const answer = { name: 'answer', path: 'src/chat.ts', line: 38 };
  const retry = { name: 'withRetry', path: 'src/retry.ts', line: 9 };
  return {
    calls: [chat, backup, embed, idle],
    entryPoints: [
      sampleEntry('POST /api/chat', { reaches: [sampleReach(chat.id, { via: [answer] })] }),
      sampleEntry('POST /api/draft', {
        reaches: [
          sampleReach(chat.id, {
            ...{ via: [retry, answer], effect: 'degraded', certain: false },
            fallback: { kind: 'other-provider', at: { path: 'src/chat.ts', line: 60 } },
          }),
          sampleReach(backup.id, { via: [retry, answer], effect: 'unharmed' }),
        ],
      }),
      sampleEntry('nightly', {
        ...{ kind: 'job', patience: 'background', path: 'jobs/nightly.ts', package: 'jobs' },
        reaches: [sampleReach(embed.id)],
      }),
    ],
    unreached: [idle.id],
    unfollowed: 2,
  };
}

/** What happens to `sampleMap` when Anthropic is out. */
export function sampleOutage(): Outage {
  return {
    out: { provider: 'anthropic' },
    entryPoints: [
      {
        ...{ entryPoint: 'app/POST /api/chat#POST /api/chat', effect: 'lost', requests: 3 },
        ...{ untilUserHearsMs: 901_500, savedBy: null, calls: ['src/chat.ts#41'] },
      },
      {
        ...{ entryPoint: 'app/POST /api/draft#POST /api/draft', effect: 'degraded', requests: 6 },
        ...{ untilUserHearsMs: null, calls: ['src/chat.ts#41'] },
        savedBy: 'OpenAI API answers (src/chat.ts:60)',
      },
    ],
  };
}

/** `entries` entry points in folders of ten, each with a call of its own and one that it shares. */
export function bigMap(entries: number): DependencyMap {
  const providers = ['anthropic', 'openai', 'google-gemini', 'mistral'];
  const numbers = Array.from({ length: entries }, (_, index) => index);
  const provider = (index: number): string => providers[index % providers.length] ?? 'openai';
  const calls = numbers.map((index) =>
    callAt(
      `packages/p${Math.floor(index / 60)}/src/llm/file${Math.floor(index / 3)}.ts`,
      10 + index,
      {
        provider: provider(index),
      },
    ),
  );
  return {
    calls,
    entryPoints: numbers.map((index) => {
      const own = calls[index]!;
      const shared = calls[index % 25]!;
      const via = [{ name: `ask${index % 40}`, path: own.path, line: 4 }];
      return sampleEntry(`POST /api/r${index}`, {
        path: `packages/p${Math.floor(index / 60)}/app/area${Math.floor(index / 10)}/r${index}/route.ts`,
        package: `packages/p${Math.floor(index / 60)}`,
        reaches: [...new Set([own.id, shared.id])].map((id) => sampleReach(id, { via })),
      });
    }),
    ...{ unreached: [], unfollowed: 0 },
  };
}
