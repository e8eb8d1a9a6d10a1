/** Short ways to write the kinds of frameworks down. */
import type {
  ArgumentPlace,
  Framework,
  JobRetries,
  RouteOfFile,
  Source,
} from '../../model/knowledge';

export const date = '2026-11-23';

/** Globals count as exports of a package without a name. */
export const globals = '';

export const scripts = '{ts,js,mts,mjs,cts,cjs}';
export const components = '{ts,tsx,js,jsx,mts,mjs}';

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

type Words = Pick<Framework, 'id' | 'label' | 'kind' | 'patience' | 'onError'>;

interface HandedTo {
  readonly words: Words;
  readonly package: string;
  readonly names: readonly string[];
  /** A number for an argument itself. */
  readonly handler: ArgumentPlace | number;
  readonly name?: ArgumentPlace | number;
  readonly retries?: JobRetries;
  readonly source: Source;
}

const place = (at: ArgumentPlace | number): ArgumentPlace =>
  typeof at === 'number' ? { argument: at } : at;

/** A function that is handed to a function of a package. */
export const handed = (fact: HandedTo): Framework => ({
  ...fact.words,
  found: {
    by: 'call',
    package: fact.package,
    names: fact.names,
    handler: place(fact.handler),
    name: fact.name === undefined ? null : place(fact.name),
  },
  ...(fact.retries === undefined ? {} : { retries: fact.retries }),
  source: fact.source,
});

interface Exported {
  readonly words: Words;
  readonly route?: RouteOfFile;
  readonly files: readonly string[];
  readonly names: readonly string[];
  readonly source: Source;
}

/** Exports of files at a path. */
export const exported = ({ words, files, names, route, source }: Exported): Framework => ({
  ...words,
  found: { by: 'exports', files, names },
  ...(route === undefined ? {} : { route }),
  source,
});
