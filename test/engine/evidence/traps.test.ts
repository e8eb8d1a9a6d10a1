/** Values that mean something else: by SDK, version and place. */
import { describe, expect, it } from 'vitest';
import { applyFix, checkCode } from '../../support/checkCode';

type Versions = Readonly<Record<string, string>>;
/** The code that is named in the message, and a word of what happens. */
type Row = readonly [
  says: string,
  code: string,
  found: readonly [string, string] | null,
  versions?: Versions,
];

const trapped = (code: string, versions: Versions = {}): readonly string[] => {
  const { calls, failures, findings } = checkCode(code, { versions });
  expect(failures).toEqual([]);
  expect(calls.length).toBeGreaterThan(0);
  return findings
    .filter((one) => one.rule === 'bad-bound' || one.also.includes('bad-bound'))
    .map((one) => one.message.split('\n').find((line) => line.startsWith('`')) ?? '');
};

const check = (rows: readonly Row[]): void => {
  it.each(rows.map((row) => ({ says: row[0], row })))('$says', ({ row }) => {
    const [, code, found, versions] = row;
    const messages = trapped(code, versions);
    expect(messages).toHaveLength(found ? 1 : 0);
    for (const word of found ?? []) expect(messages[0]).toContain(word);
  });
};

interface Maker {
  readonly pkg: string;
  readonly name: string;
  readonly call: string;
}

const openai: Maker = {
  pkg: 'openai',
  name: 'OpenAI',
  call: "responses.create({ model: 'm', input: 'hi' }",
};
const claude: Maker = {
  pkg: '@anthropic-ai/sdk',
  name: 'Anthropic',
  call: "messages.create({ model: 'm', max_tokens: 9, messages: [] }",
};
const chat = (pkg: string, name: string): Maker => ({
  pkg,
  name,
  call: "chat.completions.create({ model: 'm', messages: [] }",
});

const of = ({ pkg, name, call }: Maker, client: string, options = ''): string =>
  `import ${name} from '${pkg}';\nconst client = new ${name}({ ${client} });\nawait client.${call}${options});\n`;

const at = (maker: Maker, version: string): Versions => ({ [maker.pkg]: version });

// ------------------------------------------------------------------------------------------------- the unit

describe('the unit', () => {
  const url = "'https://api.openai.com/v1/responses'";
  const signal = (delay: string): string =>
    `await fetch(${url}, { method: 'POST', signal: AbortSignal.timeout(${delay}) });\n`;

  check([
    ['1 of milliseconds', of(openai, 'timeout: 1'), ['`timeout: 1`', 'milliseconds']],
    ['300 of milliseconds', of(openai, 'timeout: 300'), ['`timeout: 300`', 'milliseconds']],
    ['a second', of(openai, 'timeout: 1_000'), null],
    ['301 of milliseconds', of(openai, 'timeout: 301'), null],
    ['of a call', of(openai, '', ', { timeout: 30 }'), ['`timeout: 30`', 'line 3']],
    [
      'a constant',
      `const LIMIT = 30;\n${of(openai, 'timeout: LIMIT')}`,
      ['`timeout: 30`', 'milliseconds'],
    ],
    ['a product', of(openai, 'timeout: 30 * 1_000'), null],
    ['a default beside the environment', of(openai, 'timeout: Number(process.env.T ?? 30)'), null],
    ['a signal', signal('30'), ['`AbortSignal.timeout(30)`', 'milliseconds']],
    ['a signal with a name for its unit', signal('30 * 1_000'), null],
    [
      'an embedding may come in 200 ms',
      "import OpenAI from 'openai';\nconst client = new OpenAI({ timeout: 200 });\nawait client.embeddings.create({ model: 'm', input: 'hi' });\n",
      null,
    ],
    [
      'a timer of another function',
      `import OpenAI from 'openai';\nconst client = new OpenAI();\nconst stop = new AbortController();\nsocket.on('close', () => setTimeout(() => stop.abort(), 100));\nawait client.${openai.call}, { signal: stop.signal });\n`,
      null,
    ],
    [
      'an option with parts',
      "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nawait generateText({ model: openai('m'), prompt: 'hi', timeout: { totalMs: 30 } });\n",
      ['`timeout.totalMs: 30`', 'milliseconds'],
      { ai: '7.0.173' },
    ],
    [
      'milliseconds as seconds',
      "import { VoyageAIClient } from 'voyageai';\nconst client = new VoyageAIClient({ timeoutInSeconds: 60_000 });\nawait client.embed({ input: 'hi', model: 'm' });\n",
      ['`timeoutInSeconds: 60000`', 'seconds'],
    ],
    [
      'an hour in seconds',
      "import { VoyageAIClient } from 'voyageai';\nconst client = new VoyageAIClient({ timeoutInSeconds: 3_600 });\nawait client.embed({ input: 'hi', model: 'm' });\n",
      null,
    ],
  ]);
});

