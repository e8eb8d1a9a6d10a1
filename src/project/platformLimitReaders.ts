/** One reader for each kind of file that says how long functions may run. Paths are relative to the file's directory. */
import type { ConfigTree } from './configTree';
import { isObject } from './manifest';
import { joinPosix } from './paths';

export interface FunctionLimit {
  /** Id of a platform in `knowledge`. */
  readonly platform: string;
  readonly ms: number;
  /** As the file calls it. */
  readonly name: string;
  readonly line: number;
  /** The export that it is for; null for all of the file. */
  readonly handler: string | null;
  /** Files that it is for: a glob, or one module without its extension. */
  readonly glob: string | null;
  readonly module: string | null;
}

export type LimitReader = (tree: ConfigTree) => readonly FunctionLimit[];

type Path = readonly (string | number)[];

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  isObject(value) ? Object.entries(value) : [];

const isTime = (value: unknown): value is number => typeof value === 'number' && value > 0;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The property of something that may be no object. */
const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

/** `"functions": { "api/**": { "maxDuration": 60 } }`. */
export const vercelLimits: LimitReader = (tree) =>
  entriesOf(at(tree.value, 'functions')).flatMap(([glob, settings]) => {
    const seconds = at(settings, 'maxDuration');
    if (!isTime(seconds)) return [];
    return [
      {
        ...{
          platform: 'vercel',
          ms: seconds * 1_000,
          name: 'maxDuration',
          handler: null,
          module: null,
        },
        glob: glob.replace(/^\.?\//, ''),
        line: tree.line(['functions', glob, 'maxDuration']),
      },
    ];
  });

/** `"functionTimeout": "00:05:00"`, for every function of the app. */
export const azureLimits: LimitReader = (tree) => {
  const found = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(textOf(at(tree.value, 'functionTimeout')) ?? '');
  if (!found) return [];
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(Number);
  return [
    {
      ...{ platform: 'azure-functions', name: 'functionTimeout', handler: null, module: null },
      ms: (hours * 3_600 + minutes * 60 + seconds) * 1_000,
      glob: '**',
      line: tree.line(['functionTimeout']),
    },
  ];
};

// ------------------------------------------------------------------------------------------------ AWS Lambda

interface LambdaFunction {
  /** `src/chat.handler`. */
  readonly handler: string;
  /** The directory that the handler's path starts from. */
  readonly base: string;
  readonly seconds: number;
  readonly line: number;
  readonly name: string;
}

function lambdaLimit({ handler, base, seconds, line, name }: LambdaFunction): FunctionLimit[] {
  const found = /^([\w@./-]+)\.(\w+)$/.exec(handler);
  const [, module = '', exported = ''] = found ?? [];
  if (!found) return [];
  return [
    {
      ...{ platform: 'aws-lambda', ms: seconds * 1_000, name, line, glob: null },
      handler: exported,
      module: joinPosix(base, module),
    },
  ];
}

/** A function's own `timeout`, else the provider's. A variable in its place says nothing. */
export const serverlessLimits: LimitReader = (tree) => {
  const provider = at(tree.value, 'provider');
  if (provider !== 'aws' && at(provider, 'name') !== 'aws') return [];
  return serverlessFunctions(tree.value).flatMap(([path, settings]) => {
    const own = at(settings, 'timeout');
    const seconds = own ?? at(provider, 'timeout');
    const handler = textOf(at(settings, 'handler'));
    if (handler === null || !isTime(seconds)) return [];
    const line = tree.line(own === undefined ? ['provider', 'timeout'] : [...path, 'timeout']);
    return lambdaLimit({ handler, base: '', seconds, line, name: 'timeout' });
  });
};

/** As an object, or as a list of objects. */
function serverlessFunctions(value: unknown): readonly (readonly [Path, unknown])[] {
  const functions = at(value, 'functions');
  const named = (from: unknown, path: Path): (readonly [Path, unknown])[] =>
    entriesOf(from).map(([name, settings]) => [[...path, name], settings] as const);
  return Array.isArray(functions)
    ? functions.flatMap((one: unknown, index) => named(one, ['functions', index]))
    : named(functions, ['functions']);
}

const lambdaTypes = new Set<unknown>(['AWS::Serverless::Function', 'AWS::Lambda::Function']);

/** `Timeout` of a function, else of `Globals`; what esbuild bundles stands where its entry points say. */
export const samLimits: LimitReader = (tree) => {
  const shared = at(at(tree.value, 'Globals'), 'Function');
  return entriesOf(at(tree.value, 'Resources')).flatMap(([id, resource]) => {
    const properties = at(resource, 'Properties');
    const isServerless = at(resource, 'Type') === 'AWS::Serverless::Function';
    const globals = isServerless ? shared : undefined;
    const own = at(properties, 'Timeout');
    const seconds = own ?? at(globals, 'Timeout');
    const handler = textOf(at(properties, 'Handler') ?? at(globals, 'Handler'));
    if (!lambdaTypes.has(at(resource, 'Type')) || handler === null || !isTime(seconds)) return [];
    const base = textOf(at(properties, 'CodeUri') ?? at(globals, 'CodeUri') ?? '.');
    if (base === null) return [];
    const line = tree.line(
      own === undefined
        ? ['Globals', 'Function', 'Timeout']
        : ['Resources', id, 'Properties', 'Timeout'],
    );
    return handlersOf(handler, resource).flatMap((one) =>
      lambdaLimit({ handler: one, base, seconds, line, name: 'Timeout' }),
    );
  });
};

/** The handler as it is named, and as it is named in the sources that are bundled for it. */
function handlersOf(handler: string, resource: unknown): readonly string[] {
  const built = at(at(at(resource, 'Metadata'), 'BuildProperties'), 'EntryPoints');
  const exported = handler.slice(handler.lastIndexOf('.'));
  const entries = Array.isArray(built) ? built.flatMap((one: unknown) => textOf(one) ?? []) : [];
  const sources = entries.map((one) => `${one.replace(/\.[cm]?[jt]sx?$/, '')}${exported}`);
  return [...new Set([handler, ...sources])];
}

/**
 * Amplify's `defineFunction({ entry: './handler.ts', timeoutSeconds: 30 })` in a `resource.ts`. Read as text, so only
 * where the file defines one function and gives plain values.
 */
export function amplifyLimits(_name: string, text: string): readonly FunctionLimit[] {
  const times = [...text.matchAll(/(?:^|[{,])[ \t]*timeoutSeconds\s*:\s*(\d+)\b/gm)];
  const [time] = times;
  const defined = text.match(/\bdefineFunction\s*\(/g) ?? [];
  if (!time || times.length > 1 || defined.length > 1) return [];
  const entry = /(?:^|[{,])[ \t]*entry\s*:\s*['"]([^'"\n]+)['"]/m.exec(text)?.[1] ?? './handler.ts';
  const line = text.slice(0, time.index + time[0].length).split('\n').length;
  return [
    {
      ...{ platform: 'aws-lambda', name: 'timeoutSeconds', handler: 'handler', glob: null, line },
      ms: Number(time[1]) * 1_000,
      module: joinPosix(entry.replace(/\.[cm]?[jt]sx?$/, '')),
    },
  ];
}
