/** The same call under several versions of its SDK. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

/** Milliseconds are the SDK's own default, `node` where only Node ends the wait, null where nothing does. */
type Version = readonly [version: string, limit: number | 'node' | null, attempts: number];

const timeoutOf = (limit: Version[1]): object => {
  if (limit === null) return { source: 'none', ms: null };
  return limit === 'node'
    ? { source: 'runtime-default', ms: 300_000 }
    : { source: 'sdk-default', ms: limit };
};

const check = (name: string, code: string, versions: readonly Version[]): void => {
  describe(name, () => {
    it.each(versions)('%s', (version, limit, attempts) => {
      const { calls, failures } = checkCode(`${code}\n`, { versions: { [name]: version } });
      expect(failures).toEqual([]);
      expect(calls).toMatchObject([{ timeout: timeoutOf(limit), retries: { attempts } }]);
    });
  });
};

const chat = "client.chat.completions.create({ model: 'm', messages: [] })";

check(
  'together-ai',
  `import Together from 'together-ai';\nconst client = new Together();\nawait ${chat};`,
  [
    ['0.52.0', 60_000, 3],
    ['0.30.0', 60_000, 3],
    ['0.29.0', 60_000, 6],
    ['0.6.0', 60_000, 6],
  ],
);

check(
  '@perplexity-ai/perplexity_ai',
  `import Perplexity from '@perplexity-ai/perplexity_ai';\nconst client = new Perplexity();\nawait ${chat};`,
  [
    ['0.38.5', 900_000, 3],
    ['0.14.0', 900_000, 3],
    ['0.11.0', 60_000, 3],
  ],
);

check(
  '@mistralai/mistralai',
  `import { Mistral } from '@mistralai/mistralai';
await new Mistral().chat.complete({ model: 'm', messages: [] });`,
  [
    ['2.7.0', 300_000, 1],
    ['2.2.6', 60_000, 1],
    ['2.2.1', 30_000, 1],
    ['2.1.2', 'node', 1],
    ['1.15.1', 'node', 1],
  ],
);

check(
  '@mistralai/mistralai',
  `import MistralClient from '@mistralai/mistralai';
await new MistralClient('key').chat({ model: 'm', messages: [] });`,
  [
    ['0.5.0', 120_000, 5],
    ['0.1.3', 'node', 5],
  ],
);

check(
  'cohere-ai',
  `import { CohereClient } from 'cohere-ai';
await new CohereClient().chat({ message: 'hi' });`,
  [
    ['8.1.0', 300_000, 3],
    ['7.15.4', 300_000, 3],
    ['7.9.0', 60_000, 3],
    ['7.5.1', 60_000, 1],
  ],
);

check(
  'cohere-ai',
  `const cohere = require('cohere-ai');
cohere.init('key');
await cohere.generate({ prompt: 'hi' });`,
  [['6.2.2', null, 1]],
);

check(
  '@openrouter/sdk',
  `import { OpenRouter } from '@openrouter/sdk';
await new OpenRouter().chat.send({ chatRequest: { model: 'm', messages: [] } });`,
  [
    ['1.3.19', 'node', 71],
    ['0.11.2', 'node', 1],
  ],
);

check(
  'elevenlabs',
  `import { ElevenLabsClient } from 'elevenlabs';
await new ElevenLabsClient().textToSpeech.convert('voice', { text: 'hi' });`,
  [['1.59.0', 60_000, 3]],
);

describe('how a header may make a client wait', () => {
  const client = "import Groq from 'groq-sdk';\nconst client = new Groq();\n";

  it.each([
    ['1.6.0', null],
    ['0.37.0', 60_000],
  ])('groq-sdk %s', (version, capMs) => {
    const { calls } = checkCode(`${client}await ${chat};\n`, { versions: { 'groq-sdk': version } });
    expect(calls).toMatchObject([{ budget: { retryAfter: { honoured: true, capMs } } }]);
  });
});