// --------------------------------------------------------------------------------------- 0, Infinity, overflow

describe('a timeout that no request survives', () => {
  const makers: readonly (readonly [Maker, string])[] = [
    [openai, '4.104.0'],
    [openai, '7.57.0'],
    [claude, '0.30.1'],
    [claude, '1.12.0'],
    [chat('groq-sdk', 'Groq'), '1.6.0'],
    [chat('together-ai', 'Together'), '0.52.0'],
  ];

  check(
    makers.flatMap(([maker, version]): readonly Row[] => [
      [
        `0 of ${maker.pkg} ${version}`,
        of(maker, 'timeout: 0'),
        ['`timeout: 0`', 'at once'],
        at(maker, version),
      ],
      [
        `an overflow of ${maker.pkg} ${version}`,
        of(maker, 'timeout: 3_000_000_000'),
        ['`timeout: 3000000000`', 'fires at once'],
        at(maker, version),
      ],
    ]),
  );

  const infinite = (maker: Maker): string => of(maker, 'timeout: Infinity');
  const perCall = (maker: Maker): string => of(maker, '', ', { timeout: Infinity }');
  const genai = (value: string): string =>
    `import { GoogleGenAI } from '@google/genai';\nconst ai = new GoogleGenAI({ httpOptions: { timeout: ${value} } });\nawait ai.models.generateContent({ model: 'm', contents: 'hi' });\n`;
  const mistral = (value: string): string =>
    `import { Mistral } from '@mistralai/mistralai';\nconst client = new Mistral({ timeoutMs: ${value} });\nawait client.chat.complete({ model: 'm', messages: [] });\n`;

  check([
    [
      'Infinity of a client of openai 4',
      infinite(openai),
      ['Infinity', 'when it is built'],
      at(openai, '4.104.0'),
    ],
    [
      'Infinity of a client of openai 5',
      infinite(openai),
      ['Infinity', 'fires at once'],
      at(openai, '5.23.2'),
    ],
    [
      'Infinity of a call of openai 5',
      perCall(openai),
      ['Infinity', 'whole number'],
      at(openai, '5.23.2'),
    ],
    [
      'Infinity of a client of Anthropic 1',
      infinite(claude),
      ['Infinity', 'when it is built'],
      at(claude, '1.12.0'),
    ],
    ['0 of Google GenAI bounds nothing', genai('0'), null],
    ['Infinity of Google GenAI', genai('Infinity'), ['httpOptions.timeout: Infinity', 'at once']],
    ['0 of Mistral bounds nothing', mistral('0'), null],
    ['Infinity of Mistral', mistral('Infinity'), ['timeoutMs: Infinity', 'whole number']],
    [
      'a signal that overflows',
      "await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(3e9) });\n",
      ['AbortSignal.timeout(3000000000)', 'fires at once'],
    ],
    [
      '0 of a call of LangChain',
      "import { ChatOpenAI } from '@langchain/openai';\nconst model = new ChatOpenAI();\nawait model.invoke('hi', { timeout: 0 });\n",
      ['`timeout: 0`', 'throw'],
    ],
  ]);

  it('is none where 0 bounds nothing, and the default with it', () => {
    const axios = checkCode(
      "import axios from 'axios';\nawait axios.post('https://api.openai.com/v1/responses', {}, { timeout: 0 });\n",
    );
    expect(axios.calls[0]?.timeout).toMatchObject({ source: 'none', ms: null });
    const [call] = checkCode(mistral('0')).calls;
    expect(call?.timeout.source).toBe('runtime-default');
  });

  it('counts as no time at all', () => {
    const { calls } = checkCode(infinite(openai), { versions: at(openai, '6.49.0') });
    expect(calls[0]?.timeout).toMatchObject({ source: 'client', ms: 0 });
  });
});

// ------------------------------------------------------------------------------------------------------ retries

