import type {
  ClientFact,
  OperationFact,
  Sdk,
  Source,
  VersionFacts,
} from '../../../model/knowledge';
import { unread } from '../ignored';
import { axiosTimer } from '../traps';
import { plain, request, timeoutAnywhere } from './plain';

const source: Source = {
  from: 'axios 0.27.2 and 1.21.1: README and a loopback server that hangs, stalls and trickles; no retries',
  date: '2026-11-23',
};

const withBody = ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'];
const withoutBody = ['get', 'delete', 'head', 'options'];

/** `axios(config)` and `axios.request(config)` keep address, body and options in one object. */
const byConfig = (path: string): OperationFact =>
  request(path, {
    url: { argument: 0, property: 'url' },
    body: 0,
    bodyProperty: 'data',
    options: 0,
  });

const methods: readonly OperationFact[] = [
  ...withBody.map((path) => request(path, { url: { argument: 0 }, body: 1, options: 2 })),
  ...withoutBody.map((path) => request(path, { url: { argument: 0 }, body: null, options: 1 })),
];

const instance: ClientFact = {
  names: ['Axios'],
  factories: ['create'],
  instances: ['default', '='],
  types: ['AxiosInstance', 'AxiosStatic'],
  optionsArgument: 0,
  copies: [],
  handles: [{ path: 'create', to: '=', by: 'call', optionsArgument: 0 }],
  defaults: 'defaults',
  operations: [byConfig(''), byConfig('request'), ...methods],
};

/**
 * On Node the timer runs until the headers and then ends a socket that is silent that long: a trickling body is not
 * cut. (In a browser, and with `adapter: 'fetch'`, it is a deadline for all.)
 */
const sinceSignals: VersionFacts = {
  ...plain,
  range: '>=0.22.0',
  transport: 'axios',
  timeout: {
    ...plain.timeout,
    option: timeoutAnywhere,
    covers: 'silence',
    coversStream: 'silence',
  },
  signal: { name: 'signal', places: ['client', 'call'] },
  baseUrl: { name: 'baseURL', places: ['client', 'call'] },
  transports: ['adapter', 'httpAgent', 'httpsAgent'],
  traps: axiosTimer,
  source,
};

export const axios: Sdk = {
  id: 'axios',
  ecosystem: 'npm',
  packages: ['axios'],
  provider: null,
  label: 'axios',
  clients: [instance],
  versions: [
    sinceSignals,
    {
      ...sinceSignals,
      range: '<0.22.0',
      signal: null,
      ignored: unread('call', ['signal'], 'as `cancelToken`'),
    },
  ],
  source,
};

const nestSource: Source = {
  from: '@nestjs/axios 4: HttpService has the methods of axios as Observables, and `axiosRef`, the instance',
  date: '2026-11-23',
};

/** Nest's `HttpService`, which is handed to constructors by its type. */
export const nestAxios: Sdk = {
  id: '@nestjs/axios',
  ecosystem: 'npm',
  packages: ['@nestjs/axios'],
  provider: null,
  label: "Nest's HttpService",
  clients: [
    {
      names: ['HttpService'],
      optionsArgument: 0,
      copies: [],
      handles: [{ path: 'axiosRef', to: 'axiosRef', by: 'property' }],
      operations: [byConfig('request'), ...methods],
    },
    { ...instance, names: ['axiosRef'], factories: [], instances: [], types: [] },
  ],
  versions: [{ ...sinceSignals, range: '*', source: nestSource }],
  source: nestSource,
};
