/** Reads settings from text or values: every problem is named at its key, and what is sound is kept. */
import type { Node, ParseError } from 'jsonc-parser';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { Range } from '../model/call';
import type { Config, Patience } from '../model/config';
import { createPositions } from '../model/positions';
import { checkMeaning } from './configMeaning';
import { configEntries, configKeys } from './configSchema';
import type { JsonObject } from './manifest';
import { isObject } from './manifest';

/** Settings as somebody wrote them: every part may be missing. */
export interface PartialConfig extends Partial<Omit<Config, 'patienceSeconds'>> {
  readonly patienceSeconds?: Partial<Patience>;
}

export type ConfigPath = readonly (string | number)[];

export interface ConfigIssue {
  /** Where in the settings, outermost first; empty for the whole. */
  readonly path: ConfigPath;
  readonly message: string;
  /** Of the key in the text; null where there is no text, or nothing in it. */
  readonly range: Range | null;
}

export interface ConfigReading {
  readonly config: PartialConfig;
  readonly issues: readonly ConfigIssue[];
}

export interface ConfigTextOptions {
  /** Names the part of the text that counts; all of it when absent. */
  readonly key?: string;
  /** Ids that exist; not checked when absent. */
  readonly ruleIds?: readonly string[];
}

/** Reads a config file's text: JSON with comments and trailing commas. */
export function readConfigText(
  text: string,
  { key, ruleIds }: ConfigTextOptions = {},
): ConfigReading {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const node = tree && key !== undefined ? findNodeAtLocation(tree, [key]) : tree;
  const twice = node ? keysSetTwice(node, []) : [];
  const value: unknown = node === undefined ? {} : getNodeValue(node);
  const dropped = twice.filter(({ isContrary }) => isContrary).map(({ path }) => path);
  const { config, issues } = validateConfig(dropped.reduce(withoutPath, value), ruleIds);
  const positions = createPositions('', text);
  const broken = errors.slice(0, 1).map(({ error, offset, length }) => ({
    path: [],
    message: `is not valid JSON: ${wordsOf(printParseErrorCode(error))}`,
    range: positions.range({ start: offset, end: offset + Math.max(length, 1) }),
  }));
  return {
    config,
    issues: [
      ...broken,
      ...twice.map(({ path, isContrary, at }) => ({
        path,
        message: isContrary ? 'is set twice, to different values: neither counts' : 'is set twice',
        range: positions.range(spanOf(at)),
      })),
      ...issues.map((issue) => {
        const found = node && keyAt(node, issue.path);
        return { ...issue, range: found ? positions.range(spanOf(found)) : null };
      }),
    ],
  };
}

/** Checks settings that are already values. */
export function validateConfig(value: unknown, ruleIds?: readonly string[]): ConfigReading {
  if (!isObject(value)) {
    return { config: {}, issues: [{ path: [], message: 'must be an object', range: null }] };
  }
  const known = configKeys.filter((key) => value[key] !== undefined);
  const readings = known.map((key) => [key, readKey(key, value[key])] as const);
  const config: PartialConfig = Object.fromEntries(readings.map(([key, { kept }]) => [key, kept]));
  const doubts = checkMeaning(config, ruleIds);
  const dropped = doubts.flatMap(({ drops }) => drops);
  return {
    config: inOrder(dropped).reduce<unknown>(withoutPath, config) as PartialConfig,
    issues: [
      ...unknownKeys(value),
      ...readings.flatMap(([, { issues }]) => issues),
      ...doubts.map(({ path, message }) => ({ path, message, range: null })),
    ],
  };
}

// --------------------------------------------------------------------------------------------------- values

function unknownKeys(value: JsonObject): readonly ConfigIssue[] {
  return Object.keys(value)
    .filter((key) => key !== '$schema' && !configKeys.some((known) => known === key))
    .map((key) => ({
      path: [key],
      message: `is not a setting; the settings are ${configKeys.join(', ')}`,
      range: null,
    }));
}

