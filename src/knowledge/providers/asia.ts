/** Providers in China, which offer OpenAI's shape beside one of their own. */
import type { EndpointFact, Provider } from '../../model/knowledge';
import { compatible, readIn } from './compatible';
import { at } from './endpoints';
import { everyOperation, statuspage } from './statusPages';

export const moonshot = compatible({
  id: 'moonshot',
  name: 'Moonshot AI',
  label: 'Kimi API',
  hosts: ['api.moonshot.cn', 'api.moonshot.ai', 'api.kimi.com'],
  envWords: ['MOONSHOT', 'KIMI'],
  more: at('manage', 'tokenizers.estimate', '/v1/tokenizers/*', '/v1/users/*'),
  status: statuspage({
    url: 'https://status.moonshot.cn',
    // Its monitor opens critical incidents that name no component: those stay notes.
    components: [
      { id: '8psr5dfdld0s', name: 'Open API', operations: everyOperation },
      { id: 'rf64wcbxt3r2', name: 'API Service', operations: everyOperation },
      { id: 'x0zsqgy57b75', name: 'Model', operations: everyOperation },
    ],
    staleAfterDays: 60,
    source: { from: 'public clients of status.moonshot.cn/api/v2', date: '2026-09-30' },
  }),
  from: `${readIn.vercel('moonshotai')}; ${readIn.portkey('moonshot')}`,
});

