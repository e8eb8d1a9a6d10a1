/** The programs of Python's matrix, as data: what people write with each SDK. */
import { frameFamilies } from './framePrograms';
import { rawFamilies } from './rawPrograms';
import { awaited, handler, joined, question, shape, whole } from './shapes';
import type { Family, Shape } from './table';
import { wrappedFamilies } from './wrappedPrograms';

// ---------------------------------------------------------------------------- SDKs that speak OpenAI's language

const chatCall = (model: string, more = ''): string =>
  `client.chat.completions.create(model="${model}", messages=${question}${more})`;

interface Chat {
  readonly module: string;
  readonly client: string;
  readonly model: string;
}

const chatShapes = ({ module, client, model }: Chat): readonly Shape[] => {
  const setup = `client = ${client}()`;
  const sync = `from ${module} import ${client}`;
  const answer = whole(chatCall(model), 'reply.choices[0].message.content');
  const pieces = joined(
    chatCall(model, ', stream=True'),
    '(event.choices[0].delta.content or "") if event.choices else ""',
  );
  const open = (name: string): [string, string] => [
    `from ${module} import Async${client}`,
    `${name} = Async${client}()`,
  ];
  return [
    shape('whole', false, handler(sync, setup, answer)),
    shape('whole, async', false, handler(...open('client'), awaited(answer))),
    shape('stream', true, handler(sync, setup, pieces)),
    shape('stream, async', true, handler(...open('client'), awaited(pieces))),
  ];
};

const openaiImport = 'from openai import OpenAI';
const openaiAnswer = whole(chatCall('gpt-5'), 'reply.choices[0].message.content');

const openai: readonly Shape[] = [
  ...chatShapes({ module: 'openai', client: 'OpenAI', model: 'gpt-5' }),
  shape(
    'retries off',
    false,
    handler(openaiImport, 'client = OpenAI(max_retries=0, timeout=19)', openaiAnswer),
  ),
  shape(
    'no timeout on purpose',
    false,
    handler(openaiImport, 'client = OpenAI(timeout=None)', openaiAnswer),
  ),
  shape(
    'client per call',
    false,
    handler(openaiImport, '', `    client = OpenAI()\n${openaiAnswer}`),
  ),
  shape(
    'module client',
    false,
    handler('import openai', '', openaiAnswer.replace('client.', 'openai.')),
  ),
  shape(
    'tenacity around',
    false,
    handler(
      'from openai import OpenAI\nfrom tenacity import retry, stop_after_attempt',
      `client = OpenAI(timeout=5)\n\n\n@retry(stop=stop_after_attempt(3))\ndef ask():\n    return ${chatCall('gpt-5')}`,
      whole('ask()', 'reply.choices[0].message.content'),
    ),
  ),
  shape(
    'a second provider',
    false,
    handler(openaiImport, 'client = OpenAI(timeout=9)', openaiAnswer),
    { fallbackProviders: ['anthropic'] },
  ),
  shape(
    'responses',
    false,
    handler(
      openaiImport,
      'client = OpenAI()',
      whole('client.responses.create(model="gpt-5", input="Hello")', 'reply.output_text'),
    ),
  ),
  shape(
    'responses stream',
    true,
    handler(
      'from openai import AsyncOpenAI',
      'client = AsyncOpenAI()',
      awaited(
        joined(
          'client.responses.create(model="gpt-5", input="Hello", stream=True)',
          'event.delta if event.type == "response.output_text.delta" else ""',
        ),
      ),
    ),
  ),
];

// ---------------------------------------------------------------------------------------------- Anthropic

const claudeArguments = `model="claude-sonnet-5", max_tokens=100, messages=${question}`;
const claude = `client.messages.create(${claudeArguments})`;
const claudeValue = '[block.text for block in reply.content if block.type == "text"]';
const claudeImport = 'from anthropic import Anthropic';
const claudeAsync = ['from anthropic import AsyncAnthropic', 'client = AsyncAnthropic()'] as const;

const claudePieces = joined(
  `client.messages.create(${claudeArguments}, stream=True)`,
  'event.delta.text if event.type == "content_block_delta" and event.delta.type == "text_delta" else ""',
);

