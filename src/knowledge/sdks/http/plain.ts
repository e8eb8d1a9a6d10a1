/** What HTTP clients share: no timeout and no retries of their own, an address that tells who answers. */
import type {
  OperationFact,
  OptionFact,
  StreamingFact,
  UrlPlace,
  VersionFacts,
} from '../../../model/knowledge';
import { noRetries } from '../plain';

export const bodyDecides: StreamingFact = { kind: 'argument', property: 'stream' };

export const signalOfCall: OptionFact = { name: 'signal', places: ['call'] };
export const timeoutAnywhere: OptionFact = { name: 'timeout', places: ['client', 'call'] };

/** Nothing bounds a request and nothing repeats it; an AbortSignal ends it, body and all. */
export const plain: Omit<VersionFacts, 'transport' | 'source'> = {
  range: '*',
  timeout: {
    defaultMs: null,
    option: null,
    unit: 'ms',
    covers: 'total',
    coversStream: 'total',
    scope: 'attempt',
  },
  retries: noRetries,
  socketIdle: null,
  signal: signalOfCall,
  baseUrl: null,
  transports: [],
  abortedStream: 'throws',
};

/** Where one method keeps what: positions of address, body and options. */
interface RequestPlaces {
  readonly url: UrlPlace;
  readonly body: number | null;
  readonly bodyProperty?: string;
  readonly options: number | null;
}

/** A request whose address decides whether, and what, it asks of a model. */
export const request = (path: string, places: RequestPlaces): OperationFact => ({
  path,
  operation: 'generate',
  streaming: bodyDecides,
  bodyArgument: places.body,
  ...(places.bodyProperty === undefined ? {} : { bodyProperty: places.bodyProperty }),
  optionsArgument: places.options,
  url: places.url,
});

/** `fetch(url, { method, body, signal })`: address or `Request` first, all else in the second argument. */
export const fetchLike = (path: string, bodyProperty = 'body'): OperationFact =>
  request(path, { url: { argument: 0, property: 'url' }, body: 1, bodyProperty, options: 1 });
