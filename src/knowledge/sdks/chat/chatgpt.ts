import type { OperationFact, Sdk, Source } from '../../../model/knowledge';
import { bodyDecides } from '../stainless';
import { noTimeout, plainFetch } from './parts';

const read: Source = { from: 'chatgpt 5.2.5: source read', date: '2026-11-23' };

/** `(text, options)`; it streams for `stream: true`, and wherever `onProgress` listens. */
const sendMessage: OperationFact = {
  path: 'sendMessage',
  operation: 'generate',
  streaming: bodyDecides,
  bodyArgument: 1,
  modelProperty: 'completionParams.model',
  optionsArgument: 1,
};

export const chatgpt: Sdk = {
  id: 'chatgpt',
  ecosystem: 'npm',
  packages: ['chatgpt'],
  provider: 'openai',
  label: 'the chatgpt package',
  clients: [
    {
      names: ['ChatGPTAPI', 'ChatGPTUnofficialProxyAPI', 'ChatGPTAPIBrowser'],
      optionsArgument: 0,
      model: { argument: 0, property: 'completionParams.model' },
      copies: [],
      operations: [sendMessage],
    },
  ],
  versions: [
    {
      ...plainFetch,
      range: '*',
      timeout: {
        ...noTimeout,
        option: { name: 'timeoutMs', places: ['call'] },
        covers: 'total',
        coversStream: 'total',
        scope: 'call',
      },
      signal: { name: 'abortSignal', places: ['call'] },
      baseUrl: { name: 'apiBaseUrl', places: ['client'] },
      source: read,
    },
  ],
  source: read,
};
