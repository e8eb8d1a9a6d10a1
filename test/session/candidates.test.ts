import { expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';
import { candidateTest } from '../../src/session/candidates';

const isCandidate = candidateTest(knowledge);

it.each([
  "import Anthropic from '@anthropic-ai/sdk';",
  'const OpenAI = require("openai");',
  "const { AzureOpenAI } = await import('openai/azure');",
  "import OpenAI from 'npm:openai@6';",
  "fetch('https://api.openai.com/v1/responses')",
  'fetch(`https://${resource}.openai.azure.com/openai/v1/responses`)',
])('%s is worth a parse', (text) => {
  expect(isCandidate(text)).toBe(true);
});

it.each([
  '',
  "import { openai } from './openai';",
  'we use openai here',
  "import x from 'openaire';",
])('%j is not', (text) => {
  expect(isCandidate(text)).toBe(false);
});

it('nothing is when nothing is known', () => {
  const nothing = { providers: [], sdks: [], wrappers: [], runtimes: [], frameworks: [] };
  expect(candidateTest(nothing)("import 'openai'")).toBe(false);
});
