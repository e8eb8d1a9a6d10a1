/** Fallbacks, breakers and limits as the rules offer them, run with the real SDKs. */
import { describe, expect, it } from 'vitest';
import { runProgram, type LibraryAlias, type RunResult, type SdkAlias } from '../faults/run';
import { recoversOn, type Fault, type Scenario } from '../faults/scenario';
import { mend, type FixKind } from './mend';

const limitMs = 120_000;
const minute = 60_000;
const speed = 25;

const manifest = (...names: readonly string[]): string =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }, null, 2);

const message = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function POST(): Promise<unknown> {
  const answer = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    system: 'Be kind.',
    messages: [{ role: 'user', content: 'Hello' }],
  });
  return answer;
}
`;

const completion = `import OpenAI from 'openai';

const openai = new OpenAI();

export async function POST(): Promise<unknown> {
  const answer = await openai.chat.completions.create({
    model: 'gpt-5',
    messages: [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hello' },
    ],
  });
  return answer;
}
`;

interface Setting {
  readonly kind: FixKind;
  readonly packages: readonly string[];
  readonly sdk: SdkAlias;
  readonly others: readonly (SdkAlias | LibraryAlias)[];
  readonly scenario: Scenario;
  /** Runs the fixed program. */
  readonly run?: string;
}

async function ran(code: string, setting: Setting): Promise<RunResult> {
  const { kind, packages, scenario, run = 'export const run = POST;\n', ...where } = setting;
  const path = 'app/api/chat/route.ts';
  const versions = { openai: '6.49.0', '@anthropic-ai/sdk': '1.12.0' };
  const mended = await mend(code, { kind, path, versions, manifest: manifest(...packages) });
  if (!mended) throw new Error(`no ${kind} is offered`);
  return runProgram({
    ...where,
    ...{ source: `${mended.after}\n${run}`, scenario, speed, timeoutMs: 2 * minute },
  });
}

const failures: readonly Fault[] = [
  { kind: 'status', status: 503 },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'stall', after: 4 },
];

const both = ['openai', '@anthropic-ai/sdk'];

describe.concurrent('a fallback in other words', () => {
  it.each(failures)('is asked by Claude: $kind', { timeout: limitMs }, async (fault) => {
    const result = await ran(message, {
      ...{ kind: 'fallback', packages: both, sdk: 'anthropic-1', others: ['openai-6'] },
      scenario: recoversOn(2, fault),
    });
    expect(result).toMatchObject({
      outcome: 'resolved',
      value: { type: 'message', role: 'assistant', stop_reason: 'end_turn' },
      unhandledRejections: [],
    });
    expect(result.ms).toBeLessThan(minute);
    const [first, second] = result.requests;
    expect([first?.path, second?.path]).toEqual(['/v1/messages', '/v1/chat/completions']);
    expect(second?.body).toMatchObject({
      max_completion_tokens: 99,
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'Hello' },
      ],
    });
  });

  it.each(failures)('is asked by a chat: $kind', { timeout: limitMs }, async (fault) => {
    const result = await ran(completion, {
      ...{ kind: 'fallback', packages: both, sdk: 'openai-6', others: ['anthropic-1'] },
      scenario: recoversOn(2, fault),
    });
    expect(result).toMatchObject({
      outcome: 'resolved',
      value: { object: 'chat.completion', choices: [{ message: { role: 'assistant' } }] },
      unhandledRejections: [],
    });
    expect(result.ms).toBeLessThan(minute);
    expect(result.requests[1]).toMatchObject({
      path: '/v1/messages',
      body: { system: 'Be kind.', messages: [{ role: 'user', content: 'Hello' }] },
    });
  });
});

describe('a response', () => {
  it('is asked of Claude', { timeout: limitMs }, async () => {
    const code = completion
      .replace('chat.completions', 'responses')
      .replace('messages: [', 'max_output_tokens: 99,\n    input: [');
    const result = await ran(code, {
      ...{ kind: 'fallback', packages: both, sdk: 'openai-6', others: ['anthropic-1'] },
      scenario: recoversOn(2, { kind: 'status', status: 503 }),
    });
    expect(result).toMatchObject({
      outcome: 'resolved',
      value: { object: 'response', status: 'completed' },
    });
    expect(result.requests[1]).toMatchObject({
      path: '/v1/messages',
      body: { system: 'Be kind.', max_tokens: 99, messages: [{ role: 'user', content: 'Hello' }] },
    });
  });
});

const claudeTurns = `[
      { role: 'user', content: 'Weather?' },
      { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'weather', input: { in: 'Ulm' } }] },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'rain' }] },
    ],
    tools: [{ name: 'weather', input_schema: { type: 'object' } }]`;

const chatTurns = `[
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        tool_calls: [
          { id: 't1', type: 'function', function: { name: 'weather', arguments: '{"in":"Ulm"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 't1', content: 'rain' },
    ],
    tools: [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }]`;

describe('tools', () => {
  const scenario = recoversOn(2, { kind: 'status', status: 503 });

  it('are put to a chat', { timeout: limitMs }, async () => {
    const code = message.replace("[{ role: 'user', content: 'Hello' }]", claudeTurns);
    const setting = { kind: 'fallback', packages: both, sdk: 'anthropic-1', scenario } as const;
    const { requests } = await ran(code, { ...setting, others: ['openai-6'] });
    expect(requests[1]?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          tool_calls: [{ id: 't1', function: { name: 'weather', arguments: '{"in":"Ulm"}' } }],
        },
        { role: 'tool', tool_call_id: 't1', content: 'rain' },
      ],
      tools: [{ type: 'function', function: { name: 'weather', parameters: { type: 'object' } } }],
    });
  });

  it('are put to Claude', { timeout: limitMs }, async () => {
    const code = completion.replace(/\[\n[^]*?\n {4}\]/, chatTurns);
    const setting = { kind: 'fallback', packages: both, sdk: 'openai-6', scenario } as const;
    const { requests } = await ran(code, { ...setting, others: ['anthropic-1'] });
    expect(requests[1]?.body).toMatchObject({
      messages: [
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          content: [{ type: 'tool_use', id: 't1', name: 'weather', input: { in: 'Ulm' } }],
        },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'rain' }] },
      ],
      tools: [{ name: 'weather', input_schema: { type: 'object' } }],
    });
  });
});

describe('a circuit breaker', () => {
  it('stops asking while most calls fail', { timeout: limitMs }, async () => {
    const down: Fault = { kind: 'status', status: 503 };
    // Each of the first six is asked and fails; they and the rest are answered by the other.
    const rest = Array.from({ length: 5 }, (): Fault[] => [down, { kind: 'healthy' }]).flat();
    const result = await ran(message, {
      ...{ kind: 'breaker', packages: both, sdk: 'anthropic-1' },
      others: ['openai-6', 'cockatiel-3'],
      scenario: { name: 'down for good', steps: [down, { kind: 'healthy' }, ...rest] },
      run: `export async function run() {
  const all = [];
  for (let turn = 0; turn < 10; turn++) all.push(await POST());
  return all.length;
}
`,
    });
    expect(result).toMatchObject({ outcome: 'resolved', value: 10, unhandledRejections: [] });
    const asked = (path: string): number =>
      result.requests.filter((one) => one.path === path).length;
    expect(asked('/v1/messages')).toBe(6);
    expect(asked('/v1/chat/completions')).toBe(10);
  });
});

describe('a limit', () => {
  it('lets five run at a time', { timeout: limitMs }, async () => {
    const many = completion
      .replace('POST()', 'one(content: string)')
      .replace("content: 'Hello'", 'content')
      .replace(
        /$/,
        `\nexport const POST = (texts: string[]) => Promise.all(texts.map((text) => one(text)));\n`,
      );
    const result = await ran(many, {
      ...{ kind: 'limit-requests', packages: ['p-limit'], sdk: 'openai-6', others: ['p-limit-6'] },
      scenario: { name: 'late', steps: [{ kind: 'late', afterMs: 5_000 }] },
      run: `export const run = async () => (await POST(Array.from('0123456789ab'))).length;\n`,
    });
    expect(result).toMatchObject({ outcome: 'resolved', value: 12 });
    const soon = result.requests.filter(({ atMs }) => atMs < 4_000);
    expect(soon).toHaveLength(5);
    expect(result.requests).toHaveLength(12);
  });
});
