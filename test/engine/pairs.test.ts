/** The same program in TypeScript and in Python: the same calls, and the same of what bounds and saves them. */
import { describe, expect, it } from 'vitest';
import type { LlmCall } from '../../src/model/call';
import { checkCode } from '../support/checkCode';

interface Pair {
  readonly what: string;
  readonly typescript: string;
  readonly python: string;
  /** What both say of their only call, as `said` spells it. */
  readonly says: string;
}

const said = ({ provider, operation, timeout, retries, fallback, errors }: LlmCall): string =>
  [
    `${provider} ${operation}`,
    `timeout ${timeout.source} ${String(timeout.ms)}`,
    `retries ${retries.source} ${String(retries.attempts)}`,
    `fallback ${fallback.kind}`,
    `errors ${errors.handling}${errors.swallowed ? ' swallowed' : ''}`,
  ].join(', ');

const pairs: readonly Pair[] = [
  {
    what: 'what the SDK does by itself',
    typescript: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
console.log(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [] }));
`,
    python: `from anthropic import Anthropic
client = Anthropic()
print(client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[]))
`,
    says: 'anthropic generate, timeout sdk-default 600000, retries sdk-default 3, fallback none, errors none',
  },
  {
    what: 'options of the client, in a field of a class',
    typescript: `import OpenAI from 'openai';
class Assistant {
  private client = new OpenAI({ timeout: 20_000, maxRetries: 4 });
  async answer(input: string) {
    return this.client.responses.create({ model: 'gpt-6-luna', input });
  }
}
console.log(await new Assistant().answer('hi'));
`,
    python: `from openai import OpenAI
class Assistant:
    def __init__(self):
        self.client = OpenAI(timeout=20, max_retries=4)
    def answer(self, text):
        return self.client.responses.create(model="gpt-6-luna", input=text)
print(Assistant().answer("hi"))
`,
    says: 'openai generate, timeout client 20000, retries client 5, fallback none, errors none',
  },
  {
    what: 'options of the call and of a copy of the client',
    typescript: `import OpenAI from 'openai';
const client = new OpenAI();
await client.withOptions({ maxRetries: 0 }).responses.create({ model: 'gpt-6-luna', input: 'hi' }, { timeout: 9_000 });
`,
    python: `from openai import OpenAI
client = OpenAI()
client.with_options(max_retries=0).responses.create(model="gpt-6-luna", input="hi", timeout=9)
`,
    says: 'openai generate, timeout call 9000, retries disabled 1, fallback none, errors none',
  },
  {
    what: 'a handler that rethrows, and one around its caller that hides',
    typescript: `import OpenAI from 'openai';
const client = new OpenAI();
async function ask() {
  return client.responses.create({ model: 'gpt-6-luna', input: 'hi' });
}
try {
  await ask();
} catch {}
`,
    python: `from openai import OpenAI
client = OpenAI()
def ask():
    return client.responses.create(model="gpt-6-luna", input="hi")
try:
    ask()
except Exception:
    pass
`,
    says: 'openai generate, timeout sdk-default 600000, retries sdk-default 3, fallback none, errors caller swallowed',
  },
  {
    what: 'a loop that tries three times',
    typescript: `import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 0, timeout: 9_000 });
async function ask() {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await client.responses.create({ model: 'gpt-6-luna', input: 'hi' });
    } catch (error) {
      console.error(error);
    }
  }
  throw new Error('no answer');
}
await ask();
`,
    python: `from openai import OpenAI
client = OpenAI(max_retries=0, timeout=9)
def ask():
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-6-luna", input="hi")
        except Exception as error:
            print(error)
    raise RuntimeError("no answer")
ask()
`,
    says: 'openai generate, timeout client 9000, retries wrapper 3, fallback none, errors try-catch',
  },
  {
    what: 'another provider in the handler',
    typescript: `import Anthropic from '@anthropic-ai/sdk';
