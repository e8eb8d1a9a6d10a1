/** Platforms that end a function after a time which projects declare. */
import type { CodeLimit, Platform } from '../../model/knowledge';

const date = '2026-11-23';
const seconds = 1_000;

const exportedDuration: CodeLimit = { exported: 'maxDuration', unitMs: seconds };
const configuredDuration: CodeLimit = { exported: 'config.maxDuration', unitMs: seconds };

/** The build hands the number to the platform, whichever that is. */
const inCode: readonly Platform[] = [
  {
    id: 'route-segment',
    label: 'The platform',
    frameworks: ['next-route', 'next-page'],
    inCode: [exportedDuration],
    source: {
      from: 'Next.js 16 documentation, route segment config: maxDuration in seconds, for the deployment platform to apply',
      date,
    },
  },
  {
    id: 'route-config',
    label: 'The platform',
    frameworks: ['next-api', 'sveltekit-route', 'sveltekit-page', 'vercel'],
    inCode: [configuredDuration, exportedDuration],
    source: {
      from: 'Documentation of Next.js API routes, of SvelteKit adapter-vercel and of Vercel Functions: config.maxDuration in seconds',
      date,
    },
  },
  {
    id: 'firebase',
    label: 'Firebase',
    frameworks: ['firebase-0', 'firebase-1', 'firebase-event-0', 'firebase-event-1'],
    inCode: [
      { option: { argument: 0, property: 'timeoutSeconds' }, unitMs: seconds },
      {
        through: { method: 'runWith', option: { argument: 0, property: 'timeoutSeconds' } },
        unitMs: seconds,
      },
    ],
    source: {
      from: 'Firebase documentation: timeoutSeconds in the options of a function (2nd generation) or in runWith (1st)',
      date,
    },
  },
];

const inFiles: readonly Platform[] = [
  {
    id: 'vercel',
    label: 'Vercel',
    frameworks: [],
    inCode: [],
    source: {
      from: 'Vercel documentation, Configuring Maximum Duration: functions.*.maxDuration of vercel.json in seconds; then 504 FUNCTION_INVOCATION_TIMEOUT',
      date,
    },
  },
  {
    id: 'aws-lambda',
    label: 'AWS Lambda',
    frameworks: [],
    inCode: [],
    source: {
      from: 'AWS documentation: Timeout of a function in seconds (SAM, CloudFormation); Serverless Framework documentation: timeout of a function or of the provider',
      date,
    },
  },
  {
    id: 'azure-functions',
    label: 'Azure Functions',
    frameworks: ['azure-http', 'azure-event'],
    inCode: [],
    source: {
      from: 'Azure Functions documentation: functionTimeout of host.json, as hh:mm:ss',
      date,
    },
  },
];

export const platforms: readonly Platform[] = [...inCode, ...inFiles];
