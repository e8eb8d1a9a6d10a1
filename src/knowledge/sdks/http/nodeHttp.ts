import type { OperationFact, Sdk, Source } from '../../../model/knowledge';
import { plain, request } from './plain';

const source: Source = {
  from: "Node documentation, http.request: `timeout` only raises the event 'timeout'; measured on 20.20",
  date: '2026-11-23',
};

/** The body follows by `write` and `end`, out of reach; options first, or after the address. */
const send = (path: string): OperationFact => ({
  ...request(path, {
    url: { argument: 0, hostProperties: ['hostname', 'host'], pathProperty: 'path' },
    body: null,
    options: 0,
  }),
  // What goes wrong arrives as the event 'error'.
  failsLater: true,
});

/**
 * `timeout` is the longest silence of the socket, and ends nothing by itself: the code must listen for 'timeout' and
 * destroy the request, which nearly all code does that sets it.
 */
export const nodeHttp: Sdk = {
  id: 'https',
  ecosystem: 'npm',
  packages: ['https', 'node:https', 'http', 'node:http', 'follow-redirects'],
  provider: null,
  label: "Node's `https`",
  clients: [
    {
      names: ['https'],
      instances: ['=', 'default', 'https', 'http'],
      optionsArgument: 0,
      copies: [],
      operations: [send('request'), send('get')],
    },
  ],
  versions: [
    {
      ...plain,
      transport: 'node-http',
      timeout: {
        ...plain.timeout,
        option: { name: 'timeout', places: ['call'] },
        covers: 'silence',
        coversStream: 'silence',
      },
      transports: ['agent', 'createConnection'],
      source,
    },
  ],
  source,
};
