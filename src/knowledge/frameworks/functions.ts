/** Functions that a cloud calls. */
import type { Framework, Source } from '../../model/knowledge';
import { date, exported, globals, handed, scripts } from './kinds';

const aws: Source = {
  from: 'AWS Lambda documentation: handlers; an asynchronous event is tried 3 times, an HTTP request is answered 502',
  date,
};
const netlify: Source = { from: 'Netlify Functions and Vercel Functions documentation', date };
const cloudflare: Source = {
  from: 'Cloudflare Workers documentation: fetch, scheduled and queue handlers of the default export',
  date,
};
const deno: Source = {
  from: 'Deno.serve, Bun.serve and Supabase Edge Functions documentation',
  date,
};
const firebase: Source = {
  from: 'Firebase Functions 7 and Functions Framework documentation: events are not tried again unless asked for',
  date,
};
const azure: Source = { from: 'Azure Functions Node.js programming model 4', date };
const convex: Source = {
  from: 'Convex documentation: actions are not tried again; `_generated/server` hands on the builders of convex/server',
  date,
};

const langgraph: Source = {
  from: '@langchain/langgraph 1.x documentation: nodes, conditional edges, tasks and entrypoints',
  date,
};

const web = { patience: 'interactive', kind: 'serverless', onError: 'answers-500' } as const;
const event = { patience: 'background', kind: 'serverless', onError: 'logged' } as const;

