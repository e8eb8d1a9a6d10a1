import type { Sdk, Source } from '../../../model/knowledge';
import { plain, request } from './plain';

const xhrSource: Source = {
  from: 'XMLHttpRequest standard: open(method, url), `timeout` 0 by default, a deadline until the end of the body',
  date: '2026-11-23',
};

/** `open` says where the request goes; settings are properties of the object (`xhr.timeout = 5_000`). */
export const xmlHttpRequest: Sdk = {
  id: 'XMLHttpRequest',
  ecosystem: 'runtime',
  packages: [],
  provider: null,
  label: 'XMLHttpRequest',
  clients: [
    {
      names: ['XMLHttpRequest', 'window.XMLHttpRequest', 'globalThis.XMLHttpRequest'],
      optionsArgument: 0,
      copies: [],
      defaults: '',
      operations: [
        {
          ...request('open', { url: { argument: 1 }, body: null, options: null }),
          streaming: { kind: 'never' },
          failsLater: true,
        },
      ],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'none',
      timeout: { ...plain.timeout, option: { name: 'timeout', places: ['client'] } },
      signal: null,
      source: xhrSource,
    },
  ],
  source: xhrSource,
};

const angularSource: Source = {
  from: '@angular/common 21.2.26: type declarations of HttpClient (an Observable per request; `timeout` in ms, none by default)',
  date: '2026-11-23',
};

/** Angular's `HttpClient`, which is handed to constructors, or to `inject`, by its type. */
export const angularHttp: Sdk = {
  id: '@angular/common',
  ecosystem: 'npm',
  packages: ['@angular/common'],
  provider: null,
  label: "Angular's HttpClient",
  clients: [
    {
      names: ['HttpClient'],
      optionsArgument: 0,
      copies: [],
      operations: [
        ...['post', 'put', 'patch'].map((path) =>
          request(path, { url: { argument: 0 }, body: 1, options: 2 }),
        ),
        ...['get', 'delete', 'head', 'options'].map((path) =>
          request(path, { url: { argument: 0 }, body: null, options: 1 }),
        ),
        request('request', {
          url: { argument: 1 },
          body: 2,
          bodyProperty: 'body',
          options: 2,
        }),
      ],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'none',
      timeout: { ...plain.timeout, option: { name: 'timeout', places: ['call'] } },
      signal: null,
      source: angularSource,
    },
  ],
  source: angularSource,
};
