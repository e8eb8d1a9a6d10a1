/** Routes and pages of web frameworks. */
import type { Framework, LostErrors, Source } from '../../model/knowledge';
import { components, date, exported, globals, handed, httpMethods, scripts } from './kinds';

const next: Source = {
  from: 'Next.js 16 documentation: route handlers, API routes, pages, proxy (middleware)',
  date,
};
const meta: Source = {
  from: 'Documentation of SvelteKit 2, React Router 7, Remix 2, Astro 5, SolidStart: files and exports of routes',
  date,
};
const routers: Source = {
  from: 'Express, Hono, Fastify and Koa documentation: routing',
  date,
};
const h3: Source = { from: 'h3 1, Nitro 2 and Nuxt 4 documentation: event handlers', date };
const trpc: Source = {
  from: 'tRPC 11 documentation: procedures; an error is answered as INTERNAL_SERVER_ERROR',
  date,
};

const route = { patience: 'interactive', kind: 'next-route', onError: 'answers-500' } as const;

const files: readonly Framework[] = [
  exported({
    words: { id: 'next-route', label: 'Next.js route handler', ...route },
    route: { below: 'app', file: 'dropped' },
    files: [`**/app/**/route.${components}`],
    names: httpMethods,
    source: next,
  }),
  exported({
    words: { id: 'next-api', label: 'Next.js API route', ...route },
    route: { below: 'pages', file: 'kept' },
    files: ['**/pages/api/**/*.{ts,tsx,js,jsx}'],
    names: ['default'],
    source: next,
  }),
  exported({
    words: { id: 'next-page', label: 'Next.js page', ...route, kind: 'next-page' },
    route: { below: 'app', file: 'dropped' },
    files: [`**/app/**/{page,layout,opengraph-image,sitemap}.${components}`],
    names: ['default', 'generateMetadata', 'generateStaticParams', 'generateImageMetadata'],
    source: next,
  }),
  exported({
    words: { id: 'next-page-data', label: 'Next.js page', ...route, kind: 'next-page' },
    route: { below: 'pages', file: 'kept' },
    files: ['**/pages/**/*.{ts,tsx,js,jsx}'],
    names: ['getServerSideProps', 'getStaticProps', 'getInitialProps'],
    source: next,
  }),
  exported({
    words: { id: 'next-middleware', label: 'Next.js middleware', ...route },
    files: [`{,src/,**/src/}{middleware,proxy}.${components}`],
    names: ['middleware', 'proxy', 'default'],
    source: next,
  }),
  exported({
    words: { id: 'sveltekit-route', label: 'SvelteKit endpoint', ...route },
    route: { below: 'routes', file: 'dropped' },
    files: ['**/+server.{ts,js}'],
    names: [...httpMethods, 'fallback'],
    source: meta,
  }),
  exported({
    words: { id: 'sveltekit-page', label: 'SvelteKit page', ...route },
    route: { below: 'routes', file: 'dropped' },
    files: ['**/+{page,layout}.{ts,js}', '**/+{page,layout}.server.{ts,js}'],
    names: ['load', 'actions'],
    source: meta,
  }),
  exported({
    words: { id: 'sveltekit-hook', label: 'SvelteKit hook', ...route },
    files: ['**/src/hooks.server.{ts,js}'],
    names: ['handle', 'handleFetch', 'handleError', 'init'],
    source: meta,
  }),
  exported({
    words: { id: 'react-router', label: 'React Router route', ...route },
    route: { below: 'routes', file: 'kept' },
    files: [`**/app/**/*.${components}`],
    names: ['loader', 'action', 'clientLoader', 'clientAction'],
    source: meta,
  }),
  exported({
    words: { id: 'astro-route', label: 'Astro endpoint', ...route },
    route: { below: 'pages', file: 'kept' },
    files: [`**/src/pages/**/*.${scripts}`],
    names: [...httpMethods, 'ALL'],
    source: meta,
  }),
  exported({
    words: { id: 'solid-route', label: 'SolidStart API route', ...route },
    route: { below: 'routes', file: 'kept' },
    files: [`**/src/routes/**/*.${components}`],
    names: httpMethods,
    source: meta,
  }),
];

const express = {
  patience: 'interactive',
  kind: 'express-route',
  onError: 'unknown',
} as const;

/** Measured: 4.21 answers nobody and the process ends, 5.1 answers 500. */
const expressFour: LostErrors = {
  package: 'express',
  range: '<5.0.0-alpha.1',
  owners: [
    ...['default.()', '()', 'default.Router.()', 'Router.()', 'express.()'],
    ...['Express', 'Application', 'Router', 'IRouter'],
    ...['default.Express', 'default.Application', 'default.Router', 'default.IRouter'],
  ],
  mendedBy: ['express-async-errors'],
  says: 'this version of Express leaves the request without an answer',
};

/** A path and a function handed to a method of that name, whatever the object. */
const registered: readonly Framework[] = [
  {
    ...{ id: 'http-route', label: 'HTTP route', ...express },
    found: {
      by: 'registration',
      methods: ['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'head', 'options', 'del'],
      first: 'path',
      receivers: '^(?:app|api|server|fastify|koa|hono)$|[rR]outer$',
    },
    loses: [expressFour],
    source: routers,
  },
  {
    ...{ id: 'ws-route', label: 'WebSocket route', ...express, kind: 'ws-handler' },
    found: { by: 'registration', methods: ['ws', 'websocket'], first: 'path' },
    source: routers,
  },
  handed({
    words: { id: 'fastify-route', label: 'Fastify route', ...express, onError: 'answers-500' },
    package: 'fastify',
    names: ['default.().route', '().route', 'fastify.().route'],
    handler: { argument: 0, property: 'handler' },
    name: { argument: 0, property: 'url' },
    source: routers,
  }),
  handed({
    words: { id: 'hono-openapi', label: 'HTTP route', ...express, onError: 'answers-500' },
    package: '@hono/zod-openapi',
    names: ['OpenAPIHono.new.openapi', 'OpenAPIHono.new.*.openapi'],
    handler: 1,
    source: routers,
  }),
];

const eventHandlers = ['defineEventHandler', 'eventHandler', 'defineCachedEventHandler'];

const h3Words = (id: string) => ({ id, label: 'h3 event handler', ...route }) as const;

/** Nuxt and Nitro bring these along without an import. */
const handlers: readonly Framework[] = [
  ...['h3', 'nitro', 'nitropack', globals].map((name) =>
    handed({
      words: h3Words(name === globals ? 'nuxt' : name),
      package: name,
      names: eventHandlers,
      handler: 0,
      source: h3,
    }),
  ),
  handed({
    words: h3Words('nuxt-object'),
    package: globals,
    names: eventHandlers,
    handler: { argument: 0, property: 'handler' },
    source: h3,
  }),
  ...['query', 'mutation', 'subscription'].map((kind) =>
    handed({
      words: {
        ...{ id: `trpc-${kind}`, label: 'tRPC procedure', patience: 'interactive' as const },
        ...{ kind: 'library-export', onError: 'answers-500' as const },
      },
      package: '@trpc/server',
      names: [`initTRPC.*.${kind}`],
      handler: 0,
      source: trpc,
    }),
  ),
];

export const webFrameworks: readonly Framework[] = [...files, ...registered, ...handlers];
