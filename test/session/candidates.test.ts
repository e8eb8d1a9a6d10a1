import { describe, expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';
import type { Knowledge, Sdk } from '../../src/model/knowledge';
import { readSigns } from '../../src/session/candidates';

const { isCandidate, isClient } = readSigns(knowledge, 'npm');

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

const addresses = [
  ...knowledge.providers.flatMap((provider) => provider.hosts.map(({ host }) => host)),
  ...knowledge.protocols.filter(({ anyHost }) => anyHost).flatMap((protocol) => protocol.paths),
].map((address) => address.replaceAll('*', 'eu'));

it.each(addresses)('an address with %s in it is worth a parse', (address) => {
  expect(isCandidate(`fetch('https://${address}')`)).toBe(true);
  expect(isCandidate(`fetch(\`\${a}${address}/\${b}\`)`)).toBe(true);
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
    failures: [],
    answers: knowledge.answers,
    fallbacks: [],
    recipes: [],
    libraries: [],
  };
  expect(readSigns(nothing, 'npm').isCandidate("import 'openai'")).toBe(false);
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

describe('in Python', () => {
  const sdk = (id: string, packages: readonly string[], names: readonly string[]): Sdk => ({
    ...{ id, ecosystem: 'pypi', packages, provider: 'openai', label: id, versions: [] },
    clients: [{ names, optionsArgument: 0, copies: [], operations: [] }],
    source: { from: 'this test', date: '2026-11-01' },
  });
  const known: Knowledge = {
    ...knowledge,
    sdks: [
      ...knowledge.sdks.filter(({ ecosystem }) => ecosystem !== 'pypi'),
      sdk('openai', ['openai'], ['OpenAI']),
      sdk('google-genai', ['google.genai'], ['Client']),
    ],
  };
  const signs = readSigns(known, 'pypi');

  it.each([
    'import openai',
    'import os, openai',
    'import numpy as np, openai as ai',
    'from openai import OpenAI',
    'from openai.types import Completion',
    '    from openai import OpenAI',
    'from google import genai',
    'from google import (\n    auth,\n    genai,\n)',
    'import google.genai as genai',
    "importlib.import_module('openai')",
    "requests.post('https://api.openai.com/v1/responses')",
    "httpx.post(os.environ['OLLAMA_BASE_URL'])",
  ])('%j is worth a parse', (text) => {
    expect(signs.isCandidate(text)).toBe(true);
  });

  it.each([
    'import openai_utils',
    'from .openai import client',
    'from app import openai_client',
    'from google import auth',
    "name = 'openai'",
    "const x = require('openai')",
  ])('%j is not', (text) => {
    expect(signs.isCandidate(text)).toBe(false);
  });

  it.each([
    ['openai', 'OpenAI', true],
    ['openai', '*', true],
    ['openai.lib', 'OpenAI', true],
    ['google', 'genai', true],
    ['google.genai', 'Client', true],
    ['google.genai', '*', true],
    ['google', '*', false],
    ['openai', 'RateLimitError', false],
    ['@anthropic-ai/sdk', 'default', false],
  ])('from %s, %s: %s', (specifier, imported, expected) => {
    expect(signs.isClient(specifier, imported)).toBe(expected);
  });

  it('names of npm and of PyPI are kept apart', () => {
    const npm = readSigns(known, 'npm');
    expect(npm.isCandidate('from google import genai')).toBe(false);
    expect(npm.isClient('google.genai', 'Client')).toBe(false);
    expect(signs.isClient('openai', 'AzureOpenAI')).toBe(false);
  });
});
