import { expect, it } from 'vitest';
import { reported } from '../../support/reported';

const code = `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 9_000 });
async function main() { console.log(await openai.responses.create({ model: 'gpt-5', input: 'x' })); }
main();
`;
const route = `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 9_000 });
export async function POST() { return Response.json(await openai.responses.create({ model: 'gpt-5', input: 'x' })); }
`;
const says = (text: string, path: string): string[] => reported('missing-fallback', text, { path });

it.each([
  'scripts/probe.ts',
  'packages/core/examples/one.ts',
  'benchmarks/run.mjs',
  'scripts-old/a.ts',
])('asks for no other answer in %s, which somebody starts and looks at', (path) => {
  expect(says(code, path)).toEqual([]);
});

it.each(['src/main.ts', 'src/transcripts/read.ts', 'bin/ask.ts'])('asks for one in %s', (path) => {
  expect(says(code, path)).toHaveLength(1);
});

it('asks for one where users wait, in an example too', () => {
  expect(says(route, 'examples/shop/app/api/chat/route.ts')).toHaveLength(1);
});
