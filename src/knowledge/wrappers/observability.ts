/** Tracers: they pass a client, or a function, through and look on. */
import type { Source, Wrapper } from '../../model/knowledge';
import { ofDefault, passing } from './kinds';

const tracers: Source = {
  from: 'langsmith 0.12.0, langfuse 3.39.2, braintrust 3.35.0, weave 0.11.1: type declarations; documentation of @langfuse/* 4 and @posthog/ai',
  date: '2026-11-23',
};

const sentry: Source = {
  from: 'Sentry JavaScript documentation: startSpan, withScope, withIsolationScope give back what the callback gives',
  date: '2026-11-23',
};

const instructor: Source = {
  from: '@instructor-ai/instructor 1.7.0: source (a proxy of the client; max_retries only for answers that do not fit)',
  date: '2026-11-23',
};

const of = (name: string, names: readonly string[], argument: Wrapper['argument'] = 0): Wrapper =>
  passing({ package: name, names, argument, source: tracers });

const sentryPackages = [
  ...['browser', 'node', 'nextjs', 'react', 'sveltekit', 'nuxt', 'remix', 'nestjs', 'bun', 'deno'],
  ...['cloudflare', 'vue', 'astro', 'core', 'aws-serverless', 'google-cloud-serverless'],
].map((name) => `@sentry/${name}`);

const spans = ['startSpan', 'startSpanManual', 'startInactiveSpan', 'withActiveSpan'];
const scopes = [
  'withScope',
  'withIsolationScope',
  'withMonitor',
  'continueTrace',
  'suppressTracing',
];

export const observabilityWrappers: readonly Wrapper[] = [
  of('langsmith', [
    'wrapOpenAI',
    'wrapAnthropic',
    'wrapGemini',
    'wrapSDK',
    'wrapAISDK',
    'traceable',
  ]),
  of('langfuse', ['observeOpenAI']),
  of('@langfuse/openai', ['observeOpenAI']),
  of('@langfuse/tracing', ['observe']),
  of('@langfuse/tracing', ['startActiveObservation', 'propagateAttributes'], 'any'),
  of('braintrust', [
    ...['wrapOpenAI', 'wrapOpenAIv4', 'wrapAnthropic', 'wrapMistral', 'wrapAISDK'],
    ...['wrapAISDKModel', 'wrapGoogleGenAI', 'wrapGoogleGenerativeAI', 'wrapTraced', 'traced'],
  ]),
  of('weave', ['wrapOpenAI', 'op']),
  of('@posthog/ai', ['withTracing']),
  ...sentryPackages.map((name) =>
    passing({
      package: name,
      names: [...spans, ...scopes],
      argument: 'any',
      source: sentry,
    }),
  ),
  ...['@instructor-ai/instructor'].map((name) =>
    passing({
      package: name,
      names: ofDefault(),
      argument: { argument: 0, property: 'client' },
      source: instructor,
    }),
  ),
];
