import type {
  IgnoredOption,
  OptionPlace,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { bare, method } from './plain';
import { sentAlong, unread } from '../ignored';
import { alwaysStreams } from '../plain';
import { timerFromZero } from '../traps';

const measured: Source = {
  from: '@google/generative-ai 0.24.1: source read, and measured against loopback servers',
  date: '2026-11-23',
};

const readSource: Source = {
  from: '@google-cloud/vertexai 1.12.0: source read',
  date: '2026-11-23',
};

const readOlder: Source = {
  from: '@google/generative-ai 0.11.4 and 0.15.0: source read',
  date: '2026-11-23',
};

/** The timer is never cleared, so that it ends a body or a stream too. */
const untilTheEnd = (places: readonly OptionPlace[]): VersionFacts['timeout'] => ({
  defaultMs: null,
  option: { name: 'timeout', places },
  unit: 'ms',
  covers: 'total',
  coversStream: 'total',
  scope: 'attempt',
});

const ofModel = 'in the second argument of `getGenerativeModel`';

const misplaced: readonly IgnoredOption[] = [
  ...unread({ step: 'getGenerativeModel', argument: 0 }, ['timeout'], ofModel),
  ...unread({ construction: 1 }, ['timeout'], ofModel),
  ...sentAlong(['timeout', 'signal'], 'in the second argument'),
];

/** The older SDK for the Gemini API. A model object carries the options; each request may bring its own. */
export const googleGenerativeAi: Sdk = {
  id: '@google/generative-ai',
  ecosystem: 'npm',
  packages: ['@google/generative-ai'],
  provider: 'google-gemini',
  label: 'the Google Generative AI SDK',
  clients: [
    {
      // The constructor takes the key alone: what stands behind it is not read.
      names: ['GoogleGenerativeAI'],
      optionsArgument: 2,
      optionless: true,
      copies: [],
      handles: [
        {
          path: 'getGenerativeModel',
          to: 'GenerativeModel',
          by: 'call',
          optionsArgument: 1,
          model: { argument: 0, property: 'model' },
        },
        {
          path: 'getGenerativeModelFromCachedContent',
          to: 'GenerativeModel',
          by: 'call',
          optionsArgument: 2,
          model: { argument: 0, property: 'model' },
        },
      ],
      operations: [],
    },
    {
      names: ['GenerativeModel'],
      optionsArgument: 2,
      copies: [],
      model: { argument: 1, property: 'model' },
      // `startChat` sends nothing.
      handles: [{ path: 'startChat', to: 'ChatSession', by: 'call' }],
      operations: [
        method('generateContent', 'generate', undefined, 1),
        method('generateContentStream', 'generate', alwaysStreams, 1),
        method('embedContent', 'embed', undefined, 1),
        method('batchEmbedContents', 'embed', undefined, 1),
        method('countTokens', 'manage', undefined, 1),
      ],
    },
    {
      names: ['ChatSession'],
      optionsArgument: 3,
      copies: [],
      operations: [
        method('sendMessage', 'generate', undefined, 1),
        method('sendMessageStream', 'generate', alwaysStreams, 1),
      ],
    },
    {
      names: ['GoogleAIFileManager', 'GoogleAICacheManager'],
      optionsArgument: 1,
      copies: [],
      operations: ['uploadFile', 'getFile', 'listFiles', 'deleteFile', 'create', 'get', 'list'].map(
        (path) => ({
          ...method(path, 'manage', undefined, null),
          bodyArgument: null,
        }),
      ),
    },
  ],
  versions: [
    {
      ...bare,
      range: '>=0.16.0',
      timeout: untilTheEnd(['client', 'call']),
      ignored: misplaced,
      traps: timerFromZero,
      signal: { name: 'signal', places: ['call'] },
      baseUrl: { name: 'baseUrl', places: ['client', 'call'] },
      source: measured,
    },
    // A request takes no options and no signal: what the model object was given holds.
    {
      ...bare,
      timeout: untilTheEnd(['client']),
      ignored: [...misplaced, ...unread({ argument: 1 }, ['timeout', 'signal'], ofModel)],
      traps: timerFromZero,
      baseUrl: { name: 'baseUrl', places: ['client'] },
      source: readOlder,
    },
  ],
  source: measured,
};

const modelHandle = {
  to: 'GenerativeModel',
  by: 'call',
  optionsArgument: 1,
  model: { argument: 0, property: 'model' },
} as const;

/** No options per request and no signal: what `getGenerativeModel` was given holds. */
export const googleVertexai: Sdk = {
  id: '@google-cloud/vertexai',
  ecosystem: 'npm',
  packages: ['@google-cloud/vertexai'],
  provider: 'google-vertex',
  label: 'the Vertex AI SDK',
  clients: [
    {
      names: ['VertexAI'],
      optionsArgument: 0,
      copies: [],
      handles: [
        { path: 'getGenerativeModel', ...modelHandle },
        { path: 'preview.getGenerativeModel', ...modelHandle },
        {
          path: 'preview.getGenerativeModelFromCachedContent',
          ...modelHandle,
          optionsArgument: 2,
        },
      ],
      operations: [],
    },
    {
      names: ['GenerativeModel'],
      types: ['GenerativeModelPreview'],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'startChat', to: 'ChatSession', by: 'call' }],
      operations: [
        method('generateContent', 'generate', undefined, null),
        method('generateContentStream', 'generate', alwaysStreams, null),
        method('countTokens', 'manage', undefined, null),
      ],
    },
    {
      names: ['ChatSession'],
      types: ['ChatSessionPreview'],
      optionsArgument: 0,
      copies: [],
      operations: [
        method('sendMessage', 'generate', undefined, null),
        method('sendMessageStream', 'generate', alwaysStreams, null),
      ],
    },
  ],
  versions: [
    {
      ...bare,
      timeout: untilTheEnd(['client']),
      ignored: [
        ...unread({ step: 'getGenerativeModel', argument: 0 }, ['timeout'], ofModel),
        ...unread({ argument: 1 }, ['timeout', 'signal'], ofModel),
      ],
      source: readSource,
    },
  ],
  source: readSource,
};
