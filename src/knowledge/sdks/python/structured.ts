/** Structured answers and programs over models: Instructor, DSPy. */
import { byName } from '../../../model/arguments';
import type { Sdk, Source } from '../../../model/knowledge';
import { modelPrefix } from '../langchain/modelNames';
import {
  allFailures,
  always,
  bare,
  built,
  byStream,
  pypi,
  retriesOption,
  rows,
  silence,
  waiting,
  at,
  withoutBody,
} from './parts';
import { stainlessFacts } from './stainless';

// -------------------------------------------------------------------------------------------- instructor

const instructorSource: Source = {
  from: 'instructor 1.17.0 over openai 2: measured (500, 429 and a hang: three requests, the SDK’s own; max_retries repeats answers that do not fit, and no errors of the API)',
  date: '2026-11-23',
};

const structured = rows([
  ['chat.completions.create', 'generate', byStream],
  ['chat.completions.create_partial', 'generate', always],
  ['chat.completions.create_iterable', 'generate', always],
  ['chat.completions.create_with_completion', 'generate'],
  ['completions.create', 'generate'],
  ['messages.create', 'generate'],
  ['responses.create', 'generate'],
  ['create', 'generate', byStream],
  ['create_partial', 'generate', always],
  ['create_iterable', 'generate', always],
  ['create_with_completion', 'generate'],
]).map((operation) => ({ ...operation, takes: ['max_retries'] }));

const wraps = [
  ...['from_openai', 'from_anthropic', 'from_groq', 'from_mistral', 'from_cohere', 'from_gemini'],
  ...[
    'from_genai',
    'from_vertexai',
    'from_bedrock',
    'from_cerebras',
    'from_fireworks',
    'from_litellm',
  ],
  ...['from_perplexity', 'from_xai', 'from_writer', 'patch', 'apatch'],
];

const instructor: Sdk = pypi({
  id: 'instructor',
  packages: ['instructor'],
  provider: null,
  label: 'Instructor',
  clients: [
    {
      names: ['Instructor', 'AsyncInstructor'],
      factories: wraps,
      optionsArgument: byName,
      inner: { argument: 0, name: 'client', settings: false, bounds: true, optional: true },
      copies: [],
      operations: structured,
    },
    {
      names: ['Instructor of a provider'],
      factories: ['from_provider'],
      optionsArgument: byName,
      model: at(0, 'model'),
      inner: {
        ...at(0, 'model'),
        settings: false,
        prefix: {
          separator: '/',
          providers: {
            ...modelPrefix.providers,
            google: 'google-gemini',
            azure_openai: 'azure-openai',
          },
        },
      },
      copies: [],
      operations: structured,
    },
  ],
  versions: [
    {
      ...stainlessFacts,
      range: '*',
      timeout: silence(600, { name: 'timeout', places: ['call'], parts: ['read', 'timeout'] }),
      // Counts where the call is handed rules of its own, an object of tenacity.
      retries: {
        ...stainlessFacts.retries,
        option: retriesOption('max_retries', ['call']),
        counts: 'attempts',
      },
      baseUrl: null,
      transports: [],
      ignored: [],
      ownPool: false,
      source: instructorSource,
    },
  ],
  source: instructorSource,
});

// ------------------------------------------------------------------------------------------------- DSPy

const dspySource: Source = {
  from: 'dspy 3.3.1 and 3.4.1: source read (num_retries=3 over litellm)',
  date: '2026-11-23',
};

const modules = [
  'Predict',
  'ChainOfThought',
  'ReAct',
  'ProgramOfThought',
  'CodeAct',
  'MultiChainComparison',
  'BestOfN',
  'Refine',
];

const dspyCalls = withoutBody([
  ...waiting(
    rows([
      ['', 'generate'],
      ['forward', 'generate'],
    ]),
  ),
  ...rows([
    ['acall', 'generate'],
    ['aforward', 'generate'],
  ]),
]);

const dspy: Sdk = pypi({
  id: 'dspy',
  packages: ['dspy'],
  distributions: ['dspy', 'dspy-ai'],
  provider: null,
  label: 'DSPy',
  clients: [
    built(['LM'], {
      model: at(0, 'model'),
      inner: {
        ...at(0, 'model'),
        settings: false,
        prefix: {
          separator: '/',
          providers: { ...modelPrefix.providers, gemini: 'google-gemini' },
        },
      },
      operations: dspyCalls,
    }),
    // Which model answers is configured for all of them.
    built(modules, {
      operations: dspyCalls,
      versions: [{ ...bare, range: '*', transport: 'none', opaque: true, source: dspySource }],
    }),
  ],
  versions: [
    {
      ...bare,
      range: '*',
      timeout: silence(600, { name: 'timeout', places: ['client', 'call'] }),
      retries: {
        defaultRetries: 3,
        option: retriesOption('num_retries'),
        counts: 'retries',
        on: allFailures,
        backoff: { initialMs: 1_000, factor: 2, maxMs: 60_000, jitter: 0.5 },
        retryAfter: { honoured: false, capMs: null },
      },
      source: dspySource,
    },
  ],
  source: dspySource,
});

export const structuredSdks: readonly Sdk[] = [instructor, dspy];