const exports: readonly Framework[] = [
  exported({
    words: { id: 'lambda', label: 'AWS Lambda handler', ...web, onError: 'unknown' },
    files: [
      `**/{lambda,lambdas,functions,handlers}/**/*.${scripts}`,
      `**/{lambda,handler}.${scripts}`,
      `{,src/}index.${scripts}`,
    ],
    names: ['handler', 'lambdaHandler'],
    source: aws,
  }),
  exported({
    words: { id: 'netlify', label: 'Netlify function', ...web },
    route: { below: 'netlify', file: 'kept' },
    files: [`**/netlify/{functions,edge-functions}/**/*.${scripts}`],
    names: ['default', 'handler'],
    source: netlify,
  }),
  exported({
    words: { id: 'vercel', label: 'Vercel function', ...web },
    route: { below: '', file: 'kept' },
    files: [`api/**/*.${scripts}`],
    names: ['default', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    source: netlify,
  }),
  exported({
    words: { id: 'worker-fetch', label: 'Cloudflare Worker', ...web },
    files: [`**/*.${scripts}`],
    names: ['default.fetch'],
    source: cloudflare,
  }),
  exported({
    words: { id: 'worker-event', label: 'Cloudflare Worker', ...event, onError: 'may-run-again' },
    files: [`**/*.${scripts}`],
    names: ['default.scheduled', 'default.queue', 'default.email'],
    source: cloudflare,
  }),
];

/** `awslambda` is a global of Lambda's own Node. */
const lambdaStream = handed({
  words: { id: 'lambda-stream', label: 'AWS Lambda handler', ...web, onError: 'unknown' },
  package: globals,
  names: ['awslambda.streamifyResponse'],
  handler: 0,
  source: aws,
});

/** Nodes run inside the call of the graph; whoever invokes it is told of a failure. */
const inGraph = { patience: 'interactive', kind: 'agent-node', onError: 'unknown' } as const;
const graphs = ['StateGraph', 'MessageGraph', 'Graph'].map((name) => `${name}.new`);

const graphNodes: readonly Framework[] = [
  handed({
    words: { id: 'langgraph-node', label: 'LangGraph node', ...inGraph },
    package: '@langchain/langgraph',
    names: graphs.flatMap((graph) => [`${graph}.addNode`, `${graph}.*.addNode`]),
    handler: 1,
    name: 0,
    source: langgraph,
  }),
  handed({
    words: { id: 'langgraph-edge', label: 'LangGraph edge', ...inGraph },
    package: '@langchain/langgraph',
    names: graphs.flatMap((graph) => [
      `${graph}.addConditionalEdges`,
      `${graph}.*.addConditionalEdges`,
    ]),
    handler: 1,
    name: 0,
    source: langgraph,
  }),
  handed({
    words: { id: 'langgraph-task', label: 'LangGraph task', ...inGraph },
    package: '@langchain/langgraph',
    names: ['task', 'entrypoint'],
    handler: 1,
    name: 0,
    source: langgraph,
  }),
];

const servers = { ...web, kind: 'express-route' } as const;

const firebaseEvents = [
  ...['onSchedule', 'onMessagePublished', 'onTaskDispatched', 'onDocumentCreated'],
  ...['onDocumentUpdated', 'onDocumentWritten', 'onObjectFinalized', 'onValueCreated'],
];

/** By its address, and as import maps are wont to name it. */
const denoServers = [
  'https://deno.land',
  'serve',
  'server',
  'std',
  '@std/http',
  'jsr:@std',
  'http',
];

const calls: readonly Framework[] = [
  handed({
    words: { id: 'deno-serve', label: 'Deno.serve', ...servers },
    package: globals,
    names: ['Deno.serve'],
    handler: 0,
    source: deno,
  }),
  handed({
    words: { id: 'deno-serve-options', label: 'Deno.serve', ...servers },
    package: globals,
    names: ['Deno.serve'],
    handler: 1,
    source: deno,
  }),
  handed({
    words: { id: 'bun-serve', label: 'Bun.serve', ...servers },
    package: globals,
    names: ['Bun.serve'],
    handler: { argument: 0, property: 'fetch' },
    source: deno,
  }),
  ...denoServers.map((name, at) =>
    handed({
      words: {
        id: at === 0 ? 'deno-std-serve' : `deno-std-serve-${name}`,
        label: 'serve of Deno',
        ...servers,
      },
      package: name,
      names: ['serve'],
      handler: 0,
      source: deno,
    }),
  ),
  ...[0, 1].flatMap((handler) => [
    handed({
      words: { id: `firebase-${String(handler)}`, label: 'Firebase function', ...web },
      package: 'firebase-functions',
      names: ['*.onRequest', '*.onCall'],
      handler,
      source: firebase,
    }),
    handed({
      words: { id: `firebase-event-${String(handler)}`, label: 'Firebase function', ...event },
      package: 'firebase-functions',
      names: firebaseEvents.map((name) => `*.${name}`),
      handler,
      source: firebase,
    }),
  ]),
  handed({
    words: { id: 'functions-framework', label: 'Cloud Run function', ...web },
    package: '@google-cloud/functions-framework',
    names: ['http'],
    handler: 1,
    name: 0,
    source: firebase,
  }),
  handed({
    words: { id: 'functions-framework-event', label: 'Cloud Run function', ...event },
    package: '@google-cloud/functions-framework',
    names: ['cloudEvent'],
    handler: 1,
    name: 0,
    source: firebase,
  }),
  handed({
    words: { id: 'azure-http', label: 'Azure function', ...web },
    package: '@azure/functions',
    names: ['app.http', 'app.get', 'app.post', 'app.put', 'app.patch', 'app.deleteRequest'],
    handler: { argument: 1, property: 'handler' },
    name: 0,
    source: azure,
  }),
  handed({
    words: { id: 'azure-event', label: 'Azure function', ...event },
    package: '@azure/functions',
    names: ['timer', 'storageQueue', 'storageBlob', 'serviceBusQueue', 'eventGrid', 'cosmosDB'].map(
      (name) => `app.${name}`,
    ),
    handler: { argument: 1, property: 'handler' },
    name: 0,
    source: azure,
  }),
];

const convexBuilders = ['action', 'internalAction'].flatMap((name) => [name, `${name}Generic`]);

const convexActions: readonly Framework[] = [
  handed({
    words: { id: 'convex-action', label: 'Convex action', ...event, kind: 'job' },
    package: 'convex',
    names: convexBuilders,
    handler: { argument: 0, property: 'handler' },
    source: convex,
  }),
  handed({
    words: { id: 'convex-action-function', label: 'Convex action', ...event, kind: 'job' },
    package: 'convex',
    names: convexBuilders,
    handler: 0,
    source: convex,
  }),
  handed({
    words: { id: 'convex-http', label: 'Convex HTTP action', ...web },
    package: 'convex',
    names: ['httpAction', 'httpActionGeneric'],
    handler: 0,
    source: convex,
  }),
];

export const functionFrameworks: readonly Framework[] = [
  ...exports,
  lambdaStream,
  ...calls,
  ...convexActions,
  ...graphNodes,
];