const claudeHelper = `    text = ""
    with client.messages.stream(${claudeArguments}) as stream:
        for piece in stream.text_stream:
            text += piece
    return text
`;

const anthropic: readonly Shape[] = [
  shape('whole', false, handler(claudeImport, 'client = Anthropic()', whole(claude, claudeValue))),
  shape('whole, async', false, handler(...claudeAsync, awaited(whole(claude, claudeValue)))),
  shape('stream', true, handler(claudeImport, 'client = Anthropic()', claudePieces)),
  shape('stream, async', true, handler(...claudeAsync, awaited(claudePieces))),
  shape('stream helper', true, handler(claudeImport, 'client = Anthropic()', claudeHelper)),
  shape(
    'stream helper, async',
    true,
    handler(...claudeAsync, awaited(claudeHelper).replace('for piece', 'async for piece')),
  ),
  shape(
    'a second provider',
    false,
    handler(claudeImport, 'client = Anthropic(timeout=9)', whole(claude, claudeValue)),
    { fallbackProviders: ['openai'] },
  ),
  shape(
    'retries off',
    false,
    handler(
      claudeImport,
      'client = Anthropic(max_retries=0, timeout=19)',
      whole(claude, claudeValue),
    ),
  ),
];

// ------------------------------------------------------------------------------------------------- Google

const gemini = (path: string): string => `client.${path}(model="gemini-3-flash", contents="Hello")`;
const geminiImport = 'from google import genai';
const geminiClient = 'client = genai.Client()';

/** With aiohttp beside it, its async client waits for up to ten seconds and asks once more. */
const viaAiohttp: Partial<Shape> = { reconnects: ['current', 'previous', 'older'] };

const geminiPieces = (path: string): string => joined(gemini(path), 'event.text or ""');

const google: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler(geminiImport, geminiClient, whole(gemini('models.generate_content'), 'reply.text')),
  ),
  shape(
    'whole, async',
    false,
    handler(
      geminiImport,
      geminiClient,
      awaited(whole(gemini('aio.models.generate_content'), 'reply.text')),
    ),
    viaAiohttp,
  ),
  shape(
    'stream',
    true,
    handler(geminiImport, geminiClient, geminiPieces('models.generate_content_stream')),
  ),
  shape(
    'stream, async',
    true,
    handler(
      geminiImport,
      geminiClient,
      awaited(geminiPieces('aio.models.generate_content_stream')),
    ),
    viaAiohttp,
  ),
  shape(
    'seconds for milliseconds',
    false,
    handler(
      `${geminiImport}\nfrom google.genai import types`,
      'client = genai.Client(http_options=types.HttpOptions(timeout=30))',
      whole(gemini('models.generate_content'), 'reply.text'),
    ),
    { broken: true },
  ),
];

// ------------------------------------------------------------------------------------------------ Mistral

const mistralCall = (name: string): string =>
  `client.chat.${name}(model="mistral-small", messages=${question})`;

const mistralPieces = (name: string): string =>
  joined(mistralCall(name), 'str(event.data.choices[0].delta.content or "")');

const mistral = (module: string): readonly Shape[] => {
  const open = [`from ${module} import Mistral`, 'client = Mistral(api_key="drill")'] as const;
  const value = 'reply.choices[0].message';
  return [
    shape('whole', false, handler(...open, whole(mistralCall('complete'), value))),
    shape(
      'whole, async',
      false,
      handler(...open, awaited(whole(mistralCall('complete_async'), value))),
    ),
    shape('stream', true, handler(...open, mistralPieces('stream'))),
    shape('stream, async', true, handler(...open, awaited(mistralPieces('stream_async')))),
  ];
};

// ------------------------------------------------------------------------------------- Cohere and Ollama

const cohereCall = (name: string): string =>
  `client.${name}(model="command-a-03-2025", messages=${question})`;
const coherePieces = joined(
  cohereCall('chat_stream'),
  'str(event.delta) if event.type == "content-delta" else ""',
);

