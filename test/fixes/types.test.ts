/** What fixes write is right by the types of the real SDKs, under `tsc --strict`. */
import { describe, expect, it } from 'vitest';
import type { SdkAlias } from '../faults/run';
import { typeCheckFixed } from '../faults/typeCheck';
import { applyFix, checkCode } from '../support/checkCode';
import { openFindings } from './mend';

const limitMs = 120_000;

interface Program {
  readonly kind: string;
  readonly sdk: SdkAlias;
  readonly versions: Readonly<Record<string, string>>;
  readonly code: string;
}

const openai = { sdk: 'openai-7', versions: { openai: '7.57.0' } } as const;
const anthropic = { sdk: 'anthropic-1', versions: { '@anthropic-ai/sdk': '1.12.0' } } as const;

const gpt = (work: string, options = '{ timeout: 15_000, maxRetries: 0 }'): string =>
  `import OpenAI from 'openai';

const client = new OpenAI(${options});

export async function POST(): Promise<unknown> {
${work}
}
`;

const create = `client.responses.create({ model: 'gpt-5', input: 'hi' })`;

const claude = (work: string): string =>
  `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 15_000, maxRetries: 0 });
const ask = () =>
  client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    messages: [{ role: 'user', content: 'hi' }],
  });

export async function POST(): Promise<unknown> {
${work}
}
`;

const loop = (handler: string): string => `  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return await ask();
    } catch (error) {
      ${handler}
    }
  }
  throw new Error('no answer');`;

const programs: readonly Program[] = [
  {
    ...{ kind: 'answer-outage', ...openai },
    code: gpt(`  return Response.json(await ${create});`, ''),
  },
  {
    ...{ kind: 'log-hidden', ...openai },
    code: gpt(`  try {
    return (await ${create}).output_text;
  } catch {
    return '';
  }`),
  },
  {
    ...{ kind: 'log-hidden', ...openai },
    code: gpt(`  await Promise.allSettled(['a', 'b'].map((input) => client.responses.create({ model: 'gpt-5', input })));
  return null;`),
  },
  {
    ...{ kind: 'rethrow-hidden', ...openai },
    code: gpt(`  try {
    return (await ${create}).output_text;
  } catch {
    return '';
  }`),
  },
  {
    ...{ kind: 'pass-on-final', ...anthropic },
    code: claude(loop('await new Promise((resolve) => setTimeout(resolve, 1_000));')),
  },
  {
    ...{ kind: 'pause-repeats', ...anthropic },
    code: claude(
      loop('if (error instanceof Anthropic.APIError && error.status < 500) throw error;'),
    ),
  },
  {
    ...{ kind: 'end-at-headers', ...openai },
    code: gpt(
      `  const stream = await client.responses.create(
    { model: 'gpt-5', input: 'hi', stream: true },
    { signal: AbortSignal.timeout(15_000) },
  );
  let events = 0;
  for await (const event of stream) {
    if (event.type !== 'response.created') events += 1;
  }
  return events;`,
      '{ timeout: 19_000 }',
    ),
  },
];

describe.each(programs)('$kind of $sdk', ({ kind, sdk, versions, code }) => {
  it(
    'is right by its types',
    async () => {
      const options = { path: 'app/api/chat/route.ts', versions };
      const fix = openFindings(checkCode(code, options))
        .flatMap(({ fixes }) => fixes)
        .find((one) => one.kind === kind);
      expect(fix, code).toBeDefined();
      expect(await typeCheckFixed(code, sdk)).toEqual([]);
      const after = fix ? applyFix(code, fix) : '';
      expect(await typeCheckFixed(after, sdk), after).toEqual([]);
    },
    limitMs,
  );
});
