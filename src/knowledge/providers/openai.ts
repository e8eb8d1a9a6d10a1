import type { EndpointFact, Provider, StatusComponent } from '../../model/knowledge';
import { at, openaiPlatform } from './endpoints';

const endpoints: readonly EndpointFact[] = [
  ...openaiPlatform('/v1'),
  ...at('generate', 'completions.create', '/v1/engines/*/completions', '/v1/edits'),
  ...at('embed', 'embeddings.create', '/v1/engines/*/embeddings'),
  ...at('manage', 'organization', '/v1/organization/*', '/v1/usage', '*/dashboard/billing/*'),
];

/** Every component names its APIs: several share an operation, and the SDK call tells which one is meant. */
const components: readonly StatusComponent[] = [
  {
    id: '01JMXBRMFE6N2NNT7DG6XZQ6PW',
    name: 'Chat Completions',
    operations: ['generate'],
    apis: ['chat.completions.*', 'beta.chat.completions.*', 'createChatCompletion'],
  },
  {
    id: '01JP8CD9JR3HR6Y7G4Q75N4DVW',
    name: 'Responses',
    operations: ['generate', 'agent'],
    apis: ['responses.*', 'beta.responses.*'],
  },
  {
    id: '01JMXBRMFEV0AJ0VVS68N9CD6R',
    name: 'Embeddings',
    operations: ['embed'],
    apis: ['embeddings.*', 'createEmbedding'],
  },
  {
    id: '01JMXBRMFEQW613TFE89F45035',
    name: 'Realtime',
    operations: ['realtime'],
    apis: ['realtime.*', 'beta.realtime.*'],
  },
  { id: '01JMXBRMFE5ESNNV8JDHVCGSRD', name: 'Batch', operations: ['batch'], apis: ['batches.*'] },
  {
    id: '01JMXBRMFE4MAP2BHSJNZ787WX',
    name: 'Images',
    operations: ['image'],
    apis: ['images.*', 'createImage', 'createImageEdit', 'createImageVariation'],
  },
  {
    id: '01JMXBRMFEKVBWKK82B44QFMCE',
    name: 'Audio',
    operations: ['speech', 'transcribe'],
    apis: ['audio.*', 'createTranscription', 'createTranslation'],
  },
  {
    id: '01JMXBRMFEVZ7E0X9GD9FWR9WX',
    name: 'Moderations',
    operations: ['moderate'],
    apis: ['moderations.*', 'createModeration'],
  },
  {
    id: '01JMXBRMFESJCBGJR10PDD3WCQ',
    name: 'Files',
    operations: [],
    apis: ['files.*', 'uploads.*', 'createFile'],
  },
  {
    id: '01JMXBRMFEMZK0HPK19RYET250',
    name: 'Fine-tuning',
    operations: [],
    apis: ['fineTuning.*', 'fine_tuning.*', 'createFineTune'],
  },
  { id: '01JSM5RTJWHRWDTS6Q604VEW3B', name: 'Login', operations: [] },
  { id: '01KMP3KP5MGE23B80K1EK4S8PV', name: 'Codex API', operations: [] },
  { id: '01KMKFAMWKNQ84Z1766MV08ZDE', name: 'CLI', operations: [] },
  { id: '01KMP3KP5M8X0EBTVW6KN327EE', name: 'VS Code extension', operations: [] },
  { id: '01KMKFAMWKQ81YWSE1Z18R6VHR', name: 'Codex in ChatGPT Desktop', operations: [] },
  { id: '01JMXBNJXGV1T5GT2M9XA83XNG', name: 'Conversations', operations: [] },
];

export const openai: Provider = {
  id: 'openai',
  name: 'OpenAI',
  label: 'OpenAI API',
  hosts: [
    { host: 'api.openai.com', endpoints },
    // Regions (`eu.`) and client certificates (`mtls.`).
    { host: '*.api.openai.com', endpoints },
    // A gateway that passes everything on.
    { host: 'oai.helicone.ai', endpoints },
    { host: 'oai.hconeai.com', endpoints },
  ],
  envWords: ['OPENAI'],
  imitated: true,
  streamPings: false,
  status: {
    url: 'https://status.openai.com',
    reader: 'incidentio',
    // The summary lists 25 components, and which 25 changes between polls: it serves for incidents only.
    endpoints: [
      { url: 'https://status.openai.com/api/v2/components.json', role: 'components' },
      { url: 'https://status.openai.com/api/v2/summary.json', role: 'summary' },
    ],
    // The feed behind the page also says which components an incident affects. Nobody documents it.
    fallbacks: [{ url: 'https://status.openai.com/proxy/status.openai.com', role: 'components' }],
    history: [{ url: 'https://status.openai.com/api/v2/incidents.json', role: 'incidents' }],
    pageId: '01JMDK9XYNY6RXSED6SDWW50WY',
    components,
    staleAfterMinutes: 14 * 24 * 60,
    source: {
      from: 'incident.io page of OpenAI, summary.json and components.json: ids read from recorded answers',
      date: '2026-09-29',
    },
  },
  source: { from: 'openai 7.57.0, src/client.ts and src/resources', date: '2026-11-23' },
};