const cohere: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler(
      'import cohere',
      'client = cohere.ClientV2()',
      whole(cohereCall('chat'), 'str(reply.message.content)'),
    ),
  ),
  shape(
    'whole, async',
    false,
    handler(
      'import cohere',
      'client = cohere.AsyncClientV2()',
      awaited(whole(cohereCall('chat'), 'str(reply.message.content)')),
    ),
  ),
  shape('stream', true, handler('import cohere', 'client = cohere.ClientV2()', coherePieces)),
  shape(
    'stream, async',
    true,
    handler('import cohere', 'client = cohere.AsyncClientV2()', awaited(coherePieces, 'plain')),
  ),
];

const llama = (more = ''): string => `client.chat(model="llama3.2", messages=${question}${more})`;
const llamaPieces = joined(llama(', stream=True'), 'event.message.content or ""');

const ollama: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler(
      'from ollama import Client',
      'client = Client()',
      whole(llama(), 'reply.message.content'),
    ),
    { bareErrors: true },
  ),
  shape(
    'whole, async',
    false,
    handler(
      'from ollama import AsyncClient',
      'client = AsyncClient()',
      awaited(whole(llama(), 'reply.message.content')),
    ),
    { bareErrors: true },
  ),
  shape(
    'module, async',
    false,
    handler(
      'import ollama',
      '',
      awaited(whole(llama().replace('client', 'ollama.AsyncClient()'), 'reply.message.content')),
    ),
    { bareErrors: true },
  ),
  shape('stream', true, handler('from ollama import Client', 'client = Client()', llamaPieces)),
  shape(
    'stream, async',
    true,
    handler('from ollama import AsyncClient', 'client = AsyncClient()', awaited(llamaPieces)),
  ),
];

// --------------------------------------------------------------------------------- LangChain and LiteLLM

const chain = (module: string, model: string, name: string): readonly Shape[] => {
  const open = [`from ${module} import ${model}`, `client = ${model}(model="${name}")`] as const;
  const pieces = (method: string): string =>
    joined(`client.${method}("Hello")`, 'str(event.content)');
  return [
    shape('whole', false, handler(...open, whole('client.invoke("Hello")', 'reply.content'))),
    shape(
      'whole, async',
      false,
      handler(...open, awaited(whole('client.ainvoke("Hello")', 'reply.content'))),
    ),
    shape('stream', true, handler(...open, pieces('stream'))),
    shape('stream, async', true, handler(...open, awaited(pieces('astream'), 'plain'))),
  ];
};

const lite = (name: string): string => `litellm.${name}(model="gpt-5", messages=${question})`;

const litellm: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler('import litellm', '', whole(lite('completion'), 'reply.choices[0].message.content')),
  ),
  shape(
    'whole, async',
    false,
    handler(
      'import litellm',
      '',
      awaited(whole(lite('acompletion'), 'reply.choices[0].message.content')),
    ),
  ),
];

export const families: readonly Family[] = [
  { name: 'openai', environments: ['current', 'previous', 'older'], shapes: openai },
  { name: 'anthropic', environments: ['current', 'previous', 'older'], shapes: anthropic },
  { name: 'google-genai', environments: ['current', 'previous', 'older'], shapes: google },
  { name: 'mistralai', environments: ['current', 'previous'], shapes: mistral('mistralai.client') },
  { name: 'mistralai', environments: ['older'], shapes: mistral('mistralai') },
  { name: 'cohere', environments: ['current', 'previous', 'older'], shapes: cohere },
  {
    name: 'groq',
    environments: ['current', 'previous'],
    shapes: chatShapes({ module: 'groq', client: 'Groq', model: 'openai/gpt-oss-120b' }),
  },
  {
    name: 'together',
    environments: ['current', 'previous', 'older'],
    shapes: chatShapes({ module: 'together', client: 'Together', model: 'openai/gpt-oss-120b' }),
  },
  { name: 'ollama', environments: ['current', 'older'], shapes: ollama },
  {
    name: 'langchain-openai',
    environments: ['current', 'older'],
    shapes: chain('langchain_openai', 'ChatOpenAI', 'gpt-5'),
  },
  {
    name: 'langchain-anthropic',
    environments: ['current', 'older'],
    shapes: chain('langchain_anthropic', 'ChatAnthropic', 'claude-sonnet-5'),
  },
  { name: 'litellm', environments: ['previous'], shapes: litellm },
  ...rawFamilies,
  ...frameFamilies,
  ...wrappedFamilies,
];
