/** Programs whose failure budget is compared with what they do while a provider hangs. */
import type { EnvironmentName } from './environments';
import { handler, question, whole } from './shapes';

export interface Hang {
  readonly name: string;
  readonly environment: EnvironmentName;
  readonly source: string;
}

const chat = (client: string): string =>
  `${client}.chat.completions.create(model="gpt-5", messages=${question})`;
const claude = `client.messages.create(model="claude-sonnet-5", max_tokens=9, messages=${question})`;
const text = 'str(reply)';

const openai = (options: string, call = chat('client')): string =>
  handler('from openai import OpenAI', `client = OpenAI(${options})`, whole(call, text));

const anthropic = (options: string): string =>
  handler('from anthropic import Anthropic', `client = Anthropic(${options})`, whole(claude, text));

const address = '"https://api.openai.com/v1/responses"';
const post = (module: string, more = ''): string =>
  `${module}.post(${address}, json={"model": "gpt-5", "input": "Hello"}${more})`;

const again = (imports: string, decorator: string): string =>
  handler(
    `import httpx\n${imports}`,
    `\n\n@${decorator}\ndef ask():\n    return ${post('httpx', ', timeout=40')}`,
    whole('ask()', text),
  );

const hang = (name: string, environment: EnvironmentName, source: string): Hang => ({
  ...{ name, environment, source },
});

export const hangs: readonly Hang[] = [
  hang('the default of the SDK', 'current', openai('max_retries=0')),
  hang('the default of the SDK, three times', 'previous', anthropic('')),
  hang('a client with a timeout and one retry', 'older', openai('timeout=60, max_retries=1')),
  hang(
    'options of a copy come before those of the client',
    'current',
    openai('timeout=10', chat('client.with_options(timeout=40, max_retries=3)')),
  ),
  hang(
    'a call with a timeout of its own',
    'previous',
    openai('timeout=10', chat('client').replace('5",', '5", timeout=60,')),
  ),
  hang(
    'a deadline around an async call',
    'current',
    handler(
      'import asyncio\nfrom openai import AsyncOpenAI',
      'client = AsyncOpenAI(timeout=60)',
      `    async with asyncio.timeout(150):\n        return str(await ${chat('client')})\n`,
    ),
  ),
  hang(
    'asyncio.wait_for',
    'older',
    handler(
      'import asyncio\nfrom anthropic import AsyncAnthropic',
      'client = AsyncAnthropic(timeout=90)',
      `    return str(await asyncio.wait_for(${claude}, 120))\n`,
    ),
  ),
  ...(['current', 'previous', 'older'] as const).flatMap((environment) => [
    hang(
      `Gemini, milliseconds (${environment})`,
      environment,
      handler(
        'from google import genai\nfrom google.genai import types',
        'client = genai.Client(http_options=types.HttpOptions(timeout=60_000))',
        whole('client.models.generate_content(model="gemini-3-flash", contents="Hello")', text),
      ),
    ),
    hang(
      `Gemini with attempts (${environment})`,
      environment,
      handler(
        'from google import genai\nfrom google.genai import types',
        'client = genai.Client(http_options=types.HttpOptions(timeout=60_000, retry_options=types.HttpRetryOptions(attempts=2)))',
        whole('client.models.generate_content(model="gemini-3-flash", contents="Hello")', text),
      ),
    ),
    hang(
      `Cohere by itself (${environment})`,
      environment,
      handler(
        'import cohere',
        'client = cohere.ClientV2()',
        whole(`client.chat(model="command-a-03-2025", messages=${question})`, text),
      ),
    ),
    hang(
      `Together with a timeout (${environment})`,
      environment,
      handler(
        'from together import Together',
        'client = Together(timeout=60)',
        whole(chat('client'), text),
      ),
    ),
    hang(
      `LangChain with a timeout (${environment})`,
      environment,
      handler(
        'from langchain_openai import ChatOpenAI',
        'client = ChatOpenAI(model="gpt-5", timeout=60)',
        whole('client.invoke("Hello")', text),
      ),
    ),
  ]),
  hang(
    'Mistral, milliseconds',
    'current',
    handler(
      'from mistralai.client import Mistral',
      'client = Mistral(api_key="drill", timeout_ms=60_000)',
      whole(`client.chat.complete(model="mistral-large-latest", messages=${question})`, text),
    ),
  ),
  hang(
    'Groq by itself',
    'current',
    handler('from groq import Groq', 'client = Groq()', whole(chat('client'), text)),
  ),
  hang(
    'LiteLLM with a timeout',
    'previous',
    handler(
      'import litellm',
      '',
      whole(`litellm.completion(model="gpt-5", messages=${question}, timeout=60)`, text),
    ),
  ),
  hang(
    'Ollama with a timeout',
    'current',
    handler(
      'from ollama import Client',
      'client = Client(timeout=60)',
      whole(`client.chat(model="llama3.2", messages=${question})`, text),
    ),
  ),
  hang('httpx by itself', 'current', handler('import httpx', '', whole(post('httpx'), text))),
  hang(
    'requests with a timeout',
    'current',
    handler('import requests', '', whole(post('requests', ', timeout=60'), text)),
  ),
  hang(
    'requests by itself',
    'current',
    handler('import requests', '', whole(post('requests'), text)),
  ),
  hang(
    'aiohttp by itself',
    'current',
    handler(
      'import aiohttp',
      '',
      `    async with aiohttp.ClientSession() as session:
        async with session.post(${address}, json={"model": "gpt-5", "input": "Hello"}) as reply:
            return await reply.text()
`,
    ),
  ),
  hang(
    'tenacity, without a wait',
    'current',
    again('from tenacity import retry, stop_after_attempt', 'retry(stop=stop_after_attempt(3))'),
  ),
  hang(
    'tenacity around an SDK that tries again itself: both multiply',
    'current',
    handler(
      'from openai import OpenAI\nfrom tenacity import retry, stop_after_attempt',
      `client = OpenAI(timeout=40, max_retries=1)\n\n\n@retry(stop=stop_after_attempt(2))\ndef ask():\n    return ${chat('client')}`,
      whole('ask()', text),
    ),
  ),
  hang(
    'a loop that waits longer each time',
    'current',
    handler(
      'import time\nimport httpx',
      '',
      `    for attempt in range(4):
        try:
            return str(${post('httpx', ', timeout=30')})
        except httpx.HTTPError:
            if attempt == 3:
                raise
            time.sleep(10 * 2**attempt)
`,
    ),
  ),
];
