/** What HTTP clients do about time and failures, by their defaults, options and versions. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const to = "'https://api.openai.com/v1/responses'";

const axios = "import axios from 'axios';\n";
const got = "import got from 'got';\n";
const ky = "import ky from 'ky';\n";
const ofetch = "import { ofetch } from 'ofetch';\n";
const nodeFetch = "import fetch from 'node-fetch';\n";
const undici = "import { request, fetch as send } from 'undici';\n";
const needle = "import needle from 'needle';\n";
const superagent = "import superagent from 'superagent';\n";
const https = "import https from 'node:https';\n";

type Versions = Readonly<Record<string, string>>;
type Case =
  | readonly [says: string, code: string, expected: object]
  | readonly [says: string, code: string, expected: object, versions: Versions];

const check = (cases: readonly Case[]): void => {
  for (const [says, code, expected, versions = {}] of cases)
    it(says, () => {
      const { calls, failures } = checkCode(`${code}\n`, { versions });
      expect(failures).toEqual([]);
      expect(calls[0]).toMatchObject(expected);
    });
};

const bound = (source: string, ms: number, covers: string): object => ({
  timeout: { source, ms, covers },
});
const noBound = { timeout: { source: 'none', ms: null } };

describe('a timeout', () => {
  check([
    [
      'superagent: chained to the request',
      `${superagent}await superagent.post(${to}).send({}).timeout(7_000);`,
      bound('call', 7_000, 'total'),
    ],
    ['superagent: none', `${superagent}await superagent.post(${to}).send({});`, noBound],
    [
      'superagent: chained to something else',
      `${superagent}await superagent.post(${to}).send({});\nother.timeout(7_000);`,
      noBound,
    ],
    [
      'superagent: retries are chained too',
      `${superagent}await superagent.post(${to}).retry(2).send({});`,
      { retries: { source: 'call', attempts: 3 } },
    ],
    ['axios has none of its own', `${axios}await axios.post(${to}, {});`, noBound],
    [
      'axios: of the call',
      `${axios}await axios.post(${to}, {}, { timeout: 7_000 });`,
      bound('call', 7_000, 'silence'),
    ],
    [
      'axios: in the one object',
      `${axios}await axios({ url: ${to}, method: 'post', data: {}, timeout: 7_000 });`,
      bound('call', 7_000, 'silence'),
    ],
    [
      'axios: of the instance',
      `${axios}const api = axios.create({ baseURL: 'https://api.openai.com', timeout: 7_000 });\nawait api.post('/v1/responses', {});`,
      bound('client', 7_000, 'silence'),
    ],
    [
      'axios: for all',
      `${axios}axios.defaults.timeout = 7_000;\nawait axios.post(${to}, {});`,
      bound('client', 7_000, 'silence'),
    ],
    [
      'axios: a word in the body is none',
      `${axios}await axios.post(${to}, { timeout: 7_000 });`,
      noBound,
    ],
    [
      'got 14: a deadline for all',
      `${got}await got.post(${to}, { json: {}, timeout: { request: 7_000 } });`,
      bound('call', 7_000, 'total'),
      { got: '14.6.6' },
    ],
    [
      'got 11: a number',
      `${got}await got.post(${to}, { json: {}, timeout: 7_000 });`,
      bound('call', 7_000, 'total'),
      { got: '11.8.6' },
    ],
    [
      'ky: 10 s by default',
      `${ky}await ky.post(${to}, {});`,
      bound('sdk-default', 10_000, 'headers'),
    ],
    [
      'ky: of the instance',
      `${ky}const api = ky.create({ timeout: 30_000 });\nawait api.post(${to}, {});`,
      bound('client', 30_000, 'headers'),
    ],
    [
      'ofetch: until the headers',
      `${ofetch}await ofetch(${to}, { method: 'POST', timeout: 7_000 });`,
      bound('call', 7_000, 'headers'),
    ],
    [
      'node-fetch 2 has one',
      `${nodeFetch}await fetch(${to}, { method: 'POST', body: '{}', timeout: 7_000 });`,
      bound('call', 7_000, 'body'),
      { 'node-fetch': '2.7.0' },
    ],
    [
      'node-fetch 3 has none',
      `${nodeFetch}await fetch(${to}, { method: 'POST', body: '{}', timeout: 7_000 });`,
      noBound,
      { 'node-fetch': '3.3.2' },
    ],
    [
      'undici: until the headers',
      `${undici}await request(${to}, { method: 'POST', headersTimeout: 7_000 });`,
      bound('call', 7_000, 'headers'),
    ],
    [
      'undici: not for fetch',
      `${undici}await send(${to}, { method: 'POST', headersTimeout: 7_000 });`,
      bound('runtime-default', 300_000, 'headers'),
    ],
    [
      'needle: `timeout` ends with the connection',
      `${needle}await needle.post(${to}, {}, { timeout: 7_000 });`,
      noBound,
    ],
    [
      'needle: of the response',
      `${needle}await needle.post(${to}, {}, { response_timeout: 7_000 });`,
      bound('call', 7_000, 'headers'),
    ],
    [
      'https: of the socket',
      `${https}https.request({ hostname: 'api.openai.com', path: '/v1/responses', timeout: 7_000 }, read).end();`,
      bound('call', 7_000, 'silence'),
    ],
    [
      'a signal, whatever the client',
      `${got}await got.post(${to}, { json: {}, signal: AbortSignal.timeout(7_000) });`,
      bound('signal', 7_000, 'total'),
      { got: '14.6.6' },
    ],
    [
      'a signal that got 11 does not read',
      `${got}await got.post(${to}, { json: {}, signal: AbortSignal.timeout(7_000) });`,
      noBound,
      { got: '11.8.6' },
    ],
  ]);
});

const attempts = (source: string, count: number): object => ({
  retries: { source, attempts: count },
});

describe('retries', () => {
  check([
    ['axios makes none', `${axios}await axios.post(${to}, {});`, attempts('none', 1)],
    ['got makes none of a POST', `${got}await got.post(${to}, { json: {} });`, attempts('none', 1)],
    [
      'got makes those that are asked for',
      `${got}await got.post(${to}, { json: {}, retry: { limit: 3, methods: ['POST'] } });`,
      attempts('call', 4),
    ],
    ['ky makes none of a POST', `${ky}await ky.post(${to}, {});`, attempts('none', 1)],
    [
      'ky makes those of its instance',
      `${ky}const api = ky.extend({ retry: { limit: 2, methods: ['post'] } });\nawait api.post(${to}, {});`,
      attempts('client', 3),
    ],
    [
      'ofetch makes none of a POST',
      `${ofetch}await ofetch(${to}, { method: 'POST' });`,
      attempts('none', 1),
    ],
    [
      'ofetch makes those that are asked for',
      `${ofetch}await ofetch(${to}, { method: 'POST', retry: 2 });`,
      attempts('call', 3),
    ],
  ]);
});
