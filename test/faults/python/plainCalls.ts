/** One call of each SDK without any option, to see what the SDK does by itself. */
import type { EnvironmentName } from './environments';
import { question } from './shapes';

export interface PlainCall {
  readonly name: string;
  readonly distribution: string;
  /** The class that it builds. */
  readonly client: string;
  readonly environment: EnvironmentName;
  readonly source: string;
  /** An SDK around another one, which reads `Retry-After`: any version of that may be installed. */
  readonly isAround: boolean;
  /** Requests by fault where the facts are coarser than the SDK. */
  readonly known?: Readonly<Record<string, number>>;
}

const program = (imports: string, client: string, call: string): string => {
  const isAsync = call.startsWith('await ');
  return `${imports}

client = ${client}


${isAsync ? 'async ' : ''}def chat():
    return str(${call})


print(chat)
`;
};

interface Row {
  readonly distribution: string;
  readonly environments: readonly EnvironmentName[];
  readonly imports: string;
  readonly client: string;
  /** Arguments of the client. */
  readonly options?: string;
  readonly call: string;
  readonly isAround?: true;
  readonly known?: Readonly<Record<string, number>>;
}

const chat = `chat.completions.create(model="gpt-5", messages=${question})`;
const claude = `messages.create(model="claude-sonnet-5", max_tokens=9, messages=${question})`;
const mistral = `(model="mistral-large-latest", messages=${question})`;
const command = `chat(model="command-a-03-2025", messages=${question})`;
const all = ['current', 'previous', 'older'] as const;

/** A host that cannot be reached is tried again, a connection that breaks is not. */
const onlyUnreachable = { reset: 1 } as const;
/** Once more after a reset, without any option. */
const onceMore = { reset: 2 } as const;

const rows: readonly Row[] = [
  {
    ...{ distribution: 'openai', environments: all, imports: 'from openai import OpenAI' },
    ...{ client: 'OpenAI', call: `client.${chat}` },
  },
  {
    ...{ distribution: 'openai', environments: all, imports: 'from openai import AsyncOpenAI' },
    ...{ client: 'AsyncOpenAI', call: `await client.${chat}` },
  },
  {
    ...{ distribution: 'anthropic', environments: all, imports: 'from anthropic import Anthropic' },
    ...{ client: 'Anthropic', call: `client.${claude}` },
  },
  {
    ...{ distribution: 'anthropic', environments: all },
    imports: 'from anthropic import AsyncAnthropic',
    ...{ client: 'AsyncAnthropic', call: `await client.${claude}` },
  },
  {
    ...{ distribution: 'google-genai', environments: all, imports: 'from google import genai' },
    client: 'genai.Client',
    call: 'client.models.generate_content(model="gemini-3-flash", contents="Hello")',
  },
  {
    ...{ distribution: 'google-genai', environments: all, imports: 'from google import genai' },
    client: 'genai.Client',
    call: 'await client.aio.models.generate_content(model="gemini-3-flash", contents="Hello")',
    known: onceMore,
  },
  {
    ...{ distribution: 'mistralai', environments: ['current', 'previous'] },
    imports: 'from mistralai.client import Mistral',
    ...{ client: 'Mistral', options: 'api_key="drill"', call: `client.chat.complete${mistral}` },
  },
  {
    ...{ distribution: 'mistralai', environments: ['older'] },
    imports: 'from mistralai import Mistral',
    ...{ client: 'Mistral', options: 'api_key="drill"', call: `client.chat.complete${mistral}` },
  },
  {
    ...{ distribution: 'cohere', environments: all, imports: 'import cohere' },
    ...{ client: 'cohere.ClientV2', call: `client.${command}` },
    known: onlyUnreachable,
  },
  {
    ...{ distribution: 'cohere', environments: all, imports: 'import cohere' },
    ...{ client: 'cohere.AsyncClientV2', call: `await client.${command}` },
    known: onlyUnreachable,
  },
  {
    ...{ distribution: 'groq', environments: ['current', 'previous'] },
    ...{ imports: 'from groq import Groq', client: 'Groq', call: `client.${chat}` },
  },
  {
    ...{ distribution: 'together', environments: all, imports: 'from together import Together' },
    ...{ client: 'Together', call: `client.${chat}` },
  },
  {
    ...{ distribution: 'together', environments: all },
    imports: 'from together import AsyncTogether',
    ...{ client: 'AsyncTogether', call: `await client.${chat}` },
  },
  {
    ...{ distribution: 'ollama', environments: ['current', 'older'] },
    ...{ imports: 'from ollama import Client', client: 'Client' },
    call: `client.chat(model="llama3.2", messages=${question})`,
  },
  {
    ...{ distribution: 'langchain-openai', environments: all },
    imports: 'from langchain_openai import ChatOpenAI',
    ...{ client: 'ChatOpenAI', options: 'model="gpt-5"', call: 'client.invoke("Hello")' },
    isAround: true,
  },
  {
    ...{ distribution: 'langchain-anthropic', environments: all },
    imports: 'from langchain_anthropic import ChatAnthropic',
    ...{ client: 'ChatAnthropic', options: 'model="claude-sonnet-5"' },
    call: 'client.invoke("Hello")',
    isAround: true,
  },
];

const callOf = (row: Row, environment: EnvironmentName): PlainCall => ({
  name: `${row.distribution} (${environment}), ${row.call.startsWith('await') ? 'async' : 'sync'}`,
  distribution: row.distribution,
  client: row.client.split('.').at(-1) ?? '',
  environment,
  isAround: row.isAround ?? false,
  ...(row.known && { known: row.known }),
  source: program(row.imports, `${row.client}(${row.options ?? ''})`, row.call),
});

export const plainCalls: readonly PlainCall[] = rows.flatMap((row) =>
  row.environments.map((environment) => callOf(row, environment)),
);
