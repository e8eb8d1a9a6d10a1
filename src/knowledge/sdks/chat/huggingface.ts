import type { Operation, OperationFact, Sdk, Source } from '../../../model/knowledge';
import { method, methods, plainFetch } from './parts';
import { alwaysStreams } from '../plain';

const read: Source = {
  from: '@huggingface/inference 1.8.0, 2.8.1 and 3.15.0: source read; 4.13.30 measured',
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
      ...plainFetch,
      range: '*',
      // Besides, a 503 is asked again at once and without end unless `retry_on_error` is false: 3 989 requests in 3 s.
      signal: { name: 'signal', places: ['client', 'call'] },
      baseUrl: { name: 'endpointUrl', places: ['client'] },
      source: read,
    },
  ],
  source: read,
};
