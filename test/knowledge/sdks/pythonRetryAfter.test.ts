/** How long the Python SDKs wait when a server asks for it, as read in the sources of these versions. */
import { expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const programs: Readonly<Record<string, string>> = {
  openai: `from openai import OpenAI
OpenAI().responses.create(model="gpt-6-luna", input="hi")
`,
  anthropic: `from anthropic import Anthropic
Anthropic().messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[])
`,
  groq: `from groq import Groq
Groq().chat.completions.create(model="m", messages=[])
`,
};

it.each<[string, string, number | null]>([
  ['openai', '2.51.0', 60_000],
  ['openai', '2.52.0', 120_000],
  ['openai', '3.54.0', 120_000],
  ['anthropic', '1.0.0', 60_000],
  ['anthropic', '2.0.0', null],
  ['groq', '1.7.0', 60_000],
])('%s %s', (name, version, capMs) => {
  const versions = { [name]: version };
  const { calls } = checkCode(programs[name] ?? '', { path: 'app.py', versions });
  expect(calls.map(({ budget }) => budget.retryAfter)).toEqual([{ honoured: true, capMs }]);
});