export const alibaba = compatible({
  id: 'alibaba',
  name: 'Alibaba Cloud',
  label: 'DashScope',
  hosts: [
    ...['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'dashscope-us.aliyuncs.com'],
    ...['coding.dashscope.aliyuncs.com', 'coding-intl.dashscope.aliyuncs.com'],
  ],
  envWords: ['DASHSCOPE', 'QWEN'],
  own: [
    ...at('generate', 'generation.call', '*/aigc/text-generation/*'),
    ...at('generate', 'multimodalConversation.call', '*/aigc/multimodal-generation/*'),
    ...at('image', 'imageSynthesis.call', '*/aigc/text2image/*', '*/aigc/image*'),
    ...at('video', 'videoSynthesis.call', '*/aigc/video-generation/*', '*/aigc/image2video/*'),
    ...at('embed', 'textEmbedding.call', '*/services/embeddings/*'),
    ...at('rerank', 'textReRank.call', '*/services/rerank/*'),
    ...at('speech', 'speechSynthesizer.call', '*/services/audio/tts*', '*/services/tts/*'),
    ...at('transcribe', 'transcription.call', '*/services/audio/asr*', '*/services/asr/*'),
    ...at('agent', 'application.call', '*/apps/*/completion'),
    ...at('realtime', 'realtime.connect', '/api-ws/*'),
    ...at('manage', 'tasks.get', '*/tasks/*'),
  ],
  from: `${readIn.vercel('alibaba')}; ${readIn.portkey('dashscope')}; public clients of /api/v1/services`,
});

export const zhipu = compatible({
  id: 'zhipu',
  name: 'Z.ai',
  label: 'Z.ai API',
  hosts: ['open.bigmodel.cn', 'api.z.ai'],
  envWords: ['ZHIPU', 'ZHIPUAI', 'BIGMODEL'],
  own: [
    ...at('generate', 'chat.completions.create', '/api/paas/v4/chat/completions'),
    ...at('batch', 'chat.asyncCompletions.create', '*/async/chat/completions'),
  ],
  from: `${readIn.portkey('zhipu')}; ${readIn.portkey('z-ai')}`,
});

export const volcengine = compatible({
  id: 'volcengine',
  name: 'Volcano Engine',
  label: 'Volcengine Ark',
  hosts: ['ark.*.volces.com', 'ark.*.bytepluses.com'],
  envWords: ['VOLCENGINE', 'DOUBAO'],
  more: [
    ...at('embed', 'embeddings.multimodal', '*/embeddings/multimodal'),
    ...at('video', 'contentGeneration.tasks.create', '*/contents/generations/tasks'),
    ...at('manage', 'contentGeneration.tasks.get', '*/contents/generations/tasks/*'),
  ],
  from: `${readIn.vercel('bytedance')}; public clients of ark.cn-beijing.volces.com/api/v3`,
});

export const minimax = compatible({
  id: 'minimax',
  name: 'MiniMax',
  hosts: ['api.minimax.io', 'api.minimaxi.com', 'api.minimax.chat', 'api.minimaxi.chat'],
  envWords: ['MINIMAX'],
  own: [
    ...at('generate', 'chat.completions.create', '/v1/text/chatcompletion*'),
    ...at('manage', 'videoGeneration.query', '/*/query/*'),
    ...at('speech', 't2a', '/v1/t2a*', '/v1/text_to_speech', '/v1/music_generation'),
    ...at('image', 'imageGeneration', '/v1/image_generation'),
    ...at('video', 'videoGeneration', '/*/video_generation'),
  ],
  from: `${readIn.vercel('minimax')}; public clients of api.minimax.chat/v1`,
});

/** Qianfan, and the older host, where Baidu's other AI services answer too. */
const wenxin: readonly EndpointFact[] = [
  ...at('embed', 'embeddings.create', '/rpc/2.0/ai_custom/v1/wenxinworkshop/embeddings/*'),
  ...at('image', 'images.generate', '/rpc/2.0/ai_custom/v1/wenxinworkshop/text2image/*'),
  ...at('rerank', 'rerank', '/rpc/2.0/ai_custom/v1/wenxinworkshop/reranker/*'),
  ...at('generate', 'chat.completions.create', '/rpc/2.0/ai_custom/v1/wenxinworkshop/*'),
];

const qianfan = compatible({
  id: 'baidu',
  name: 'Baidu',
  label: 'Baidu Qianfan',
  hosts: ['qianfan.baidubce.com'],
  envWords: ['QIANFAN', 'ERNIE', 'WENXIN'],
  from: 'public clients of qianfan.baidubce.com/v2 and aip.baidubce.com/rpc/2.0/ai_custom',
});

export const baidu: Provider = {
  ...qianfan,
  hosts: [...qianfan.hosts, { host: 'aip.baidubce.com', shared: true, endpoints: wenxin }],
};

export const siliconflow = compatible({
  id: 'siliconflow',
  name: 'SiliconFlow',
  hosts: ['api.siliconflow.cn', 'api.siliconflow.com'],
  envWords: ['SILICONFLOW'],
  more: [
    ...at('image', 'images.generate', '/v1/*/text-to-image', '/v1/*/image-to-image'),
    ...at('video', 'video.submit', '/v1/video/submit'),
    ...at('manage', 'video.status', '/v1/video/status', '/v1/user/*'),
  ],
  from: `${readIn.portkey('siliconflow')}; public clients of api.siliconflow.cn/v1`,
});

export const asianProviders: readonly Provider[] = [
  alibaba,
  zhipu,
  baidu,
  volcengine,
  minimax,
  siliconflow,
  compatible({
    id: 'tencent',
    name: 'Tencent',
    label: 'Tencent Hunyuan',
    hosts: ['api.hunyuan.cloud.tencent.com', 'hunyuan.tencentcloudapi.com'],
    envWords: ['HUNYUAN'],
    // The older host takes every action at its root.
    more: at('generate', 'ChatCompletions', '/'),
    from: 'public clients of api.hunyuan.cloud.tencent.com/v1 and hunyuan.tencentcloudapi.com',
  }),
  compatible({
    id: 'stepfun',
    name: 'StepFun',
    hosts: ['api.stepfun.com'],
    envWords: ['STEPFUN'],
    from: 'public clients of api.stepfun.com/v1',
  }),
  compatible({
    id: 'baichuan',
    name: 'Baichuan',
    hosts: ['api.baichuan-ai.com'],
    envWords: ['BAICHUAN'],
    from: 'public clients of api.baichuan-ai.com/v1',
  }),
  compatible({
    id: 'lingyi',
    name: '01.AI',
    hosts: ['api.lingyiwanwu.com'],
    envWords: ['LINGYI', 'LINGYIWANWU'],
    from: readIn.portkey('lingyi'),
  }),
  compatible({
    id: 'iflytek',
    name: 'iFlytek',
    label: 'iFlytek Spark',
    hosts: ['spark-api-open.xf-yun.com', 'spark-api.xf-yun.com'],
    // WebSocket, by version.
    more: at('generate', 'chat', '/v*/chat', '/chat/*'),
    from: 'public clients of spark-api-open.xf-yun.com and spark-api.xf-yun.com',
  }),
  compatible({
    id: 'modelscope',
    name: 'ModelScope',
    hosts: ['api-inference.modelscope.cn'],
    envWords: ['MODELSCOPE'],
    from: 'public clients of api-inference.modelscope.cn/v1',
  }),
];
