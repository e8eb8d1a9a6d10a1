/** How one call may be written. */
import { shapes } from './shape';

const openai = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n`;
const claude = `import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n`;
const gpt = { provider: 'openai', sdk: 'openai' };
const sonnet = { provider: 'anthropic', sdk: '@anthropic-ai/sdk' };

shapes('a chain', [
  [
    '14 of a stream with listeners, over several lines',
    `${claude}const stream = claude.messages // call
  .stream({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [] })
  .on('text', (text) => process.stdout.write(text));
await stream.finalMessage();`,
    { ...sonnet, api: 'messages.stream', streaming: true, errors: 'none' },
  ],
  [
    '14 that asks for the raw response',
    `${openai}const response = await openai.chat.completions // call
  .create({ model: 'gpt-5', messages: [] })
  .asResponse();
console.log(response.headers);`,
    { ...gpt, api: 'chat.completions.create', errors: 'none' },
  ],
  [
    '14 that asks for both',
    `${openai}const { data, response } = await openai.responses.create({ model: 'gpt-5', input: 'x' }).withResponse(); // call
console.log(data.id, response.status);`,
    { ...gpt, api: 'responses.create' },
  ],
]);

shapes('two calls in one expression', [
  [
    '15 a ternary under one await',
    `${openai}async function reply(draft: boolean, messages: []) {
  try {
    return await (draft
      ? openai.chat.completions.create({ model: 'gpt-5-nano', messages }) // call
      : openai.chat.completions.create({ model: 'gpt-5', messages, stream: true })); // call
  } catch (error) {
    console.error(error);
    throw error;
  }
}
await reply(true, []);`,
    { ...gpt, streaming: false, errors: 'try-catch', fallback: 'none' },
    { ...gpt, streaming: true, errors: 'try-catch', fallback: 'none' },
  ],
]);

shapes('a request that starts when it is read', [
  [
    '16 a stream that is read in a try',
    `${claude}async function* tell(about: string) {
  try {
    const stream = claude.messages.stream({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content: about }] }); // call
    for await (const event of stream) yield event;
  } catch (error) {
    console.error('story stopped', error);
    throw error;
  }
}
for await (const part of tell('rain')) console.log(part);`,
    { ...sonnet, api: 'messages.stream', errors: 'try-catch', fallback: 'none' },
  ],
  [
    '16 a tool runner that is iterated',
    `${claude}const runner = claude.beta.messages.toolRunner({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [], tools: [] }); // call
for await (const message of runner) console.log(message.stop_reason);`,
    { ...sonnet, api: 'beta.messages.toolRunner', operation: 'agent', errors: 'none' },
  ],
  [
    '16 a tool runner that is awaited',
    `${claude}const last = await claude.beta.messages.toolRunner({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [], tools: [] }); // call
console.log(last.content);`,
    { ...sonnet, api: 'beta.messages.toolRunner', operation: 'agent', errors: 'none' },
  ],
  [
    '16 a run that is polled',
    `${openai}const run = await openai.beta.threads.runs.createAndPoll('thread_1', { assistant_id: 'asst_1' }); // call
console.log(run.status);`,
    { ...gpt, api: 'beta.threads.runs.createAndPoll', operation: 'agent' },
  ],
  [
    '16 a stream that is made before the try that reads it',
    `${claude}async function tell(about: string) {
  const stream = claude.messages.stream({ model: 'claude-sonnet-4-5', max_tokens: 900, messages: [{ role: 'user', content: about }] }); // call
  try {
    return await stream.finalText();
  } catch (error) {
    console.error('story stopped', error);
    throw error;
  }
}
await tell('rain');`,
    { ...sonnet, errors: 'try-catch', fallback: 'none' },
  ],
  [
    '16 a promise that is awaited later, in a try',
    `${openai}async function title(text: string) {
  const pending = openai.responses.create({ model: 'gpt-5-nano', input: text }); // call
  const lines = text.split('\\n').length;
  try {
    return { lines, title: (await pending).output_text };
  } catch (error) {
    throw new Error('no title', { cause: error });
  }
}
await title('x');`,
    { ...gpt, errors: 'try-catch', fallback: 'none' },
  ],
]);

shapes('a try around a call', [
  [
    '17 without await: the catch is dead',
    `${openai}async function ask(input: string) {
  try {
    return openai.responses.create({ model: 'gpt-5', input }); // call
  } catch {
    return { output_text: 'Ask me later.' };
  }
}
await ask('x');`,
    { ...gpt, errors: 'none', fallback: 'none' },
  ],
  [
    '17 with await: the catch answers',
    `${openai}async function ask(input: string) {
  try {
    return await openai.responses.create({ model: 'gpt-5', input }); // call
  } catch {
    return { output_text: 'Ask me later.' };
  }
}
await ask('x');`,
    { ...gpt, errors: 'try-catch', fallback: 'degraded' },
  ],
  [
    '18 streamText fails later: what the catch returns answers nothing',
    {
      'src/app/api/chat/route.ts': `import { streamText } from 'ai';
