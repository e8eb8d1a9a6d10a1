import type { HttpFunction, Source } from '../model/knowledge';

const fetchStandard: Source = {
  from: 'WHATWG Fetch: fetch(input, init), init.signal',
  date: '2026-11-23',
};

/** Functions that make an HTTP request when their URL is an LLM endpoint. */
export const http: readonly HttpFunction[] = [
  {
    id: 'fetch',
    package: null,
    names: ['fetch', 'globalThis.fetch', 'window.fetch', 'self.fetch'],
    urlArgument: 0,
    optionsArgument: 1,
    signalOption: 'signal',
    bodyOption: 'body',
    methodOption: 'method',
    transport: 'fetch',
    source: fetchStandard,
  },
  {
    id: 'undici',
    package: 'undici',
    names: ['fetch'],
    urlArgument: 0,
    optionsArgument: 1,
    signalOption: 'signal',
    bodyOption: 'body',
    methodOption: 'method',
    transport: 'fetch',
    source: fetchStandard,
  },
  {
    id: 'node-fetch',
    package: 'node-fetch',
    names: ['default', '='],
    urlArgument: 0,
    optionsArgument: 1,
    signalOption: 'signal',
    bodyOption: 'body',
    methodOption: 'method',
    transport: 'node-fetch',
    source: {
      from: 'node-fetch 2 and 3: README, no timeout unless a signal is given',
      date: '2026-11-23',
    },
  },
];
