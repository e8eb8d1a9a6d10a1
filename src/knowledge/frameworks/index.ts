import type { Framework, Source } from '../../model/knowledge';

const next: Source = {
  from: 'Next.js documentation: route handlers, API routes',
  date: '2026-11-23',
};
const express: Source = {
  from: 'Express, Hono, Fastify and Koa documentation: routing',
  date: '2026-11-23',
};
const bullmq: Source = {
  from: 'BullMQ documentation: workers, retrying failing jobs (`attempts` is set where a job is added)',
  date: '2026-11-23',
};

export const frameworks: readonly Framework[] = [
  {
    id: 'next-route',
    label: 'Next.js route handler',
    found: {
      by: 'exports',
      files: ['**/app/**/route.{ts,tsx,js,jsx,mts,mjs}'],
      names: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
    },
    patience: 'interactive',
    kind: 'next-route',
    onError: 'answers-500',
    source: next,
  },
  {
    id: 'next-api',
    label: 'Next.js API route',
    found: { by: 'exports', files: ['**/pages/api/**/*.{ts,tsx,js,jsx}'], names: ['default'] },
    patience: 'interactive',
    kind: 'next-route',
    onError: 'answers-500',
    source: next,
  },
  {
    id: 'http-route',
    label: 'HTTP route',
    found: {
      by: 'registration',
      methods: ['get', 'post', 'put', 'patch', 'delete', 'all', 'use', 'head', 'options'],
      first: 'path',
    },
    patience: 'interactive',
    kind: 'express-route',
    onError: 'unknown',
    source: express,
  },
  {
    id: 'bullmq',
    label: 'BullMQ worker',
    found: { by: 'construction', package: 'bullmq', classes: ['Worker'], handlerArgument: 1 },
    patience: 'background',
    kind: 'job',
    onError: 'may-run-again',
    source: bullmq,
  },
];
