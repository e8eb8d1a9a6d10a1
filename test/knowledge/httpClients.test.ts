/** Every HTTP client: a request to a model is a call, one to anybody else is none. */
import { describe, expect, it } from 'vitest';
import { checkCode, type CheckOptions } from '../support/checkCode';

const url = "'https://api.openai.com/v1/responses'";
const other = "'https://api.example.org/v1/orders'";
const body = "{ model: 'gpt-5', stream: true, input: 'hi' }";

/** Client, how it is brought in, and a request to the address in its hands. */
type Client = readonly [name: string, before: string, send: (to: string) => string];

const clients: readonly Client[] = [
  ['fetch', '', (to) => `await fetch(${to}, { method: 'POST', body: JSON.stringify(${body}) });`],
  ['window.fetch', '', (to) => `await window.fetch(${to}, { body: JSON.stringify(${body}) });`],
  [
    'node-fetch',
    "import fetch from 'node-fetch';",
    (to) => `await fetch(${to}, { body: JSON.stringify(${body}) });`,
  ],
  [
    'node-fetch by require',
    "const fetch = require('node-fetch');",
    (to) => `fetch(${to}, { body: JSON.stringify(${body}) }).then(show, show);`,
  ],
  [
    'cross-fetch',
    "import { fetch } from 'cross-fetch';",
    (to) => `await fetch(${to}, { body: JSON.stringify(${body}) });`,
  ],
  [
    'isomorphic-fetch',
    "import request from 'isomorphic-fetch';",
    (to) => `await request(${to}, { body: JSON.stringify(${body}) });`,
  ],
  [
    'undici fetch',
    "import { fetch } from 'undici';",
    (to) => `await fetch(${to}, { body: JSON.stringify(${body}) });`,
  ],
  [
    'undici request',
    "import { request } from 'undici';",
    (to) => `await request(${to}, { body: JSON.stringify(${body}) });`,
  ],
  ['axios.post', "import axios from 'axios';", (to) => `await axios.post(${to}, ${body});`],
  [
    'axios(config)',
    "import axios from 'axios';",
    (to) => `await axios({ method: 'post', url: ${to}, data: ${body} });`,
  ],
  [
    'axios.request',
    "const axios = require('axios');",
    (to) => `axios.request({ method: 'post', url: ${to}, data: ${body} }).then(show, show);`,
  ],
  [
    'got.post',
    "import got from 'got';",
    (to) => `await got.post(${to}, { json: ${body} }).json();`,
  ],
  [
    'got',
    "import { got } from 'got';",
    (to) => `await got(${to}, { method: 'POST', json: ${body} });`,
  ],
  ['ky.post', "import ky from 'ky';", (to) => `await ky.post(${to}, { json: ${body} }).json();`],
  [
    'ky',
    "import ky from 'ky';",
    (to) => `await ky(${to}, { method: 'post', json: ${body} }).json();`,
  ],
  [
    'ofetch',
    "import { ofetch } from 'ofetch';",
    (to) => `await ofetch(${to}, { method: 'POST', body: ${body} });`,
  ],
  [
    '$fetch of ofetch',
    "import { $fetch } from 'ofetch';",
    (to) => `await $fetch(${to}, { method: 'POST', body: ${body} });`,
  ],
  ['$fetch of Nuxt', '', (to) => `await $fetch(${to}, { method: 'POST', body: ${body} });`],
  [
    'superagent',
    "import superagent from 'superagent';",
    (to) => `await superagent.post(${to}, ${body}).set('x', 'y');`,
  ],
  ['needle.post', "import needle from 'needle';", (to) => `await needle.post(${to}, ${body}, {});`],
  ['needle', "import needle from 'needle';", (to) => `await needle('post', ${to}, ${body}, {});`],
  [
    'fetchEventSource',
    "import { fetchEventSource } from '@microsoft/fetch-event-source';",
    (to) => `await fetchEventSource(${to}, { body: JSON.stringify(${body}), onmessage });`,
  ],
];

