/** Bounds that mean something else than they seem, by SDK family. */
import type { Rule } from '../rule';

export const badBoundExamples: Pick<Rule, 'fires' | 'silent'> = {
  fires: [
    {
      when: 'seconds stand where milliseconds count',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 30 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'a signal is made with seconds',
      code: `await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(30) });
`,
    },
    {
      when: 'a timer that aborts is set in seconds',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
const controller = new AbortController();
setTimeout(() => controller.abort(), 60);
await client.messages.create(
  { model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] },
  { signal: controller.signal },
);
`,
    },
    {
      when: 'milliseconds stand where seconds count',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: 'k' });
await cohere.chat({ model: 'command-a', messages: [] }, { timeoutInSeconds: 30_000 });
`,
    },
    {
      when: 'the seconds stand in the options of a request',
      code: `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({ apiKey: 'k' });
await ai.models.generateContent({ model: 'gemini-3-pro', contents: 'hi', config: { httpOptions: { timeout: 30 } } });
`,
    },
    {
      when: '0 was to wait without a limit',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 0 });
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
`,
    },
    {
      when: 'Infinity was to wait without a limit',
      versions: { openai: '6.49.0' },
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: Infinity });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: '-1 was to switch retries off, and switches their end off',
      versions: { openai: '6.49.0' },
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ maxRetries: -1, timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'an answer of that length is refused without a stream',
      versions: { '@anthropic-ai/sdk': '1.12.0' },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 64_000, messages: [] });
`,
    },
    {
      when: 'Google counts in milliseconds in Python too',
      path: 'app.py',
      code: `from google import genai
from google.genai import types
client = genai.Client(http_options=types.HttpOptions(timeout=30))
print(client.models.generate_content(model="gemini-3.1-pro", contents="hi"))
`,
    },
    {
      when: 'so long an answer raises before it is sent',
      path: 'app.py',
      versions: { anthropic: '2.12.0' },
      code: `from anthropic import Anthropic
client = Anthropic()
print(client.messages.create(model="claude-sonnet-5-5", max_tokens=64_000, messages=[]))
`,
    },
    {
      when: 'the unit is seconds',
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI(timeout=30_000)
print(client.responses.create(model="gpt-6-luna", input="hi"))
`,
    },
  ],
  silent: [
    {
      when: 'the unit is right',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 30 * 1_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'this SDK counts in seconds',
      code: `import { CohereClientV2 } from 'cohere-ai';
const cohere = new CohereClientV2({ token: 'k', timeoutInSeconds: 30 });
await cohere.chat({ model: 'command-a', messages: [] });
`,
    },
    {
      when: '0 is no limit for this client, and says so',
      code: `import axios from 'axios';
await axios.post('https://api.openai.com/v1/responses', {}, { timeout: 0 });
`,
    },
    {
      when: 'the value comes from the environment',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: Number(process.env.LLM_TIMEOUT) });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'a list of models is asked for, which may come as fast',
      code: `await fetch('http://localhost:11434/api/tags', { signal: AbortSignal.timeout(200) });
`,
    },
    {
      when: 'nobody knows the version, and they differ',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ maxRetries: -1, timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'a long answer streams',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 64_000, messages: [], stream: true });
`,
    },
    {
      when: 'a long answer has a timeout',
      versions: { '@anthropic-ai/sdk': '1.12.0' },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 900_000 });
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 64_000, messages: [] });
`,
    },
    {
      when: 'a Python timeout is in seconds',
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI(timeout=30)
print(client.responses.create(model="gpt-6-luna", input="hi"))
`,
    },
  ],
};
