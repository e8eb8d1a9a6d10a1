import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';
import { mend } from './mend';

const converse = (over: string): string => `import {
  BedrockRuntimeClient,
  ConverseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime';

const client = new BedrockRuntimeClient({ region: 'us-east-1' });

export async function POST() {
  const response = await client.send(
    new ConverseStreamCommand({
      modelId: 'amazon.nova-pro-v1:0',
      messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
    }),
  );
  for await (const event of ${over}) {
    console.log(event.contentBlockDelta?.delta?.text);
  }
}
`;
const ofAws = {
  path: 'app/api/chat/route.ts',
  versions: { '@aws-sdk/client-bedrock-runtime': '3.1164.0' },
} as const;

describe('a stream that a timeout of its SDK would end without an error', () => {
  it('gets no such timeout where another bound can be had', async () => {
    for (const kind of ['call-timeout', 'client-timeout'] as const)
      expect(await mend(converse('response.stream!'), { ...ofAws, kind })).toBeNull();
  });

  it('hears in the title what else a timeout does', () => {
    const read = converse('response.stream!').replace(/for await[^]*/, 'return response;\n}\n');
    const { findings } = checkCode(read, ofAws);
    const timeouts = findings
      .flatMap(({ fixes }) => fixes)
      .filter(({ kind }) => kind.endsWith('-timeout'));
    expect(timeouts.map(({ safe }) => safe)).toEqual([false, false]);
    expect(timeouts[0]?.title).toBe(
      'Bound this call: 19 s × 3 attempts, error within 60 s; after silence the text ends early, without an error',
    );
  });

  it('is bounded by what throws, before everything else', async () => {
    const mended = await mend(converse('response.stream!'), { ...ofAws, kind: 'bound-wait' });
    expect(mended?.fix.preferred).toBe(true);
    expect(mended?.fix.title).toBe(
      'Bound the wait for this call: error within 60 s, and end this stream after 30 s of silence; the request itself goes on',
    );
    expect(mended?.after).toContain('boundSilence(response.stream!, STREAM_SILENCE_MS)');
  });

  it.each(['ts', 'js'])('may be a list where there is none: %s', async (ending) => {
    const path = `app/api/chat/route.${ending}`;
    const code = converse('response.stream ?? []');
    const mended = await mend(code, { ...ofAws, path, kind: 'bound-silence' });
    expect(mended?.after).toContain(`Symbol.asyncIterator in stream`);
    expect(mended?.after).toContain(`boundSilence(
    response.stream ?? [],
    STREAM_SILENCE_MS,
  )`);
  });
});

const streamText = `import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';

export async function POST() {
  const result = streamText({
    model: openai('gpt-5'),
    prompt: 'Hello',
    onError: console.error,
  });
  for await (const text of result.textStream) {
    console.log(text);
  }
}
`;
const ofAi = (version: string) =>
  ({ path: 'app/api/chat/route.ts', versions: { ai: version } }) as const;

describe('a stream that is there before its request is sent', () => {
  it.each(['5.0.277', '6.0.326'])('is bounded where it is read: ai %s', async (version) => {
    const mended = await mend(streamText, { ...ofAi(version), kind: 'bound-silence' });
    expect(mended?.fix).toMatchObject({ preferred: true, rule: 'missing-timeout' });
    const [call] = mended?.analysis.calls ?? [];
    expect(call?.budget).toMatchObject({ untilErrorMs: 30_000, silenceMs: 30_000 });
  });
});