/** Keeps what is sound below one key: a bad rule or glob falls out alone. */
function readKey(
  key: (typeof configKeys)[number],
  value: unknown,
): { readonly kept: unknown; readonly issues: readonly ConfigIssue[] } {
  const result = v.safeParse(configEntries[key], value);
  if (result.success) {
    return { kept: result.output, issues: [] };
  }
  const issues = result.issues.map((issue): ConfigIssue => {
    const below = (issue.path ?? []).map((step) => step.key as string | number);
    return { path: [key, ...below], message: messageOf(issue), range: null };
  });
  const bad = new Set(issues.map((issue) => issue.path[1]));
  const kept = bad.has(undefined) ? undefined : without(value, bad);
  return { kept: kept === undefined ? undefined : sound(key, kept), issues };
}

function sound(key: (typeof configKeys)[number], value: unknown): unknown {
  const result = v.safeParse(configEntries[key], value);
  return result.success ? result.output : undefined;
}

function without(value: unknown, bad: ReadonlySet<string | number | undefined>): unknown {
  if (Array.isArray(value)) {
    return value.filter((_, index) => !bad.has(index));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !bad.has(name)))
    : undefined;
}

/** Each once, and later elements of a list first, so that taking one away moves none of the others. */
function inOrder(paths: readonly ConfigPath[]): readonly ConfigPath[] {
  const each = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  const place = (path: ConfigPath): number => {
    const last = path.at(-1);
    return typeof last === 'number' ? last : -1;
  };
  return each.toSorted((a, b) => place(b) - place(a));
}

function withoutPath(value: unknown, [first, ...rest]: ConfigPath): unknown {
  if (first === undefined) return value;
  if (rest.length === 0) return without(value, new Set([first]));
  if (Array.isArray(value))
    return value.map((one: unknown, index) => (index === first ? withoutPath(one, rest) : one));
  return isObject(value) && value[first] !== undefined
    ? { ...value, [first]: withoutPath(value[first], rest) }
    : value;
}

/** Unexpected keys carry the library's words unless they are said here. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  return issue.expected === 'never' ? 'is not a setting here' : 'is missing';
}

// ---------------------------------------------------------------------------------------------------- texts

/** The key of a property, an element of a list; for what is missing, the thing that lacks it. */
function keyAt(node: Node, path: ConfigPath): Node | null {
  const found = findNodeAtLocation(node, [...path]);
  if (found === undefined) return path.length === 0 ? null : keyAt(node, path.slice(0, -1));
  const { parent } = found;
  const key = path.length > 0 && parent?.type === 'property' ? parent.children?.[0] : undefined;
  return key ?? found;
}

/** Whole objects would be marked over many lines: their first character stands for them. */
const spanOf = ({ type, offset, length }: Node): { start: number; end: number } => ({
  start: offset,
  end: offset + (type === 'object' || type === 'array' ? 1 : length),
});

interface SetTwice {
  readonly path: ConfigPath;
  readonly at: Node;
  readonly isContrary: boolean;
}

/** JSON takes the last of two properties of one name; whoever wrote the first does not see that. */
function keysSetTwice(node: Node, path: ConfigPath): readonly SetTwice[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((child, index) => keysSetTwice(child, [...path, index]));
  if (node.type !== 'object') return [];
  const seen = new Map<string, Node>();
  return children.flatMap(({ children: [key, value] = [] }) => {
    if (!key || !value) return [];
    const name = String(key.value);
    const before = seen.get(name);
    seen.set(name, value);
    const here = [...path, name];
    const isContrary = before !== undefined && textOf(before) !== textOf(value);
    return [...(before ? [{ path: here, at: key, isContrary }] : []), ...keysSetTwice(value, here)];
  });
}

const textOf = (node: Node): string => JSON.stringify(getNodeValue(node));

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
