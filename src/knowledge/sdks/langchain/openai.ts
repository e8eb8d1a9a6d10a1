/** `@langchain/openai`, and the packages that build on it. */
import type { ClientFact, OptionFact, Sdk, VersionFacts } from '../../../model/knowledge';
import { onNodeFetch, stainlessDefaults } from '../stainless';
import {
  callRetries,
  callerRetries,
  clientAndCall,
  innerTimeout,
  measured,
  onFetch,
  recentRetries,
} from './core';
import { innerTimer, runnableTimer } from '../traps';
import { carriers, embeddings, languageModel, request, runnableHandles } from './runnables';

const onOpenai = (baseUrl: string): VersionFacts => ({
  ...onFetch,
  timeout: innerTimeout(600_000, clientAndCall),
  baseUrl: { name: baseUrl, places: ['client'] },
  transports: ['configuration.fetch', 'configuration.fetchOptions', 'configuration.httpAgent'],
  handsSignal: true,
  traps: [...innerTimer, ...runnableTimer],
});

/** The timer runs until the answer is read: `openai` 7. */
const onOpenai7 = (baseUrl: string): VersionFacts => ({
  ...onOpenai(baseUrl),
  timeout: { ...innerTimeout(600_000, clientAndCall), covers: 'body' },
  retries: { ...recentRetries, option: callRetries },
});

const configured = 'configuration.baseURL';

/** Which `openai` is inside: 7 from 1.6, 6 from 1.0, 5 from 0.6, 4 on node-fetch before. */
const versions: readonly VersionFacts[] = [
  { ...onOpenai7(configured), range: '>=1.6.0' },
  { ...onOpenai(configured), range: '>=1.5.5', retries: recentRetries },
  { ...onOpenai(configured), range: '>=0.6.0' },
  { ...onOpenai(configured), range: '*', ...onNodeFetch },
];

const model: Pick<ClientFact, 'optionsArgument' | 'model' | 'copies' | 'handles' | 'carriers'> = {
  optionsArgument: 0,
  model: { argument: 0, property: 'model' },
  copies: [],
  handles: runnableHandles,
  carriers,
};

const deployment = { argument: 0, property: 'azureOpenAIApiDeploymentName' };

const noOption: OptionFact | null = null;

export const langchainOpenai: Sdk = {
  id: '@langchain/openai',
  ecosystem: 'npm',
  packages: ['@langchain/openai', '@langchain/azure-openai'],
  provider: 'openai',
  label: 'LangChain',
  clients: [
    {
      ...model,
      names: [
        'ChatOpenAI',
        'ChatOpenAICompletions',
        'ChatOpenAIResponses',
        'OpenAI',
        'OpenAIChat',
        'BaseChatOpenAI',
      ],
      operations: languageModel,
    },
    {
      ...model,
      names: [
        'AzureChatOpenAI',
        'AzureChatOpenAICompletions',
        'AzureChatOpenAIResponses',
        'AzureOpenAI',
      ],
      provider: 'azure-openai',
      model: deployment,
      operations: languageModel,
    },
    { ...model, names: ['OpenAIEmbeddings'], handles: [], carriers: [], operations: embeddings },
    {
      ...model,
      names: ['AzureOpenAIEmbeddings'],
      provider: 'azure-openai',
      model: { argument: 0, property: 'azureOpenAIApiEmbeddingsDeploymentName' },
      handles: [],
      carriers: [],
      operations: embeddings,
    },
    {
      ...model,
      names: ['DallEAPIWrapper'],
      operations: ['invoke', 'call'].map((path) => request(path, 'image')),
      // A bare OpenAI client: neither the timeout nor the retries of LangChain reach it.
      versions: [
        {
          ...onFetch,
          timeout: { ...stainlessDefaults.timeout, option: noOption },
          retries: { ...stainlessDefaults.retries, option: noOption },
          baseUrl: { name: 'baseUrl', places: ['client'] },
        },
      ],
    },
  ],
  versions,
  source: measured,
};

const compatible = (
  name: string,
  provider: string,
  names: readonly string[],
  baseUrl: string,
  recent: string,
): Sdk => ({
  id: `@langchain/${name}`,
  ecosystem: 'npm',
  packages: [`@langchain/${name}`],
  provider,
  label: 'LangChain',
  clients: [{ ...model, names, operations: languageModel }],
  versions: [
    { ...onOpenai7(baseUrl), range: recent },
    { ...onOpenai(baseUrl), range: '>=1.0.0' },
    { ...onOpenai(baseUrl), range: '*', transport: 'none' },
  ],
  source: measured,
});

/** Packages whose models are those of `@langchain/openai` with another address. */
export const langchainCompatible: readonly Sdk[] = [
  compatible('xai', 'xai', ['ChatXAI', 'ChatXAIResponses'], 'baseURL', '>=1.4.15'),
  compatible('deepseek', 'deepseek', ['ChatDeepSeek'], configured, '>=1.1.13'),
];

/** For models of other packages that extend those of `@langchain/openai`. */
export const extendsOpenai: VersionFacts = {
  ...onOpenai(configured),
  transport: 'none',
  retries: callerRetries,
};