import { anthropic } from '@ai-sdk/anthropic';
export async function POST(request: Request) {
  try {
    const { messages } = await request.json();
    const result = streamText({ model: anthropic('claude-sonnet-4-5'), messages }); // call
    return result.toTextStreamResponse();
  } catch {
    return new Response('The assistant rests. Try the search page.');
  }
}`,
    },
    { provider: 'anthropic', sdk: 'ai', api: 'streamText', streaming: true, fallback: 'none' },
  ],
]);

shapes('a call that nobody waits for', [
  [
    '19 in an async function called at once',
    `${openai}function onSave(text: string) {
  (async () => {
    const answer = await openai.responses.create({ model: 'gpt-5-nano', input: text }); // call
    console.log(answer.output_text);
  })();
}
onSave('x');`,
    { ...gpt, errors: 'none', fallback: 'none' },
  ],
  [
    '19 with void',
    `${openai}function onSave(input: string) {
  try {
    void openai.responses.create({ model: 'gpt-5-nano', input }); // call
  } catch (error) {
    console.error(error);
  }
}
onSave('x');`,
    { ...gpt, errors: 'none', fallback: 'none' },
  ],
  [
    '19 in a new Promise that never rejects',
    `${openai}const run = (threadId: string) =>
  new Promise<void>((resolve) => {
    openai.beta.threads.runs // call
      .stream(threadId, { assistant_id: 'asst_1' })
      .on('textDelta', (delta) => console.log(delta.value))
      .on('end', () => resolve());
  });
try {
  await run('thread_1');
} catch (error) {
  console.error(error);
  throw error;
}`,
    { ...gpt, api: 'beta.threads.runs.stream', errors: 'none', fallback: 'none' },
  ],
  [
    '19 in a new Promise that rejects on an error',
    `${claude}function draw(prompt: string) {
  return new Promise<string>((resolve, reject) => {
    claude.messages // call
      .stream({ model: 'claude-sonnet-4-5', max_tokens: 4000, messages: [{ role: 'user', content: prompt }] })
      .on('text', (text) => process.stdout.write(text))
      .on('error', reject)
      .on('end', () => resolve('done'));
  });
}
async function main() {
  try {
    await draw('a boat');
  } catch (error) {
    console.error('drawing failed', error);
    process.exit(1);
  }
}
await main();`,
    { ...sonnet, api: 'messages.stream', errors: 'caller', fallback: 'none' },
  ],
]);

shapes('parts of a request that stand elsewhere', [
  [
    '20 the whole request in a variable',
    `${openai}const request: OpenAI.Chat.ChatCompletionCreateParams = {
  model: 'gpt-5-mini',
  messages: [],
  stream: true,
};
const options = { timeout: 12_000, maxRetries: 1 };
const stream = await openai.chat.completions.create(request, options); // call
for await (const chunk of stream) console.log(chunk);`,
    { ...gpt, model: 'gpt-5-mini', streaming: true, timeout: 'call 12000', retries: 'call 2' },
  ],
  [
    '20 options spread from a helper',
    `${openai}const limits = () => ({ timeout: 12_000, maxRetries: 0 });
await openai.responses.create({ model: 'gpt-5', input: 'x' }, { ...limits(), headers: { 'x-team': 'search' } }); // call`,
    { ...gpt, timeout: 'call 12000', retries: 'disabled' },
  ],
  [
    '20 options that are replaced, so that the timeout is lost',
    `${openai}let options: OpenAI.RequestOptions = { timeout: 12_000 };
options = { headers: { 'x-team': 'search' } };
await openai.responses.create({ model: 'gpt-5', input: 'x' }, options); // call`,
    { ...gpt, timeout: 'sdk-default 600000' },
  ],
]);

shapes('names of functions', [
  [
    '21 explicit type arguments',
    `import { generateObject } from 'ai';
import { openai } from '@ai-sdk/openai';
const { object } = await generateObject<Plan, 'object'>({ model: openai('gpt-5'), schema, prompt: 'plan' }); // call
console.log(object);`,
    { provider: 'openai', sdk: 'ai', api: 'generateObject', retries: 'sdk-default 3' },
  ],
  [
    '21 an alias of an imported function',
    `import { streamText as _streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const result = _streamText({ model: openai('gpt-5'), prompt: 'go' }); // call
for await (const text of result.textStream) console.log(text);`,
    { provider: 'openai', sdk: 'ai', api: 'streamText', streaming: true },
  ],
]);