const first = (code: string, options?: CheckOptions) => {
  const { calls, failures } = checkCode(`${code}\n`, options);
  expect(failures).toEqual([]);
  return calls[0];
};

describe('a request to a model', () => {
  it.each(clients)('by %s', (_, before, send) => {
    expect(first(`${before}\n${send(url)}`)).toMatchObject({
      provider: 'openai',
      operation: 'generate',
      model: 'gpt-5',
      streaming: true,
    });
  });
});

describe('a request to anybody else', () => {
  it.each(clients)('by %s is none', (_, before, send) => {
    expect(first(`${before}\n${send(other)}`)).toBeUndefined();
  });
});

describe('a name that is not the client', () => {
  const strangers: readonly (readonly [string, string])[] = [
    ['an own function', `const ky = { post: (to: string) => to };\nawait ky.post(${url});`],
    ['another package', `import axios from './axios';\nawait axios.post(${url}, ${body});`],
    ['another export', `import { post } from 'got';\nawait post.post(${url});`],
    ['an own $fetch', `const $fetch = (to: string) => to;\nawait $fetch(${url});`],
    ['a type', `import type { KyInstance } from 'ky';\nKyInstance.post(${url});`],
  ];

  it.each(strangers)('%s', (_, code) => {
    expect(first(code)).toBeUndefined();
  });
});

// --------------------------------------------------------------------------------- addresses in other shapes

describe('an address', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'joined from the base of an axios instance',
      "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.openai.com/v1' });\nawait api.post('/responses', {});",
    ],
    [
      'joined from the prefix of a got instance',
      "import got from 'got';\nconst api = got.extend({ prefixUrl: 'https://api.openai.com/v1' });\nawait api.post('responses', { json: {} });",
    ],
    [
      'joined from the prefix of a ky instance',
      "import ky from 'ky';\nconst api = ky.create({ prefixUrl: 'https://api.openai.com/v1' });\nawait api.post('responses', { json: {} });",
    ],
    [
      'joined from the base of an ofetch instance',
      "import { ofetch } from 'ofetch';\nconst api = ofetch.create({ baseURL: 'https://api.openai.com/v1' });\nawait api('/responses', { method: 'POST' });",
    ],
    [
      "in parts, for Node's https",
      "import https from 'node:https';\nconst call = https.request({ hostname: 'api.openai.com', path: '/v1/responses', method: 'POST' }, read);\ncall.end();",
    ],
    [
      "in one, for Node's https",
      "const https = require('https');\nhttps.request('https://api.openai.com/v1/responses', { method: 'POST' }, read).end();",
    ],
    [
      'by a named import of https',
      "import { request } from 'node:https';\nrequest({ host: 'api.openai.com', path: '/v1/responses' }, read).end();",
    ],
  ];

  it.each(cases)('%s', (_, code) => {
    expect(first(code)).toMatchObject({ provider: 'openai', operation: 'generate' });
  });
});

describe('a connection that is a construction', () => {
  const socket = "'wss://api.openai.com/v1/realtime?model=gpt-realtime'";
  const realtime = { provider: 'openai', operation: 'realtime', streaming: true };

  it('is a WebSocket of the platform', () => {
    expect(first(`const socket = new WebSocket(${socket});`)).toMatchObject(realtime);
    expect(first("const socket = new WebSocket('wss://example.org/v1/realtime');")).toBeUndefined();
  });

  it('is a WebSocket of ws', () => {
    const code = `import WebSocket from 'ws';\nconst socket = new WebSocket(${socket}, { headers, handshakeTimeout: 5_000 });`;
    expect(first(code)).toMatchObject({ ...realtime, timeout: { ms: 5_000, covers: 'headers' } });
    expect(
      first(`import { WebSocketServer } from 'ws';\nnew WebSocketServer(${socket});`),
    ).toBeUndefined();
  });

  it('is an EventSource', () => {
    const code = `import { EventSource } from 'eventsource';\nconst events = new EventSource(${url});`;
    expect(first(code)).toMatchObject({ provider: 'openai', streaming: true });
  });
});
