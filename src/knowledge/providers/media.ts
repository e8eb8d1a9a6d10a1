/** Providers of images, video, speech and transcripts. */
import type { EndpointFact, Provider, StatusPage } from '../../model/knowledge';
import { readIn } from './compatible';
import { cloudflareStatus } from './cloudflareStatus';
import { at, openaiApi } from './endpoints';
import { everyOperation, incidentio, incidentioFeed } from './statusPages';

interface MediaProvider {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly hosts: readonly string[];
  readonly envWords?: readonly string[];
  readonly endpoints: readonly EndpointFact[];
  readonly status?: StatusPage;
  readonly from: string;
}

const media = (one: MediaProvider): Provider => ({
  id: one.id,
  name: one.name,
  label: one.label ?? `${one.name} API`,
  hosts: one.hosts.map((host) => ({ host, endpoints: one.endpoints })),
  ...(one.envWords && { envWords: one.envWords }),
  streamPings: false,
  status: one.status ?? null,
  source: { from: one.from, date: '2026-11-23' },
});

export const replicate = media({
  id: 'replicate',
  name: 'Replicate',
  hosts: ['api.replicate.com'],
  envWords: ['REPLICATE'],
  endpoints: [
    ...at('generate', 'predictions.create', '/v1/predictions', '/v1/models/*/predictions'),
    ...at('generate', 'deployments.predictions.create', '/v1/deployments/*/predictions'),
    ...at('manage', 'predictions.get', '/v1/predictions/*'),
    ...at('manage', 'models.list', '/v1/models*', '/v1/collections*', '/v1/hardware'),
    ...at('manage', 'trainings.list', '/v1/trainings*', '/v1/deployments*', '/v1/account'),
    ...at('manage', 'files.list', '/v1/files*'),
  ],
  status: cloudflareStatus([{ id: 'fvgfcmy66tdr', name: 'Replicate', operations: everyOperation }]),
  from: `replicate 1.4.0, index.js; ${readIn.vercel('replicate')}`,
});

export const stability = media({
  id: 'stability',
  name: 'Stability AI',
  label: 'Stability API',
  hosts: ['api.stability.ai'],
  envWords: ['STABILITY', 'STABILITYAI'],
  endpoints: [
    ...at('image', 'stableImage.generate', '/v2beta/stable-image/*', '/v2beta/3d/*'),
    ...at(
      'image',
      'generation',
      '/v1/generation/*',
      '/v1beta/generation/*',
      '/v1alpha/generation/*',
    ),
    ...at('manage', 'imageToVideo.result', '/v2beta/image-to-video/result/*'),
    ...at('video', 'imageToVideo', '/v2beta/image-to-video'),
    ...at('speech', 'audio.generate', '/v2beta/audio/*'),
    ...at('manage', 'results', '/v2beta/results/*', '/v1/user/*', '/v1/engines/*'),
  ],
  from: readIn.portkey('stability-ai'),
});

export const elevenlabs = media({
  id: 'elevenlabs',
  name: 'ElevenLabs',
  hosts: ['api.elevenlabs.io', 'api.*.elevenlabs.io'],
  envWords: ['ELEVENLABS'],
  endpoints: [
    ...at('realtime', 'textToSpeech.realtime', '/v1/text-to-speech/*stream-input'),
    ...at('speech', 'textToSpeech.convert', '/v1/text-to-speech/*'),
    ...at('speech', 'speechToSpeech.convert', '/v1/speech-to-speech/*'),
    ...at('speech', 'textToSoundEffects.convert', '/v1/sound-generation', '/v1/music*'),
    ...at('speech', 'textToDialogue.convert', '/v1/text-to-dialogue*'),
    ...at('realtime', 'speechToText.realtime', '/v1/speech-to-text/realtime'),
    ...at('transcribe', 'speechToText.convert', '/v1/speech-to-text'),
    ...at('realtime', 'conversationalAi.conversation', '/v1/convai/conversation'),
    ...at('manage', 'conversationalAi', '/v1/convai/*', '/v1/speech-to-text/*'),
    ...at('manage', 'voices.list', '/v*/voices*', '/v1/models', '/v1/user*', '/v1/history*'),
  ],
  status: incidentio({
    url: 'https://status.elevenlabs.io',
    fallbacks: [incidentioFeed('https://status.elevenlabs.io')],
    components: [
      {
        id: '01JP2RQVGDHPEEDAFM5KV2MH9P',
        name: 'Text to Speech',
        operations: ['speech'],
        apis: ['textToSpeech.*'],
      },
    ],
    staleAfterDays: 60,
    source: { from: 'public clients of status.elevenlabs.io/api/v2', date: '2026-08-31' },
  }),
  from: `${readIn.vercel('elevenlabs')}; public clients of api.elevenlabs.io/v1`,
});

