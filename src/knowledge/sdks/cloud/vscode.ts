import type { Sdk, Source } from '../../../model/knowledge';
import { bare, method } from './plain';
import { alwaysStreams } from '../plain';

const read: Source = {
  from: '@types/vscode 1.140.0: lm.selectChatModels, LanguageModelChat.sendRequest, ChatRequest.model',
  date: '2026-11-23',
};

/**
 * Language models that the editor hands out. The request runs in the editor's own processes: the API has no timeout, no
 * retries and no AbortSignal; a cancellation token stops it. What the model's provider does when a request fails is its
 * own affair: Copilot repeats some failures by itself (2026).
 */
export const vscode: Sdk = {
  id: 'vscode',
  ecosystem: 'npm',
  packages: ['vscode'],
  provider: 'vscode-lm',
  label: "VS Code's language model API",
  clients: [
    {
      names: ['lm'],
      instances: ['lm'],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'selectChatModels', to: 'LanguageModelChat', by: 'call', many: true }],
      operations: [],
    },
    {
      names: ['ChatRequest'],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'model', to: 'LanguageModelChat', by: 'property' }],
      operations: [],
    },
    {
      names: ['LanguageModelChat'],
      optionsArgument: 0,
      copies: [],
      operations: [
        // The second argument is for the model; nothing in it bounds the request.
        { ...method('sendRequest', 'generate', alwaysStreams, null), bodyArgument: 1 },
        { ...method('countTokens', 'manage', undefined, null), bodyArgument: null },
      ],
    },
  ],
  versions: [{ ...bare, transport: 'host', source: read }],
  source: read,
};

const readUtils: Source = {
  from: '@vscode/chat-extension-utils 0.0.0-alpha.5: types read',
  date: '2026-11-23',
};

/** Runs the whole loop of requests and tools; a failure shows in the promise and the stream that it returns. */
export const chatExtensionUtils: Sdk = {
  id: '@vscode/chat-extension-utils',
  ecosystem: 'npm',
  packages: ['@vscode/chat-extension-utils'],
  provider: 'vscode-lm',
  label: "VS Code's chat extension helpers",
  clients: [
    {
      names: ['='],
      instances: ['='],
      optionsArgument: 0,
      copies: [],
      operations: [
        {
          ...method('sendChatParticipantRequest', 'agent', alwaysStreams, null),
          bodyArgument: 2,
          failsLater: true,
        },
      ],
    },
  ],
  versions: [{ ...bare, transport: 'host', source: readUtils }],
  source: readUtils,
};
