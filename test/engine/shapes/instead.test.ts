/** What answers in a helper that is handed it, behind a loop that gave up, and for some callers alone. */
import { shapes } from './shape';

const start = `import OpenAI from 'openai';
const openai = new OpenAI();
`;
const ask = `openai.chat.completions.create({ model: 'gpt-5', messages: [] })`;

const breaker = `class Breaker {
  constructor(private readonly settings: { instead: boolean }) {}
  async run<T>(ask: () => Promise<T>, instead?: () => Promise<T> | T): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      this.count(error);
      if (instead && this.settings.instead) return await instead();
      throw error;
    }
  }
  count(error: unknown) {}
}
const breaker = new Breaker({ instead: true });
`;

shapes('a helper that is handed what answers instead', [
  [
    'before it throws',
    `${start}${breaker}await breaker.run(
  () => ${ask}, // call
  () => ({ choices: [] }),
);`,
    { fallback: 'degraded', errors: 'caller' },
  ],
  [
    'and throws where nobody hands anything over',
    `${start}${breaker}await breaker.run(() => ${ask}); // call`,
    { fallback: 'none', errors: 'caller' },
  ],
  [
    'as a value',
    `${start}async function safely<T>(ask: () => Promise<T>, usual: T | null): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return usual;
  }
}
await safely(() => ${ask}, null); // call
await safely(() => ${ask}, { choices: [] }); // call`,
    { fallback: 'none' },
    { fallback: 'degraded' },
  ],
  [
    'among its settings, and tries again before',
    `${start}async function guard({ run, usual, max = 2 }: any) {
  for (let attempt = 1; attempt <= max + 1; attempt++) {
    try {
      const answer = await run();
      if (answer) return answer;
      throw new Error('empty');
    } catch (error) {
      if (attempt > max) return usual;
    }
  }
}
await guard({ usual: { tags: [] }, run: async () => await ${ask} }); // call`,
    { fallback: 'degraded', errors: 'caller', retries: 'wrapper 3' },
  ],
]);

const route = (rest: string): string => `${start}import { NextResponse } from 'next/server';
export async function POST() {
  let text = '';
  let failure: unknown = null;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      text = (await ${ask}).id; // call
      failure = null;
      break;
    } catch (error) {
      failure = error;
    }
  }
  ${rest}
}`;

shapes('behind a loop that gave up', [
  [
    'the error is told, and the answer of success is none',
    route(`if (failure) return NextResponse.json({ error: 'busy' }, { status: 503 });
  return NextResponse.json({ text });`),
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'an empty answer is told too',
    route(`if (!text) return NextResponse.json({ error: 'busy' }, { status: 503 });
  return NextResponse.json({ text, by: 'model' });`),
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'a template answers',
    route(`if (failure) return NextResponse.json({ text: 'Nothing new.' });
  return NextResponse.json({ text });`),
    { fallback: 'degraded', errors: 'try-catch' },
  ],
]);

shapes('an answer that a function makes', [
  [
    'is an error where it says so',
    `${start}function fail(code: string, status: number) {
  return Response.json({ code }, { status });
}
export async function POST() {
  try {
    return Response.json(await ${ask}); // call
  } catch (error) {
    return fail('AI_FAILED', 502);
  }
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'is one with a reason that is decided',
    `${start}export async function relevant() {
  try {
    return JSON.parse((await ${ask}).choices[0].message.content); // call
  } catch (error) {
    return { relevant: true, reason: 'not looked at' };
  }
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
]);

const answering = (name: string): string => `export async function ${name}() {
  try {
    return (await title()).id;
  } catch {
    return 'Untitled';
  }
}
`;
const failing = (name: string): string => `export async function ${name}() {
  return (await title()).id;
}
`;
const title = `${start}const title = () => ${ask}; // call\n`;

shapes('callers of one function', [
  [
    'of whom most have an answer of their own',
    `${title}${answering('one')}${answering('two')}${failing('three')}`,
    { fallback: 'degraded', errors: 'none' },
  ],
  [
    'of whom few have one',
    `${title}${answering('one')}${failing('two')}${failing('three')}`,
    { fallback: 'none', errors: 'none' },
  ],
]);
