/** Programs whose calls stand in something: in retries, in a handler that hides, in a route, beside a second provider. */
import { awaited, handler, question, shape, whole } from './shapes';
import type { Family, Shape } from './table';

const create = (more = ''): string =>
  `client.chat.completions.create(model="gpt-5", messages=${question}${more})`;
const value = 'reply.choices[0].message.content';
const answer = whole(create(), value);

// ------------------------------------------------------------------------------------------------ retries around

/** `decorator` stands above a function that asks. */
const repeated = (id: string, imports: string, decorator: string, rest: Partial<Shape>): Shape =>
  shape(
    id,
    false,
    handler(
      `${imports}\nfrom openai import OpenAI`,
      `client = OpenAI(timeout=5)\n\n\n${decorator}\ndef ask():\n    return ${create()}`,
      whole('ask()', value),
    ),
    rest,
  );

const withStamina = ['current', 'previous'] as const;

const retried: readonly Shape[] = [
  repeated('stamina around', 'import stamina', '@stamina.retry(on=Exception, attempts=3)', {
    ...{ environments: withStamina, declares: ['stamina'] },
  }),
  repeated(
    'backoff around',
    'import backoff',
    '@backoff.on_exception(backoff.expo, Exception, max_tries=3)',
    { environments: ['current'], declares: ['backoff'] },
  ),
  shape(
    'retries on the call',
    false,
    handler(
      'from openai import OpenAI',
      'client = OpenAI(timeout=9)',
      whole(create(', max_retries=1'), value),
    ),
    { broken: true },
  ),
  shape(
    'retries on the call, async',
    false,
    handler(
      'from openai import AsyncOpenAI',
      'client = AsyncOpenAI(timeout=9)',
      awaited(whole(create(', max_retries=1'), value)),
    ),
    { broken: true },
  ),
];

// --------------------------------------------------------------------------------------------- hidden failures

const hiding = answer
  .split('\n')
  .map((line) => (line === '' ? line : `    ${line}`))
  .join('\n');
const hidden = `    try:\n${hiding}    except Exception:\n        return ""\n`;

const hiddenShapes: readonly Shape[] = [
  shape(
    'hidden failure',
    false,
    handler('from openai import OpenAI', 'client = OpenAI(timeout=9)', hidden),
  ),
  shape(
    'hidden failure, async',
    false,
    handler('from openai import AsyncOpenAI', 'client = AsyncOpenAI(timeout=9)', awaited(hidden)),
  ),
];

// ------------------------------------------------------------------------------------------------------ routes

const offered = { also: ['answer-outage'] } as const;

const django = `from django.conf import settings
from django.http import JsonResponse
from django.urls import path
from openai import OpenAI

if not settings.configured:
    settings.configure()
client = OpenAI(timeout=9)


def chat(request=None):
    reply = ${create()}
    return JsonResponse({"text": ${value}})


urlpatterns = [path("chat", chat)]
`;

const flask = (client: string, work: string): string => `from flask import Flask
from openai import ${client}

app = Flask(__name__)
client = ${client}(timeout=9)


@app.post("/chat")
${/\bawait\b/.test(work) ? 'async ' : ''}def chat():
${work}`;

const onlyCurrent = ['current'] as const;

const routes: readonly Shape[] = [
  shape(
    'route of FastAPI',
    false,
    handler('from openai import OpenAI', 'client = OpenAI(timeout=9)', answer),
    offered,
  ),
  shape(
    'route of FastAPI, async',
    false,
    handler('from openai import AsyncOpenAI', 'client = AsyncOpenAI(timeout=9)', awaited(answer)),
    offered,
  ),
  shape('route of Flask', false, flask('OpenAI', answer), {
    ...{ ...offered, environments: onlyCurrent, declares: ['flask'] },
  }),
  shape('route of Flask, async', false, flask('AsyncOpenAI', awaited(answer)), {
    ...{ ...offered, environments: onlyCurrent, declares: ['flask'] },
  }),
  shape('view of Django', false, django, {
    ...{ ...offered, environments: onlyCurrent, declares: ['django'] },
  }),
];

// ------------------------------------------------------------------------------------------- second providers

const other = { fallbackProviders: ['anthropic'] } as const;

const openaiBackup = shape(
  'a second provider, async',
  false,
  handler('from openai import AsyncOpenAI', 'client = AsyncOpenAI()', awaited(answer)),
  other,
);

const chainOf = (method: string): string => whole(`client.${method}("Hello")`, 'reply.content');
const chainOpen = [
  'from langchain_openai import ChatOpenAI',
  'client = ChatOpenAI(model="gpt-5", timeout=9)',
] as const;

const langchain: readonly Shape[] = [
  shape('a second provider', false, handler(...chainOpen, chainOf('invoke')), other),
  shape(
    'a second provider, async',
    false,
    handler(...chainOpen, awaited(chainOf('ainvoke'))),
    other,
  ),
];

const lite = (name: string): string =>
  whole(`litellm.${name}(model="gpt-5", messages=${question}, timeout=9)`, value);

const litellm: readonly Shape[] = [
  shape('a second provider', false, handler('import litellm', '', lite('completion')), other),
  shape(
    'a second provider, async',
    false,
    handler('import litellm', '', awaited(lite('acompletion'))),
    other,
  ),
];

// ---------------------------------------------------------------------------------- libraries that are there

const llama = whole(`client.chat(model="llama3.2", messages=${question})`, 'reply.message.content');

const ollama = (library: string): readonly Shape[] => {
  const rest = { bareErrors: true, declares: [library] } as const;
  return [
    shape(
      `${library} is there`,
      false,
      handler('from ollama import Client', 'client = Client(timeout=9)', llama),
      rest,
    ),
    shape(
      `${library} is there, async`,
      false,
      handler('from ollama import AsyncClient', 'client = AsyncClient(timeout=9)', awaited(llama)),
      rest,
    ),
  ];
};

const aiohttp: readonly Shape[] = [
  shape(
    'whole, awaited',
    false,
    handler(
      'import aiohttp',
      '',
      `    async with aiohttp.ClientSession() as session:
        reply = await session.post("https://api.openai.com/v1/chat/completions", json={"model": "gpt-5", "messages": ${question}})
        answer = await reply.json()
        return answer["choices"][0]["message"]["content"]
`,
    ),
  ),
];

export const wrappedFamilies: readonly Family[] = [
  {
    name: 'openai',
    environments: ['current', 'previous', 'older'],
    shapes: [...retried, ...hiddenShapes, ...routes, openaiBackup],
  },
  { name: 'langchain-openai', environments: ['current', 'older'], shapes: langchain },
  { name: 'litellm', environments: ['previous'], shapes: litellm },
  {
    name: 'ollama',
    environments: ['current'],
    shapes: [...ollama('tenacity'), ...ollama('stamina')],
  },
  { name: 'aiohttp', environments: ['current'], shapes: aiohttp },
];