import { Mistral } from '@mistralai/mistralai';
const claude = new Anthropic({ timeout: 9_000 });
const mistral = new Mistral({ timeoutMs: 9_000 });
async function ask() {
  try {
    return await claude.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [] });
  } catch (error) {
    console.error(error);
    return mistral.chat.complete({ model: 'mistral-large', messages: [] });
  }
}
await ask();
`,
    python: `from anthropic import Anthropic
from mistralai.client import Mistral
claude = Anthropic(timeout=9)
mistral = Mistral(timeout_ms=9_000)
def ask():
    try:
        return claude.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[])
    except Exception as error:
        print(error)
        return mistral.chat.complete(model="mistral-large", messages=[])
ask()
`,
    says: 'anthropic generate, timeout client 9000, retries sdk-default 3, fallback other-provider, errors try-catch',
  },
  {
    what: 'a wrapper with a deadline over the call',
    typescript: `import Anthropic from '@anthropic-ai/sdk';
import pTimeout from 'p-timeout';
const client = new Anthropic();
await pTimeout(client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 9, messages: [] }), { milliseconds: 15_000 });
`,
    python: `import asyncio
from anthropic import AsyncAnthropic
client = AsyncAnthropic()
async def main():
    await asyncio.wait_for(client.messages.create(model="claude-sonnet-5-5", max_tokens=9, messages=[]), timeout=15)
asyncio.run(main())
`,
    says: 'anthropic generate, timeout wrapper 15000, retries sdk-default 3, fallback none, errors none',
  },
  {
    what: 'a retry around a function',
    typescript: `import pRetry from 'p-retry';
import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 0 });
const ask = () => client.responses.create({ model: 'gpt-6-luna', input: 'hi' });
await pRetry(ask, { retries: 3 });
`,
    python: `from tenacity import Retrying, stop_after_attempt
from openai import OpenAI
client = OpenAI(max_retries=0)
def ask():
    return client.responses.create(model="gpt-6-luna", input="hi")
Retrying(stop=stop_after_attempt(4))(ask)
`,
    says: 'openai generate, timeout sdk-default 600000, retries wrapper 4, fallback none, errors none',
  },
  {
    what: 'all of a list at once',
    typescript: `import OpenAI from 'openai';
const client = new OpenAI({ timeout: 9_000 });
async function all(texts: string[]) {
  try {
    return await Promise.all(texts.map((input) => client.embeddings.create({ model: 'm', input })));
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await all(['a']);
`,
    python: `import asyncio
from openai import AsyncOpenAI
client = AsyncOpenAI(timeout=9)
async def all_of(texts):
    try:
        return await asyncio.gather(*[client.embeddings.create(model="m", input=text) for text in texts])
    except Exception as error:
        print(error)
        raise
asyncio.run(all_of(["a"]))
`,
    says: 'openai embed, timeout client 9000, retries sdk-default 3, fallback none, errors try-catch',
  },
  {
    what: 'a client that is handed over',
    typescript: `import OpenAI from 'openai';
const ask = async (client: OpenAI, input: string) => client.responses.create({ model: 'gpt-6-luna', input });
await ask(new OpenAI({ timeout: 7_000 }), 'hi');
`,
    python: `from openai import OpenAI
def ask(client: OpenAI, text: str):
    return client.responses.create(model="gpt-6-luna", input=text)
ask(client=OpenAI(timeout=7), text="hi")
`,
    says: 'openai generate, timeout client 7000, retries sdk-default 3, fallback none, errors none',
  },
];

describe.each(pairs)('$what', ({ typescript, python, says, what }) => {
  const first = (path: string, code: string): string => {
    const [call] = checkCode(code, { path, files: {} }).calls;
    return call ? said(call) : `nothing found: ${what}`;
  };

  it('in TypeScript', () => {
    expect(first('src/app.ts', typescript)).toBe(says);
  });

  it('in Python', () => {
    expect(first('app.py', python)).toBe(says);
  });
});
