/** What routes answer when a provider has an outage: 503, and when to come again. */
import type { RecipePiece, RouteAnswer, RouteAnswers, Source } from '../../model/knowledge';

const source: Source = {
  from: 'Documentation of Next.js 16, SvelteKit 2, Astro 5, SolidStart, Cloudflare Workers, Deno, Bun, Express, Fastify, Hono, Koa and NestJS: answering a request. RFC 9110: 503 with Retry-After',
  date: '2026-11-23',
};

const isOutage: RecipePiece = {
  name: 'isOutage',
  comment: 'A rate limit, an error of the server, no connection, or no answer in time.',
  place: 'end',
  code: `function $name$(error«: unknown»)«: boolean» {
  const { $named$ } = error« as { $status$?: number }»;
  if (status !== undefined) return status === 429 || status >= 500;
  const words = /abort|connect|fetch failed|network|time/i;
  return words.test(String(error));
}`,
};

const isTypedOutage: RecipePiece = {
  ...isOutage,
  code: `function $name$(error«: unknown»)«: boolean» {
  return (
$tests$
  );
}`,
};

const retryAfter: RecipePiece = {
  name: 'retryAfter',
  comment: 'Seconds until another attempt: what the provider asks for, else half a minute.',
  place: 'end',
  code: `function $name$(error«: unknown»)«: string» {
  const { $headers$ } = error« as { $headerName$?: unknown }»;
  const asked =
    headers instanceof Headers
      ? headers.get('retry-after')
      : «(»headers« as Record<string, string> | undefined)»?.['retry-after'];
  return asked ?? '30';
}`,
};

const sorry = `{ error: 'Try again later.' }`;

const ways: readonly RouteAnswer[] = [
  {
    frameworks: [
      ...['next-route', 'sveltekit-route', 'astro-route', 'solid-route'],
      ...['worker-fetch', 'deno-serve', 'bun-serve'],
    ],
    reply: null,
    code: `return Response.json(
  ${sorry},
  { status: 503, headers: { 'Retry-After': $wait$ } },
);`,
  },
  {
    frameworks: ['next-api'],
    reply: 1,
    code: `if (!$reply$.headersSent) {
  $reply$.setHeader('Retry-After', $wait$);
  $reply$.status(503).json(${sorry});
}`,
  },
  {
    frameworks: ['http-route'],
    package: 'express',
    reply: 1,
    code: `if (!$reply$.headersSent) {
  $reply$.set('Retry-After', $wait$);
  $reply$.status(503).json(${sorry});
}`,
  },
  {
    frameworks: ['http-route', 'fastify-route'],
    package: 'fastify',
    reply: 1,
    code: `$reply$.header('Retry-After', $wait$);
return $reply$.code(503).send(${sorry});`,
  },
  {
    frameworks: ['http-route'],
    package: 'hono',
    reply: 0,
    code: `$reply$.header('Retry-After', $wait$);
return $reply$.json(${sorry}, 503);`,
  },
  {
    frameworks: ['http-route'],
    package: 'koa',
    reply: 0,
    code: `$reply$.set('Retry-After', $wait$);
$reply$.status = 503;
$reply$.body = ${sorry};`,
  },
  {
    // Its exceptions carry no headers.
    frameworks: ['nest-route'],
    reply: null,
    imports: {
      module: '@nestjs/common',
      names: [{ imported: 'ServiceUnavailableException', local: 'ServiceUnavailableException' }],
    },
    code: `throw new $ServiceUnavailableException$('Try again later.', {
  cause: $error$,
});`,
  },
];

export const answers: RouteAnswers = { isOutage, isTypedOutage, retryAfter, ways, source };