describe('a number of retries below 0', () => {
  const less = (maker: Maker, onCall = false): string =>
    onCall ? of(maker, '', ', { maxRetries: -1 }') : of(maker, 'maxRetries: -1');

  check([
    [
      'openai 4, client',
      less(openai),
      ['`maxRetries: -1`', 'when it is built'],
      at(openai, '4.104.0'),
    ],
    [
      'openai 4, call',
      less(openai, true),
      ['`maxRetries: -1`', 'without end'],
      at(openai, '4.104.0'),
    ],
    ['openai 5', less(openai), ['`maxRetries: -1`', 'without end'], at(openai, '5.23.2')],
    ['openai 6', less(openai), ['`maxRetries: -1`', 'without end'], at(openai, '6.49.0')],
    ['openai 7', less(openai), ['`maxRetries: -1`', 'default of 2'], at(openai, '7.57.0')],
    [
      'Anthropic 0.30, client',
      less(claude),
      ['`maxRetries: -1`', 'when it is built'],
      at(claude, '0.30.1'),
    ],
    ['Anthropic 0.60', less(claude), ['`maxRetries: -1`', 'without end'], at(claude, '0.60.0')],
    [
      'Anthropic 1, call',
      less(claude, true),
      ['`maxRetries: -1`', 'not be negative'],
      at(claude, '1.12.0'),
    ],
    [
      'groq-sdk 1',
      less(chat('groq-sdk', 'Groq')),
      ['`maxRetries: -1`', 'without end'],
      { 'groq-sdk': '1.6.0' },
    ],
    [
      'Infinity of openai 6',
      of(openai, 'maxRetries: Infinity'),
      ['Infinity', 'no wait'],
      at(openai, '6.49.0'),
    ],
    ['0 is none', of(openai, 'maxRetries: 0'), null, at(openai, '6.49.0')],
    ['a version that nobody knows', less(openai), null],
    [
      'the AI SDK',
      "import { generateText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\nawait generateText({ model: openai('m'), prompt: 'hi', maxRetries: -1 });\n",
      ['`maxRetries: -1`', 'not be negative'],
      { ai: '7.0.173' },
    ],
  ]);

  it('has no end in the budget, or counts as the default', () => {
    const six = checkCode(less(openai), { versions: at(openai, '6.49.0') }).calls[0];
    const seven = checkCode(less(openai), { versions: at(openai, '7.57.0') }).calls[0];
    expect(six?.budget).toMatchObject({ requests: null, unbounded: true });
    expect(seven?.budget.requests).toBe(3);
  });
});

// ------------------------------------------------------------------------------------------------- long answers

describe('a long answer', () => {
  const long = (tokens: number, client = '', options = '', more = ''): string =>
    `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic({ ${client} });\nawait client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: ${String(tokens)}, messages: []${more} }${options});\n`;
  const call = ', { timeout: 900_000 }';
  const throws = ['`max_tokens: 64000`', 'throw'] as const;

  check([
    ['21 333 tokens', long(21_333), null, at(claude, '1.12.0')],
    ['21 334 tokens', long(21_334), ['`max_tokens: 21334`', 'throw'], at(claude, '1.12.0')],
    ['before 0.37', long(64_000), null, at(claude, '0.36.3')],
    ['from 0.37 on', long(64_000), throws, at(claude, '0.37.0')],
    ['with a timeout of the call', long(64_000, '', call), null, at(claude, '1.12.0')],
    ['with one that comes too late', long(64_000, '', call), throws, at(claude, '0.116.0')],
    ['with a timeout of the client', long(64_000, 'timeout: 900_000'), null, at(claude, '0.60.0')],
    ['with options that cannot be read', long(64_000, '...settings()'), null, at(claude, '1.12.0')],
    ['as a stream', long(64_000, '', '', ', stream: true'), null, at(claude, '1.12.0')],
    [
      'where nobody knows whether it streams',
      long(64_000, '', '', ', stream: later'),
      null,
      at(claude, '1.12.0'),
    ],
    [
      'of a model with a lower limit',
      "import AnthropicVertex from '@anthropic-ai/vertex-sdk';\nconst client = new AnthropicVertex();\nawait client.messages.create({ model: 'claude-opus-4-1@20250805', max_tokens: 9_000, messages: [] });\n",
      ['`max_tokens: 9000`', 'throw'],
      { '@anthropic-ai/vertex-sdk': '1.1.3' },
    ],
  ]);
});

// -------------------------------------------------------------------------------------------------------- fixes

describe('the fixes', () => {
  const fixed = (code: string, kind: string, versions: Versions = {}): string | null => {
    const fixes = checkCode(code, { versions }).findings.flatMap((one) => one.fixes);
    const fix = fixes.find((one) => one.kind === kind);
    return fix ? applyFix(code, fix) : null;
  };

  it('write the number that was meant', () => {
    expect(fixed(of(openai, 'timeout: 30'), 'correct-number')).toBe(of(openai, 'timeout: 30_000'));
  });

  it('leave a constant alone, which may serve others', () => {
    expect(
      fixed(`const LIMIT = 30;\n${of(openai, 'timeout: LIMIT')}`, 'correct-number'),
    ).toBeNull();
  });

  /** How it is laid out is the writer's affair. */
  const flat = (code: string | null): string | null =>
    code?.replaceAll(/\s+/gu, '').replaceAll(',)', ')') ?? null;

  it('move a setting behind the body', () => {
    const code = (body: string, options: string): string =>
      of({ ...openai, call: `responses.create({ model: 'm'${body}, input: 'hi' }` }, '', options);
    const moved = fixed(code(', timeout: 20_000', ''), 'move-setting');
    expect(flat(moved)).toBe(flat(code('', ', { timeout: 20_000 }')));
  });

  it('give a setting the name that is read', () => {
    const code = (signal: string): string =>
      `import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\nexport const ask = (signal) => client.${claude.call}, { ${signal} });\n`;
    expect(fixed(code('abortSignal: signal'), 'move-setting')).toBe(code('signal: signal'));
  });
});
