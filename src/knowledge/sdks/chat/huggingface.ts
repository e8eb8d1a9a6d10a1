import type { Operation, OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { inBody, unread } from '../ignored';
import { method, methods, plainFetch } from './parts';
import { alwaysStreams, noRetries } from '../plain';

const read: Source = {
  from: '@huggingface/inference 1.8.0, 2.8.1, 3.3.0, 3.4.0, 3.15.0 and 4.0.0: source read; 4.13.30 measured',
  date: '2026-11-23',
};

/** Methods of a client, and exported functions of the same names. */
const tasks: Readonly<Partial<Record<Operation, readonly string[]>>> = {
  generate: [
    'chatCompletion',
    'textGeneration',
    'summarization',
    'translation',
    'questionAnswering',
    'documentQuestionAnswering',
    'visualQuestionAnswering',
    'tableQuestionAnswering',
    'fillMask',
    'textClassification',
    'tokenClassification',
    'zeroShotClassification',
    'zeroShotImageClassification',
    'imageClassification',
    'imageSegmentation',
    'imageToText',
    'imageTextToImage',
    'objectDetection',
    'audioClassification',
    'tabularClassification',
    'tabularRegression',
    'conversational',
    'request',
  ],
  embed: ['featureExtraction', 'sentenceSimilarity'],
  image: ['textToImage', 'imageToImage'],
  video: ['textToVideo', 'imageToVideo', 'imageTextToVideo'],
  speech: ['textToSpeech', 'textToAudio', 'audioToAudio'],
  transcribe: ['automaticSpeechRecognition'],
};

const operations: readonly OperationFact[] = [
  ...(Object.entries(tasks) as [Operation, readonly string[]][]).flatMap(([operation, names]) =>
    names.map((name) => method(name, operation)),
  ),
  ...methods([
    ['chatCompletionStream', 'generate', alwaysStreams],
    ['textGenerationStream', 'generate', alwaysStreams],
    ['streamingRequest', 'generate', alwaysStreams],
  ]),
];

const common: Omit<VersionFacts, 'range'> = {
  ...plainFetch,
  signal: { name: 'signal', places: ['client', 'call'] },
  handsSignal: true,
  ignored: [
    ...inBody(['signal']),
    ...(['client', 'call'] as const).flatMap((place) =>
      unread(place, ['timeout', 'maxRetries', 'retries', 'abortSignal']),
    ),
  ],
  baseUrl: { name: 'endpointUrl', places: ['client'] },
  source: read,
};

const endpoint = { path: 'endpoint', to: 'InferenceClientEndpoint', by: 'call' } as const;

export const huggingface: Sdk = {
  id: '@huggingface/inference',
  ecosystem: 'npm',
  packages: ['@huggingface/inference'],
  provider: 'huggingface',
  label: 'the Hugging Face inference client',
  clients: [
    {
      names: ['InferenceClient', 'HfInference'],
      instances: ['='],
      optionsArgument: 1,
      copies: [],
      handles: [endpoint],
      operations,
    },
    {
      names: ['InferenceClientEndpoint', 'HfInferenceEndpoint'],
      optionsArgument: 2,
      copies: [],
      operations,
    },
  ],
  versions: [
    {
      ...common,
      range: '>=3.4.0',
      retries: {
        ...noRetries,
        // 3 989 requests in 3 s (measured); 3.3 and before asked once more and let the server wait.
        endless: {
          says: 'repeats a 503 at once and without end: while the provider is down, it sends hundreds of requests a second',
          off: { name: 'retry_on_error', places: ['client', 'call'] },
          signalEnds: true,
        },
      },
    },
    { ...common, range: '*' },
  ],
  source: read,
};
