/** Providers that run on the same ground, or stand behind the same door: they tend to fall together. */
import type { Infrastructure } from '../model/impact';

const date = '2026-11-23';

export const infrastructures: readonly Infrastructure[] = [
  {
    id: 'azure',
    name: 'Microsoft Azure',
    providers: ['azure-openai', 'github-models'],
    source: {
      from: 'Azure OpenAI is a service of Azure; GitHub Models answers from Azure AI',
      date,
    },
  },
  {
    id: 'google-cloud',
    name: 'Google Cloud',
    providers: ['google-vertex', 'google-gemini'],
    source: {
      from: 'Vertex AI and the Gemini API serve the same models from Google Cloud; their incidents are told together',
      date,
    },
  },
];

/** Who hands requests on to others: while the door is shut, nobody behind it answers. */
export const gateways: readonly string[] = [
  'openrouter',
  'vercel-gateway',
  'cloudflare',
  'portkey',
  'litellm',
];
