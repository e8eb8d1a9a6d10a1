/** SDKs of Chinese vendors: Zhipu (GLM), Alibaba's DashScope (Qwen) and Baidu's Qianfan (ERNIE). */
import type { OperationFact, Sdk, Source, VersionFacts } from '../../../model/knowledge';
import { noRetries } from '../plain';
import {
  bare,
  built,
  byStream,
  managing,
  pypi,
  ready,
  retriesOption,
  rows,
  silence,
  waiting,
} from './parts';
import { stainlessFacts } from './stainless';

const zhipuSource: Source = {
  from: 'zhipuai 2.1.5.20250825 and zai-sdk 0.2.3: source read (300 s to read, 8 s to connect, three retries)',
  date: '2026-11-23',
};

const zhipuMethods: readonly OperationFact[] = [
  ...rows([
    ['chat.completions.create', 'generate', byStream],
    ['chat.asyncCompletions.create', 'batch'],
    ['embeddings.create', 'embed'],
    ['images.generations', 'image'],
    ['videos.generations', 'video'],
    ['audio.transcriptions.create', 'transcribe', byStream],
    ['moderations.create', 'moderate'],
    ['batches.create', 'batch'],
  ]),
  ...managing(['files.create', 'files.list', 'files.delete', 'batches.retrieve']),
];

const zhipuFacts: VersionFacts = {
  ...stainlessFacts,
  range: '*',
  timeout: { ...stainlessFacts.timeout, defaultMs: 300_000 },
  retries: { ...stainlessFacts.retries, defaultRetries: 3 },
  ignored: [],
  source: zhipuSource,
};

const zhipu = (id: string, distribution: string, classes: readonly string[]): Sdk =>
  pypi({
    id,
    packages: [id],
    distributions: [distribution],
    provider: 'zhipu',
    label: 'the Zhipu SDK',
    clients: [built(classes, { operations: waiting(zhipuMethods) })],
    versions: [zhipuFacts],
    source: zhipuSource,
  });

const dashscopeSource: Source = {
  from: 'dashscope 2.0.2: source read (requests, 300 s to read; a dropped connection of the pool is tried once more, nothing else)',
  date: '2026-11-23',
};

const generate = rows([['call', 'generate', byStream]]);
const embed = rows([['call', 'embed']]);
const image = rows([['call', 'image']]);

const dashscope: Sdk = pypi({
  id: 'dashscope',
  packages: ['dashscope'],
  provider: 'alibaba',
  label: 'the DashScope SDK',
  clients: [
    ready(['Generation', 'MultiModalConversation'], waiting(generate)),
    ready(['AioGeneration', 'AioMultiModalConversation'], generate),
    ready(['TextEmbedding', 'MultiModalEmbedding'], waiting(embed)),
    ready(['AioTextEmbedding'], embed),
    ready(['ImageSynthesis'], waiting(image)),
    ready(['TextReRank'], waiting(rows([['call', 'rerank']]))),
  ],
  versions: [
    {
      ...bare,
      range: '*',
      transport: 'requests',
      timeout: silence(300, { name: 'request_timeout', places: ['call'] }),
      retries: noRetries,
      source: dashscopeSource,
    },
  ],
  source: dashscopeSource,
});

const qianfanSource: Source = {
  from: 'qianfan 0.4.12.3: source read (300 s, three attempts after an overload or a failed connection)',
  date: '2026-11-23',
};

/** `do` waits, `ado` does not. */
const doing = (operation: 'generate' | 'embed' | 'image' | 'rerank'): readonly OperationFact[] => [
  ...waiting(rows([['do', operation, byStream]])),
  ...rows([['ado', operation, byStream]]),
];

const qianfan: Sdk = pypi({
  id: 'qianfan',
  packages: ['qianfan'],
  provider: 'baidu',
  label: 'the Qianfan SDK',
  clients: [
    built(['ChatCompletion', 'Completion', 'Image2Text'], { operations: doing('generate') }),
    built(['Embedding'], { operations: doing('embed') }),
    built(['Text2Image'], { operations: doing('image') }),
    built(['Reranker'], { operations: doing('rerank') }),
    built(['Qianfan'], {
      operations: waiting(rows([['chat.completions.create', 'generate', byStream]])),
    }),
  ],
  versions: [
    {
      ...bare,
      range: '*',
      transport: 'requests',
      timeout: silence(300, { name: 'request_timeout', places: ['client', 'call'] }),
      retries: {
        ...stainlessFacts.retries,
        defaultRetries: 2,
        option: retriesOption('retry_count', ['client', 'call']),
        counts: 'attempts',
        backoff: { initialMs: 1_000, factor: 2, maxMs: 120_000, jitter: 0 },
        retryAfter: { honoured: false, capMs: null },
      },
      source: qianfanSource,
    },
  ],
  source: qianfanSource,
});

export const asianSdks: readonly Sdk[] = [
  zhipu('zhipuai', 'zhipuai', ['ZhipuAI']),
  zhipu('zai', 'zai-sdk', ['ZaiClient', 'ZhipuAiClient']),
  dashscope,
  qianfan,
];
