import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const says = (code: string, versions: Record<string, string> = {}): string[] =>
  reported('silent-truncation', code, { versions });

const ai = `import { streamText, streamObject } from 'ai';
import { openai } from '@ai-sdk/openai';
const model = openai('gpt-5');
`;

describe('streams of the Vercel AI SDK', () => {
  it.each([
    [
      '4.3.19',
      `const result = streamText({ model, prompt: 'hi' }); for await (const part of result.textStream) show(part);`,
    ],
    [
      '4.3.19',
      `export const GET = () => streamText({ model, prompt: 'hi' }).toTextStreamResponse();`,
    ],
    ['4.3.19', `const { text } = streamText({ model, prompt: 'hi' }); show(await text);`],
    [
      '5.0.277',
      `export async function f() { const { textStream } = streamText({ model, prompt: 'hi' }); for await (const part of textStream) show(part); }`,
    ],
    [
      '7.0.173',
      `export function handle(response) { streamText({ model, prompt: 'hi' }).pipeTextStreamToResponse(response); }`,
    ],
    [
      '6.0.326',
      `const { partialObjectStream } = streamObject({ model, schema, prompt: 'hi' }); for await (const part of partialObjectStream) show(part);`,
    ],
  ])('%s end without a word: %s', (version, code) => {
    expect(says(ai + code, { ai: version })).toHaveLength(1);
  });

  it.each([
    [
      '3.4.33',
      `const result = await streamText({ model, prompt: 'hi' }); for await (const part of result.textStream) show(part);`,
    ],
    [
      '4.3.19',
      `const result = streamText({ model, prompt: 'hi', onError }); for await (const part of result.textStream) show(part);`,
    ],
    [
      '5.0.277',
      `const result = streamText({ model, prompt: 'hi' }); for await (const part of result.textStream) show(part); await save(await result.text);`,
    ],
    [
      '5.0.277',
      `const result = streamText({ model, prompt: 'hi' }); for await (const part of result.fullStream) show(part);`,
    ],
    [
      '5.0.277',
      `const result = streamText({ model, prompt: 'hi' }); for await (const part of result.textStream) process.stdout.write(part);`,
    ],
    [
      '5.0.277',
      `const result = streamText({ model, prompt: 'hi', ...shared }); for await (const part of result.textStream) show(part);`,
    ],
    [
      '6.0.326',
      `const result = streamText({ model, prompt: 'hi', onAbort() {} }); for await (const part of result.textStream) show(part);`,
    ],
    ['5.0.277', `const result = streamText({ model, prompt: 'hi' }); await pump(result);`],
    [
      '6.0.326',
      `const { partialObjectStream, object } = streamObject({ model, schema, prompt: 'hi' }); for await (const part of partialObjectStream) show(part); await save(await object);`,
    ],
  ])('%s tell it: %s', (version, code) => {
    expect(says(ai + code, { ai: version })).toEqual([]);
  });
});

const stainless = (options: string, rest: string): string => `import OpenAI from 'openai';
const openai = new OpenAI();
${rest.startsWith('const') ? '' : ''}const controller = new AbortController();
const stream = await openai.chat.completions.create({ model: 'gpt-5', messages: [], stream: true }, ${options});
${rest}
`;
const loop = `for await (const chunk of stream) show(chunk.choices[0]?.delta?.content);`;

it('leaves the printed error to a script that starts itself by a helper', () => {
  const code = `function run(fn) { fn().catch((error) => report(error)); }
run(async () => { for await (const part of streamText({ model, prompt: 'hi' }).textStream) show(part); });`;
  expect(says(ai + code, { ai: '5.0.277' })).toEqual([]);
});

describe('raw streams under a deadline', () => {
  it.each([
    ['a signal of time', '{ signal: AbortSignal.timeout(30_000) }', loop],
    [
      'one of several signals',
      '{ signal: AbortSignal.any([controller.signal, AbortSignal.timeout(30_000)]) }',
      loop,
    ],
    [
      'a timer',
      '{ signal: controller.signal }',
      `setTimeout(() => controller.abort(), 30_000);\n${loop}`,
    ],
    [
      'the stream for a browser',
      '{ signal: AbortSignal.timeout(30_000) }',
      'export const response = new Response(stream.toReadableStream());',
    ],
  ])('look whole: %s', (_name, options, rest) => {
    expect(says(stainless(options, rest))[0]).toContain('of 30 s on line');
  });

  it.each([
    ['no deadline', '{}', loop],
    ['a timeout that ends with the headers', '{ timeout: 30_000 }', loop],
    ['a button', '{ signal: controller.signal }', loop],
    ['a signal from outside', '{ signal: request.signal }', loop],
    [
      'a flag of the timer',
      '{ signal: controller.signal }',
      `let late = false; setTimeout(() => { late = true; controller.abort(); }, 30_000);\n${loop}`,
    ],
    [
      'a look at the reason',
      '{ signal: AbortSignal.timeout(30_000) }',
      `let end; for await (const chunk of stream) { end = chunk.choices[0]?.finish_reason; show(chunk.choices[0]?.delta); }`,
    ],
    [
      'parts that somebody else looks at',
      '{ signal: AbortSignal.timeout(30_000) }',
      `for await (const chunk of stream) handle(chunk);`,
    ],
    [
      'a timer that is cleared with the headers',
      '{ signal: controller.signal }',
      `const timer = setTimeout(() => controller.abort(), 30_000); clearTimeout(timer);\n${loop}`,
    ],
  ])('are not seen with %s', (_name, options, rest) => {
    expect(says(stainless(options, rest))).toEqual([]);
  });
});

describe('streams of Bedrock', () => {
  const bedrock = (
    settings: string,
    options: string,
    rest: string,
  ): string => `import { BedrockRuntimeClient, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
const client = new BedrockRuntimeClient(${settings});
const response = await client.send(new ConverseStreamCommand({ modelId: 'amazon.nova-pro-v1:0', messages: [] })${options});
for await (const event of response.stream) ${rest}
`;
  const show = 'show(event.contentBlockDelta?.delta?.text);';

  it('end like whole ones by an abort and by an idle timeout', () => {
    expect(
      says(bedrock('{}', ', { abortSignal: AbortSignal.timeout(600_000) }', show))[0],
    ).toContain('10 min');
    expect(says(bedrock('{ requestHandler: { requestTimeout: 20_000 } }', '', show))[0]).toContain(
      '20 s',
    );
  });

  it('are not seen without a deadline, or where their end is looked at', () => {
    expect(says(bedrock('{}', '', show))).toEqual([]);
    const looked = '{ if (event.messageStop) done = true; }';
    expect(says(bedrock('{}', ', { abortSignal: AbortSignal.timeout(600_000) }', looked))).toEqual(
      [],
    );
  });
});
