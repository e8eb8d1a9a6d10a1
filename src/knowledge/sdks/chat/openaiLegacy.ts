/** Major 3 of the OpenAI SDK, generated over axios, and `openai-edge`, the same over `fetch`. */
import type { ClientFact, OperationFact, Sdk, VersionFacts } from '../../../model/knowledge';
import { bodyDecides, neverStreams } from '../stainless';
import { callSignal, managesById, method, methods, noTimeout, plainFetch } from './parts';
import { fetchIgnored, inBody, unread } from '../ignored';
import { noRetries } from '../plain';
import { axiosTimer } from '../traps';

const requests: readonly OperationFact[] = [
  ...methods([
    ['createChatCompletion', 'generate', bodyDecides],
    ['createCompletion', 'generate', bodyDecides],
    ['createEdit', 'generate'],
    ['createAnswer', 'generate'],
    ['createClassification', 'generate'],
    ['createEmbedding', 'embed'],
    ['createImage', 'image'],
    ['createModeration', 'moderate'],
    ['createFineTune', 'manage'],
  ]),
  method('createSearch', 'generate', neverStreams, 1),
];

/** The options are the last argument of all; these take the parts of the body one by one. */
const inParts = (
  [
    ['createImageEdit', 'image', 7],
    ['createImageVariation', 'image', 5],
    ['createTranscription', 'transcribe', 6],
    ['createTranslation', 'transcribe', 5],
    ['createFile', 'manage', 2],
    ['retrieveModel', 'manage', 1],
    ['listModels', 'manage', 0],
    ['listFiles', 'manage', 0],
  ] as const
).map(([path, operation, optionsArgument]): OperationFact => ({
  path,
  operation,
  streaming: neverStreams,
  bodyArgument: null,
  optionsArgument,
}));

export const openaiApi: ClientFact = {
  names: ['OpenAIApi'],
  range: '<4.0.0',
  optionsArgument: 0,
  configurationClasses: ['Configuration'],
  copies: [],
  operations: [
    ...requests,
    ...inParts,
    ...managesById(['deleteFile', 'downloadFile', 'retrieveFile', 'deleteModel']),
  ],
};

/** What axios does when nobody sets anything: it waits, and tries once. */
export const onAxios: Omit<VersionFacts, 'range' | 'source'> = {
  transport: 'axios',
  timeout: {
    ...noTimeout,
    option: { name: 'timeout', clientName: 'baseOptions.timeout', places: ['client', 'call'] },
    covers: 'body',
  },
  retries: noRetries,
  socketIdle: null,
  signal: callSignal,
  baseUrl: { name: 'basePath', places: ['client'] },
  transports: ['httpAgent', 'httpsAgent', 'adapter'],
  ignored: [
    ...inBody(['timeout', 'signal']),
    ...unread('client', ['timeout'], 'in `baseOptions`'),
    ...unread('client', ['maxRetries']),
    ...unread('call', ['maxRetries']),
  ],
  traps: axiosTimer,
  abortedStream: 'throws',
};

const edge = {
  from: 'openai-edge 1.2.2: types and source read; it calls fetch once, with the last argument as init',
  date: '2026-11-23',
};

export const openaiEdge: Sdk = {
  id: 'openai-edge',
  ecosystem: 'npm',
  packages: ['openai-edge'],
  provider: 'openai',
  label: 'openai-edge',
  clients: [
    {
      names: ['OpenAIApi'],
      optionsArgument: 0,
      configurationClasses: ['Configuration'],
      copies: [],
      operations: [...requests, ...inParts],
    },
  ],
  versions: [
    {
      ...plainFetch,
      range: '*',
      signal: callSignal,
      ignored: fetchIgnored,
      baseUrl: { name: 'basePath', places: ['client'] },
      transports: [],
      source: edge,
    },
  ],
  source: edge,
};
