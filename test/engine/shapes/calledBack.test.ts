/** Functions that are not called where they stand: handed over, given back, kept. */
import { shapes } from './shape';

const head = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;
const gpt = { provider: 'openai', sdk: 'openai' };

shapes('a callback that is called again', [
  [
    'behind the try, with another model',
    `${head}async function withSpare<T>(work: (model: string) => Promise<T>): Promise<T> {
  try {
    return await work('gpt-5');
  } catch (error) {
    console.warn('taking the small one', error);
  }
  return work('gpt-5-nano');
}
const answer = (input: string) =>
  withSpare((model) => openai.responses.create({ model, input })) // call
    .then((found) => found.output_text)
    .catch(() => 'Ask me later.');
console.log(await answer('x'));`,
    { ...gpt, fallback: 'other-model' },
  ],
]);

shapes('a function that another gives back', [
  [
    'a route behind one that checks who asks',
    {
      'src/withAuth.ts': `export const withAuth = (handler: (request: Request) => Promise<Response>) => async (request: Request) => {
  if (!request.headers.get('authorization')) return new Response(null, { status: 401 });
  return handler(request);
};`,
      'src/app/api/title/route.ts': `${head}import { withAuth } from '../../../withAuth';
async function handler(request: Request) {
  const answer = await openai.responses.create({ model: 'gpt-5', input: await request.text() }); // call
  return Response.json(answer.output_text);
}
export const POST = withAuth(handler);`,
    },
    { ...gpt, errors: 'none', fallback: 'none', entryPoints: ['POST src/app/api/title/route.ts'] },
  ],
  [
    'a route behind one that catches',
    {
      'src/guarded.ts': `export function guarded(handler: (request: Request) => Promise<Response>) {
  return async (request: Request) => {
    try {
      return await handler(request);
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
  };
}`,
      'src/app/api/title/route.ts': `${head}import { guarded } from '../../../guarded';
export const POST = guarded(async (request) => {
  const answer = await openai.responses.create({ model: 'gpt-5', input: await request.text() }); // call
  return Response.json(answer.output_text);
});`,
    },
    {
      ...gpt,
      errors: 'caller',
      fallback: 'none',
      entryPoints: ['POST src/app/api/title/route.ts'],
    },
  ],
  [
    'a maker of functions that ask',
    `${head}const asker = (model: string) => async (input: string) =>
  openai.responses.create({ model, input }); // call
const quick = asker('gpt-5-nano');
async function main() {
  try {
    console.log(await quick('x'));
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await main();`,
    { ...gpt, errors: 'caller', fallback: 'none' },
  ],
]);

shapes('a function that is kept', [
  [
    'in an object, called by its key',
    `${head}const tools = {
  title: (input: string) => ${ask}, // call
  shout: (input: string) => input.toUpperCase(),
};
export async function main(input: string) {
  try {
    return await tools.title(input);
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await main('x');`,
    { ...gpt, errors: 'caller', fallback: 'none' },
  ],
  [
    'in an object of another file',
    {
      'src/tools.ts': `${head}export const tools = { title: async (input: string) => (await ${ask}).output_text }; // call`,
      'src/app.ts': `import { tools } from './tools';
for (let attempt = 0; attempt < 2; attempt++) {
  try {
    console.log(await tools.title('x'));
    break;
  } catch (error) {
    if (attempt === 1) throw error;
  }
}`,
    },
    { ...gpt, errors: 'caller', retries: 'wrapper 2' },
  ],
  [
    'in an array, called in turn',
    `${head}const steps = [
  async (input: string) => (await ${ask}).output_text, // call
  async (input: string) => input.trim(),
];
let text = 'x';
try {
  for (const step of steps) text = await step(text);
} catch (error) {
  console.error(error);
  process.exit(1);
}`,
    { ...gpt, errors: 'caller', fallback: 'none' },
  ],
  [
    'in a field of a class',
    `${head}class Writer {
  write = async (input: string) => {
    const answer = await ${ask}; // call
    return answer.output_text;
  };
  async page(input: string) {
    try {
      return await this.write(input);
    } catch (error) {
      throw new Error('no page', { cause: error });
    }
  }
}
await new Writer().page('x');`,
    { ...gpt, errors: 'caller', fallback: 'none' },
  ],
  [
    'in a field of a class of another file',
    {
      'src/writer.ts': `${head}export class Writer {
  write = async (input: string) => (await ${ask}).output_text; // call
}`,
      'src/app.ts': `import { Writer } from './writer';
const writer = new Writer();
try {
  console.log(await writer.write('x'));
} catch (error) {
  console.error(error);
  process.exit(1);
}`,
    },
    { ...gpt, errors: 'caller' },
  ],
]);

shapes('an export by default', [
  [
    'a named function as an API route',
    {
      'pages/api/title.ts': `${head}export default async function handler(request: { body: string }, response: any) {
  const answer = await openai.responses.create({ model: 'gpt-5', input: request.body }); // call
  response.status(200).json(answer.output_text);
}`,
    },
    { ...gpt, errors: 'none', entryPoints: ['default pages/api/title.ts'] },
  ],
  [
    'a constant as a page',
    {
      'app/topic/page.tsx': `${head}const Page = async () => {
  const answer = await openai.responses.create({ model: 'gpt-5', input: 'x' }); // call
  return <p>{answer.output_text}</p>;
};
export default Page;`,
    },
    { ...gpt, entryPoints: ['default app/topic/page.tsx'] },
  ],
  [
    'a function without a name that another file guards',
    {
      'src/title.ts': `${head}export default async function (input: string) {
  return (await ${ask}).output_text; // call
}`,
      'src/app.ts': `import title from './title';
try {
  console.log(await title('x'));
} catch (error) {
  console.error(error);
  throw error;
}`,
    },
    { ...gpt, errors: 'caller', fallback: 'none' },
  ],
]);
