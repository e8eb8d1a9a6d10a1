import { expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';
import { readSigns } from '../../src/session/candidates';

const { isCandidate, isClient } = readSigns(knowledge);

it.each([
  "import Anthropic from '@anthropic-ai/sdk';",
  'const OpenAI = require("openai");',
  "const { AzureOpenAI } = await import('openai/azure');",
  "import OpenAI from 'npm:openai@6';",
  "fetch('https://api.openai.com/v1/responses')",
  'fetch(`https://${resource}.openai.azure.com/openai/v1/responses`)',
  'axios.post(`${base}/chat/completions`, { messages })',
  "axios.post(process.env.OLLAMA_BASE_URL + '/api/chat')",
])('%s is worth a parse', (text) => {
  expect(isCandidate(text)).toBe(true);
});

it.each([
  '',
  "import { openai } from './openai';",
  'we use openai here',
  "import x from 'openaire';",
  "import axios from 'axios';",
  "const known = ['openai', 'ollama'];",
])('%j is not', (text) => {
  expect(isCandidate(text)).toBe(false);
});

it('nothing is when nothing is known', () => {
  const nothing = {
    providers: [],
    sdks: [],
    protocols: [],
    wrappers: [],
    runtimes: [],
    frameworks: [],
    platforms: [],
    retirements: [],
  };
  expect(readSigns(nothing).isCandidate("import 'openai'")).toBe(false);
});

it.each([
  ['openai', 'default', true],
  ['openai/azure', 'AzureOpenAI', true],
  ['npm:openai@6', 'OpenAI', true],
  ['openai', 'toFile', false],
  ['openaire', 'OpenAI', false],
])('from %s, %s: %s', (specifier, imported, expected) => {
  expect(isClient(specifier, imported)).toBe(expected);
});
