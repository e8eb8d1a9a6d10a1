/** Code that calls LLM providers: clients, wrappers, and modules that use either. */
import type { Chance } from './chance';
import type { Dialect } from './ordinaryCode';

export interface Head {
  readonly text: string;
  /** The client that the rest of the file can call; `none` where only wrappers are at hand. */
  readonly client: 'openai' | 'anthropic' | 'none';
}

/** The first lines of a file that names an SDK, or that gets a client or a wrapper from the package of the clients. */
export function headOf(from: 'sdk' | 'client', chance: Chance): Head {
  if (from === 'sdk')
    return chance.pick<Head>([
      {
        text: "import OpenAI from 'openai';\n\nconst openai = new OpenAI({ timeout: 20_000 });",
        client: 'openai',
      },
      {
        text: "import Anthropic from '@anthropic-ai/sdk';\n\nconst anthropic = new Anthropic();",
        client: 'anthropic',
      },
    ]);
  return chance.pick<Head>([
    { text: "import { openai } from '@harbor/llm';", client: 'openai' },
    { text: "import { anthropic } from '@harbor/llm';", client: 'anthropic' },
    { text: "import { ask, brief } from '@harbor/llm';", client: 'none' },
  ]);
}

export interface Calling {
  readonly text: string;
  readonly calls: number;
}

/** A function or two that do the file's work with an LLM. */
export function callingCode(
  client: Head['client'],
  n: number,
  chance: Chance,
  dialect: Dialect,
): Calling {
  const count = 1 + chance.below(2);
  const make = callers[client];
  const texts = Array.from({ length: count }, (_, at) => make(`${n}x${at}`, typesFor(dialect)));
  return { text: texts.join('\n'), calls: count };
}

interface Types {
  readonly text: string;
  readonly texts: string;
}

const typesFor = (dialect: Dialect): Types =>
  dialect === 'js' ? { text: '', texts: '' } : { text: ': string', texts: ': readonly string[]' };

const callers: Readonly<Record<Head['client'], (n: string, types: Types) => string>> = {
  openai: (n, { text }) => `
export async function summarise${n}(subject${text}, audience${text}) {
  try {
    const response = await openai.chat.completions.create({
      model: 'gpt-5-mini',
      messages: [
        { role: 'system', content: \`Summarise for \${audience}. Be brief and name your sources.\` },
        { role: 'user', content: subject },
      ],
      temperature: 0.2,
    });
    return response.choices[0]?.message.content ?? '';
  } catch (error) {
    console.error('summarise${n}', error);
    throw new Error('no summary', { cause: error });
  }
}`,
  anthropic: (n, { texts }) => `
export async function classify${n}(subjects${texts}) {
  const labels = new Map();
  for (const subject of subjects) {
    const reply = await anthropic.messages.create(
      {
        model: 'claude-haiku-4-5',
        max_tokens: 16,
        messages: [{ role: 'user', content: \`Label this ticket: \${subject}\` }],
      },
      { timeout: 15_000 },
    );
    labels.set(subject, reply.content);
  }
  return labels;
}`,
  none: (n, { text }) => `
export async function describe${n}(subject${text}) {
  const [long, short] = await Promise.all([ask(subject), brief(subject)]);
  return long.length > 400 ? short : long;
}`,
};

/** The module that builds the workspace's client of one provider. */
export const clientCode = (provider: 'openai' | 'anthropic'): string =>
  provider === 'openai'
    ? `import OpenAI from 'openai';

export const openai = new OpenAI({ apiKey: process.env['OPENAI_API_KEY'], maxRetries: 1 });
`
    : `import Anthropic from '@anthropic-ai/sdk';

export const anthropic = new Anthropic({ timeout: 30_000 });
`;

/** Two functions that hide the request. */
export const wrapperCode = `import { anthropic } from './clients';
import { clampText } from './text';

export async function ask(question: string): Promise<string> {
  const message = await anthropic.messages.create({
    model: 'claude-sonnet-4-5',
    max_tokens: 1_024,
    messages: [{ role: 'user', content: clampText(question) }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

export async function brief(question: string): Promise<string> {
  return ask(\`In one sentence: \${question}\`);
}
`;
