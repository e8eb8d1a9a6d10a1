/** The source of helpers that a fix may add. Written so that Prettier leaves it alone at every indentation. */
import type { HelperId } from '../../model/writer';
import type { Style } from './style';
import { bareCode, inStyle } from './writerCode';

/** The name that a helper has where it is free. */
export const helperNames: Readonly<Record<HelperId, string>> = {
  'bound-silence': 'boundSilence',
  'bound-silence-or-list': 'boundSilence',
  'end-within': 'endWithin',
};

const boundSilenceComment = `/**
 * Passes a stream on, and aborts it with an error when nothing arrives for too
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after
 * it. Pings that keep the connection alive do not count: the SDKs read them and
 * do not yield them.
 */`;

/** How a stream is read, by what the helper takes. */
interface Reading {
  readonly type: string;
  readonly items: string;
  /** A promise of the next item. */
  readonly next: string;
  /** Ends the reading without waiting for it. */
  readonly end: string;
}

const streams: Reading = {
  type: 'AsyncIterable<T>',
  items: 'const items = stream[Symbol.asyncIterator]();',
  next: 'items.next()',
  end: 'items.return?.().catch(() => undefined)',
};

/** `stream ?? []` may be a list, whose items need no waiting. */
const streamsOrLists: Reading = {
  type: '(AsyncIterable<T> | Iterable<T>)',
  items: `const items =
    Symbol.asyncIterator in stream
      ? stream[Symbol.asyncIterator]()
      : stream[Symbol.iterator]();`,
  next: 'Promise.resolve(items.next())',
  end: 'Promise.resolve(items.return?.()).catch(() => undefined)',
};

/**
 * What is of type `any` stays so: without a default it would become `unknown`, and what is done with it an error. Many
 * projects forbid to write `any`, and builds that lint would break.
 */
const noType = 'ReturnType<typeof JSON.parse>';

/** Some SDKs hide the controller of their streams from their types. */
const typedHead = (
  name: string,
  { type, items }: Reading,
): string => `async function* ${name}<T = ${noType}>(
  stream: ${type.replace(/^\(|\)$/g, '')},
  firstMs: number,
  idleMs = firstMs,
): AsyncGenerator<T, void, undefined> {
  const source = stream as ${type} & {
    controller?: AbortController;
    abort?: () => void;
  };
  ${items}
  const nextWithin = (ms: number) =>
    new Promise<IteratorResult<T>>((resolve, reject) => {`;

const plainHead = (
  name: string,
  { items }: Reading,
): string => `async function* ${name}(stream, firstMs, idleMs = firstMs) {
  ${items}
  const nextWithin = (ms) =>
    new Promise((resolve, reject) => {`;

const boundSilenceBody = (source: string, reading: Reading): string => `
      const next = ${reading.next};
      const timer = setTimeout(() => {
        reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`));
        if (${source}.controller) ${source}.controller.abort();
        else ${source}.abort?.();
      }, ms);
      void next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  let ended = false;
  try {
    let next = await nextWithin(firstMs);
    while (!next.done) {
      yield next.value;
      next = await nextWithin(idleMs);
    }
    ended = true;
  } finally {
    // Not awaited: what hangs would hang here too.
    if (!ended) void ${reading.end};
  }
}`;

const endWithinComment = `/**
 * Passes a result on, or fails when it is not there in time. It bounds the wait:
 * the work that it waits for goes on by itself.
 */`;

const endWithinBody = `
    timer = setTimeout(() => {
      const error = new Error(\`no answer within \${ms / 1000} s\`);
      error.name = 'TimeoutError';
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([pending, late]);
  } finally {
    clearTimeout(timer);
  }
}`;

const typedEndWithin = (name: string): string => `async function ${name}<T = ${noType}>(
  pending: PromiseLike<T>,
  ms: number,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {`;

const plainEndWithin = (name: string): string => `async function ${name}(pending, ms) {
  let timer;
  const late = new Promise((_, reject) => {`;

export interface HelperSource {
  readonly comment: string;
  readonly code: string;
}

type Writing = (name: string, typescript: boolean) => HelperSource;

const boundSilence =
  (reading: Reading): Writing =>
  (name, typescript) => ({
    comment: boundSilenceComment,
    code: typescript
      ? typedHead(name, reading) + boundSilenceBody('source', reading)
      : plainHead(name, reading) + boundSilenceBody('stream', reading),
  });

const helpers: Readonly<Record<HelperId, Writing>> = {
  'bound-silence': boundSilence(streams),
  'bound-silence-or-list': boundSilence(streamsOrLists),
  'end-within': (name, typescript) => ({
    comment: endWithinComment,
    code: (typescript ? typedEndWithin(name) : plainEndWithin(name)) + endWithinBody,
  }),
};

/** A helper's source in the style of the text that it goes into. */
export function helperSource(
  id: HelperId,
  name: string,
  typescript: boolean,
  style: Style,
): HelperSource {
  const { comment, code } = helpers[id](name, typescript);
  return { comment: inStyle(comment, style), code: inStyle(code, style) };
}

/** What tells two helpers apart: everything but layout. */
export const sameCode = (a: string, b: string): boolean => bareCode(a) === bareCode(b);
