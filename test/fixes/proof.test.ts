/** The fixes that the engine really offers, run with the real SDKs against the faults that they are to mend. */
import { describe, expect, it } from 'vitest';
import { proveFix, type Expected, type FixPair } from '../faults/fixProof';
import type { NodeVersion, SdkAlias } from '../faults/run';
import { typeCheckFixed } from '../faults/typeCheck';
import { applyFix, checkCode } from '../support/checkCode';
import { openFindings, type FixKind } from './mend';

/** Each program starts several processes, and they wait for each other on a busy machine. */
const limitMs = 240_000;
const minute = 60_000;
/** An attempt of 19 s still gets most of a second. */
const speed = 25;
/** Real time that a busy machine may add. */
const busyMs = 1_500;

const route = { path: 'app/api/chat/route.ts' };
/** A route is called by its framework: the harness calls it under its own name. */
const harness = 'export const run = POST;\n';

interface Installed {
  readonly sdk: SdkAlias;
  readonly versions: Readonly<Record<string, string>>;
  readonly node?: NodeVersion;
}

const anthropic1: Installed = {
  sdk: 'anthropic-1',
  versions: { '@anthropic-ai/sdk': '1.12.0' },
};

const anthropics: readonly Installed[] = [
  { sdk: 'anthropic-0-30', versions: { '@anthropic-ai/sdk': '0.30.1' } },
  { sdk: 'anthropic-0-137', versions: { '@anthropic-ai/sdk': '0.137.0' } },
  anthropic1,
];

const openai7: Installed = { sdk: 'openai-7', versions: { openai: '7.57.0' }, node: '24' };

const openais: readonly Installed[] = [
  { sdk: 'openai-4', versions: { openai: '4.104.0' } },
  { sdk: 'openai-6', versions: { openai: '6.49.0' } },
  openai7,
];

/** Applies the first fix of each kind, one after the other. */
function fixed(
  code: string,
  kinds: readonly FixKind[],
  versions: Readonly<Record<string, string>> = {},
): string {
  return kinds.reduce((text, kind) => {
    const findings = openFindings(checkCode(text, { ...route, versions }));
    const fix = findings.flatMap(({ fixes }) => fixes).find((one) => one.kind === kind);
    if (!fix) throw new Error(`no ${kind} is offered for\n${text}`);
    return applyFix(text, fix);
  }, code);
}

async function expectProof(
  pair: Omit<FixPair, 'speed'>,
  versions: Installed['versions'] = {},
): Promise<void> {
  expect(await typeCheckFixed(pair.after, pair.sdk)).toEqual([]);
  const { problems, after } = await proveFix({ ...pair, speed });
  expect(problems, pair.after).toEqual([]);
  // What the engine says of the fixed code is what was seen.
  const budget = checkCode(pair.after, { ...route, versions }).calls[0]?.budget;
  expect(after.overloaded.requests).toHaveLength(budget?.requests ?? 0);
  expect(after.hang.ms).toBeLessThanOrEqual((budget?.untilErrorMs ?? 0) + busyMs * speed);
}

const fails: Expected = { outcome: 'rejected', requests: 3, withinMs: minute };
const recovers: Expected = { outcome: 'resolved', requests: 3, withinMs: minute };

// ------------------------------------------------------------------------------------------------- streams

const claudeStream = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(): Promise<string> {
  const stream = await client.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      text += event.delta.text;
    }
  }
  return text;
}
`;

const claudeHelper = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(): Promise<number> {
  const stream = client.messages.stream({
    model: 'claude-sonnet-4-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let events = 0;
  for await (const event of stream) {
    if (event.type !== 'message_stop') events += 1;
  }
  return events;
}
`;

const gptStream = `import OpenAI from 'openai';

const client = new OpenAI();

export async function POST(): Promise<string> {
  const stream = await client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
  }
  return text;
}
`;

/** A timeout for the client and a bound on silence: each attempt 19 s, silence 30 s. */
function streamPair(code: string, { versions, ...where }: Installed): FixPair {
  return {
    ...where,
    before: code + harness,
    after: fixed(code, ['client-timeout', 'bound-silence'], versions) + harness,
    expected: {
      hang: { ...fails, error: 'APIConnectionTimeoutError' },
      overloaded: { ...fails, status: 529 },
      stall: { ...fails, requests: 1, withinMs: minute / 2, error: 'Error' },
      recovery: recovers,
    },
    mends: ['hang', 'stall'],
  };
}

describe.concurrent('a stream with a timeout and a bound on silence', () => {
  it.each(anthropics)('$sdk', { timeout: limitMs }, async (installed) => {
    await expectProof(streamPair(claudeStream, installed), installed.versions);
  });

  it.each(openais)('$sdk', { timeout: limitMs }, async (installed) => {
    await expectProof(streamPair(gptStream, installed), installed.versions);
  });

  it('the helper of anthropic-1', { timeout: limitMs }, async () => {
    const { versions } = anthropic1;
    const after = fixed(claudeHelper, ['client-timeout', 'bound-silence'], versions);
    // The helper sends its request when it is read: silence counts from the first attempt on.
    const silent: Expected = { ...fails, requests: 2, withinMs: minute / 2, error: 'Error' };
    await expectProof(
      {
        sdk: anthropic1.sdk,
        before: claudeHelper + harness,
        after: after + harness,
        expected: {
          hang: silent,
          overloaded: { ...fails, status: 529 },
          stall: { ...silent, requests: 1 },
          recovery: recovers,
        },
        mends: ['hang', 'stall'],
      },
      versions,
    );
  });
});

// ------------------------------------------------------------------------------------------- whole answers

const gptWhole = (client: string): string => `import OpenAI from 'openai';

const client = new OpenAI(${client});

export async function POST(): Promise<string | null | undefined> {
  const answer = await client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer.choices[0]?.message.content;
}
`;

const request = `export async function POST(): Promise<unknown> {
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-5',
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
`;

describe.concurrent('a whole answer', () => {
  it('with a timeout for its call', { timeout: limitMs }, async () => {
    const code = gptWhole('');
    const { versions, ...where } = openai7;
    await expectProof(
      {
        ...where,
        before: code + harness,
        after: fixed(code, ['call-timeout'], versions) + harness,
        expected: {
          hang: { ...fails, error: 'APIConnectionTimeoutError' },
          overloaded: { ...fails, status: 529 },
          stall: { ...fails, error: 'APIConnectionTimeoutError' },
          recovery: recovers,
        },
        mends: ['hang', 'stall'],
      },
      versions,
    );
  });

  it('with the retries that were switched off', { timeout: limitMs }, async () => {
    const code = gptWhole('{ maxRetries: 0, timeout: 19_000 }');
    const { versions, ...where } = openai7;
    await expectProof(
      {
        ...where,
        before: code + harness,
        after: fixed(code, ['retries'], versions) + harness,
        expected: {
          hang: { ...fails, error: 'APIConnectionTimeoutError' },
          overloaded: { ...fails, status: 529 },
          stall: { ...fails, error: 'APIConnectionTimeoutError' },
          recovery: recovers,
        },
        mends: ['recovery'],
      },
      versions,
    );
  });

  it('of a raw request with a signal', { timeout: limitMs }, async () => {
    const once: Expected = { ...fails, requests: 1 };
    await expectProof({
      sdk: null,
      before: request + harness,
      after: fixed(request, ['call-signal']) + harness,
      expected: {
        hang: { ...once, error: 'TimeoutError' },
        overloaded: once,
        stall: { ...once, error: 'TimeoutError' },
        recovery: once,
      },
      mends: ['hang', 'stall'],
    });
  });
});