export const assemblyai = media({
  id: 'assemblyai',
  name: 'AssemblyAI',
  hosts: [
    ...['api.assemblyai.com', 'api.eu.assemblyai.com'],
    ...['streaming.assemblyai.com', 'llm-gateway.assemblyai.com'],
  ],
  envWords: ['ASSEMBLYAI'],
  endpoints: [
    ...at('transcribe', 'transcripts.submit', '/v2/transcript'),
    ...at('manage', 'transcripts.get', '/v2/transcript/*', '/v2/upload', '/*/token'),
    ...at('generate', 'lemur.task', '/lemur/v3/*'),
    ...at('realtime', 'realtime.connect', '/v2/realtime/*', '/v3/ws'),
    ...openaiApi('/v1'),
  ],
  from: `${readIn.vercel('assemblyai')}; public clients of streaming. and llm-gateway.assemblyai.com`,
});

export const deepgram = media({
  id: 'deepgram',
  name: 'Deepgram',
  hosts: ['api.deepgram.com', 'agent.deepgram.com'],
  envWords: ['DEEPGRAM'],
  endpoints: [
    ...at('transcribe', 'listen', '/v*/listen*'),
    ...at('speech', 'speak', '/v1/speak*'),
    ...at('generate', 'read', '/v1/read'),
    ...at('realtime', 'agent', '/v1/agent/converse', '/agent'),
    ...at('manage', 'projects', '/v1/projects*', '/v1/auth/*', '/v1/models*'),
  ],
  from: `${readIn.vercel('deepgram')}; public clients of agent.deepgram.com`,
});

/** The id of a model is the path; its name alone tells what it makes, which is mostly images. */
export const fal = media({
  id: 'fal',
  name: 'fal',
  hosts: ['fal.run', 'queue.fal.run', 'ws.fal.run'],
  envWords: ['FAL'],
  endpoints: [
    ...at('manage', 'queue.status', '/*/requests/*'),
    ...at('video', 'run', '/*video*'),
    ...at('speech', 'run', '/*speech*', '/*tts*', '/*audio*'),
    ...at('transcribe', 'run', '/*whisper*', '/*wizper*'),
    ...at('image', 'run', '/*'),
  ],
  from: readIn.vercel('fal'),
});

export const mediaProviders: readonly Provider[] = [
  replicate,
  stability,
  elevenlabs,
  assemblyai,
  deepgram,
  fal,
  media({
    id: 'black-forest-labs',
    name: 'Black Forest Labs',
    label: 'BFL API',
    hosts: ['api.bfl.ai', 'api.*.bfl.ai', 'api.bfl.ml'],
    envWords: ['BFL'],
    endpoints: [
      ...at('image', 'generate', '/v1/flux*'),
      ...at('manage', 'getResult', '/v1/get_result', '/v1/credits'),
    ],
    from: readIn.vercel('black-forest-labs'),
  }),
  media({
    id: 'luma',
    name: 'Luma AI',
    label: 'Luma API',
    hosts: ['api.lumalabs.ai'],
    envWords: ['LUMA', 'LUMAAI'],
    endpoints: [
      ...at('image', 'generations.image.create', '/dream-machine/v1/generations/image'),
      ...at('video', 'generations.create', '/dream-machine/v1/generations*'),
    ],
    from: readIn.vercel('luma'),
  }),
  media({
    id: 'hume',
    name: 'Hume AI',
    label: 'Hume API',
    hosts: ['api.hume.ai'],
    envWords: ['HUME'],
    endpoints: [
      ...at('speech', 'tts.synthesize', '/v0/tts*'),
      ...at('realtime', 'empathicVoice.chat', '/v0/evi/chat'),
    ],
    from: readIn.vercel('hume'),
  }),
  media({
    id: 'lmnt',
    name: 'LMNT',
    hosts: ['api.lmnt.com'],
    envWords: ['LMNT'],
    endpoints: [
      ...at('speech', 'speech.generate', '/v1/ai/speech*'),
      ...at('manage', 'voices.list', '/v1/ai/voice*', '/v1/account'),
    ],
    from: readIn.vercel('lmnt'),
  }),
  media({
    id: 'cartesia',
    name: 'Cartesia',
    hosts: ['api.cartesia.ai'],
    envWords: ['CARTESIA'],
    endpoints: [
      ...at('speech', 'tts', '/tts*'),
      ...at('transcribe', 'stt', '/stt*'),
      ...at('manage', 'voices.list', '/voices*', '/access-token'),
    ],
    from: readIn.vercel('cartesia'),
  }),
  media({
    id: 'gladia',
    name: 'Gladia',
    hosts: ['api.gladia.io'],
    envWords: ['GLADIA'],
    endpoints: [
      ...at('transcribe', 'preRecorded', '/v2/pre-recorded'),
      ...at('realtime', 'live', '/v2/live*'),
      ...at('manage', 'preRecorded.get', '/v2/pre-recorded/*', '/v2/upload'),
    ],
    from: readIn.vercel('gladia'),
  }),
  media({
    id: 'revai',
    name: 'Rev AI',
    label: 'Rev AI API',
    hosts: ['api.rev.ai'],
    envWords: ['REVAI'],
    endpoints: [
      ...at('transcribe', 'jobs.submit', '/speechtotext/v1/jobs'),
      ...at('manage', 'jobs.get', '/speechtotext/v1/jobs/*'),
    ],
    from: readIn.vercel('revai'),
  }),
];
