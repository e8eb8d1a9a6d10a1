/** Streams that fail while they are read: what stands around the call alone guards nothing. */
import { shapes } from './shape';

const sdk = `import { streamText } from 'ai';\nimport { openai } from '@ai-sdk/openai';\n`;
const stream = `streamText({ model: openai('gpt-5'), prompt })`;
const installed = (major: string): string =>
  JSON.stringify({ dependencies: { ai: `^${major}`, '@ai-sdk/openai': '*' } });

shapes('a stream that fails while it is read', [
  [
    'is not guarded where a wrapper catches what the handler throws',
    {
      'src/guard.ts': `export const guarded = (handler: (prompt: string) => Promise<Response>) =>
  async (request: Request) => {
    try {
      return await handler(await request.text());
    } catch (error) {
      return Response.json({ error: 'no answer' }, { status: 500 });
    }
  };`,
      'app/api/chat/route.ts': `${sdk}import { guarded } from '../../../src/guard';
export const POST = guarded(async (prompt) => {
  const result = ${stream}; // call
  return result.toUIMessageStreamResponse();
});`,
    },
    { errors: 'none', fallback: 'none' },
  ],
  [
    'leaves a `try` as the response that it becomes',
    `${sdk}export async function POST(prompt: string) {
  try {
    const result = await ${stream}; // call
    return result.toTextStreamResponse();
  } catch {
    return new Response('no answer', { status: 500 });
  }
}`,
    { errors: 'none' },
  ],
  [
    'is guarded by who loops over it',
    `${sdk}async function show(prompt: string) {
  const { textStream } = ${stream}; // call
  try {
    for await (const part of textStream) console.log(part);
  } catch {
    console.error('no answer');
  }
}
await show('x');`,
    { errors: 'try-catch' },
  ],
  [
    'is guarded by who waits for its whole text',
    `${sdk}const open = (prompt: string) => ${stream}; // call
export async function title(prompt: string) {
  try {
    const result = open(prompt);
    return await result.text;
  } catch {
    return 'Untitled';
  }
}
await title('x');`,
    { errors: 'caller', fallback: 'degraded' },
  ],
  [
    'is guarded by the caller that reads what another gave back',
    `${sdk}async function open(prompt: string) {
  return ${stream}; // call
}
export async function show(prompt: string) {
  try {
    const result = await open(prompt);
    result.consumeStream();
    for await (const part of result.fullStream) console.log(part);
  } catch {
    console.error('no answer');
  }
}
await show('x');`,
    { errors: 'caller' },
  ],
  [
    'is not tried again by who only gets it',
    `${sdk}import pRetry from 'p-retry';
export const open = async (prompt: string) => {
  const result = await pRetry(async () => ${stream}, { retries: 4 }); // call
  return result.textStream;
};
for await (const part of await open('x')) console.log(part);`,
    { retries: 'sdk-default 3', errors: 'none' },
  ],
  [
    'is waited for in a version that throws',
    {
      'package.json': installed('3.4.0'),
      'src/app.ts': `${sdk}export async function POST(prompt: string) {
  try {
    const result = await ${stream}; // call
    return result.toTextStreamResponse();
  } catch {
    return new Response('no answer', { status: 500 });
  }
}`,
    },
    { errors: 'try-catch' },
  ],
  [
    'tells the callback that the request names',
    `${sdk}export function POST(prompt: string) {
  const result = streamText({ model: openai('gpt-5'), prompt, onError: ({ error }) => report(error) }); // call
  return result.toUIMessageStreamResponse();
}
declare function report(error: unknown): void;`,
    { errors: 'promise-catch' },
  ],
]);
