/** Reads settings from text or values: every problem is named, and what is sound is kept. */
import type { ParseError } from 'jsonc-parser';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { Config, Patience } from '../model/config';
import { configEntries, configKeys } from './configSchema';
import type { JsonObject } from './manifest';
import { isObject } from './manifest';

/** Settings as somebody wrote them: every part may be missing. */
export interface PartialConfig {
  readonly patienceSeconds?: Partial<Patience>;
  readonly rules?: Config['rules'];
  readonly exclude?: readonly string[];
  readonly wrappers?: Config['wrappers'];
}

export interface ConfigIssue {
  /** Where in the settings, outermost first; empty for the whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** 1-based line of the text, where there is one. */
  readonly line: number | null;
}

export interface ConfigReading {
  readonly config: PartialConfig;
  readonly issues: readonly ConfigIssue[];
}

/** Reads a config file's text: JSON with comments and trailing commas. `key` names the part of it that counts. */
export function readConfigText(text: string, key?: string): ConfigReading {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const node = tree && key !== undefined ? findNodeAtLocation(tree, [key]) : tree;
  const { config, issues } = validateConfig(node === undefined ? {} : getNodeValue(node));
  const broken = errors.slice(0, 1).map(({ error, offset }) => ({
    path: [],
    message: `is not valid JSON: ${wordsOf(printParseErrorCode(error))}`,
    line: lineAt(text, offset),
  }));
  const lineOf = (path: readonly (string | number)[]): number | null => {
    const found = node && findNodeAtLocation(node, [...path]);
    if (found !== undefined) {
      return lineAt(text, found.offset);
    }
    // What is missing has no place of its own: the thing that lacks it has.
    return path.length === 0 ? null : lineOf(path.slice(0, -1));
  };
  return {
    config,
    issues: [...broken, ...issues.map((issue) => ({ ...issue, line: lineOf(issue.path) }))],
  };
}

/** Checks settings that are already values. */
export function validateConfig(value: unknown): ConfigReading {
  if (!isObject(value)) {
    return { config: {}, issues: [{ path: [], message: 'must be an object', line: null }] };
  }
  const known = configKeys.filter((key) => value[key] !== undefined);
  const readings = known.map((key) => [key, readKey(key, value[key])] as const);
  return {
    config: Object.fromEntries(readings.map(([key, { kept }]) => [key, kept])),
    issues: [...unknownKeys(value), ...readings.flatMap(([, { issues }]) => issues)],
  };
}

function unknownKeys(value: JsonObject): readonly ConfigIssue[] {
  return Object.keys(value)
    .filter((key) => key !== '$schema' && !configKeys.some((known) => known === key))
    .map((key) => ({
      path: [key],
      message: `is not a setting; the settings are ${configKeys.join(', ')}`,
      line: null,
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
    return { path: [key, ...below], message: messageOf(issue), line: null };
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

/** Unexpected keys carry the library's words unless they are said here. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  return issue.type === 'strict_object' && issue.expected === 'never'
    ? 'is not a setting here'
    : issue.message;
}

/** `CommaExpected` as `comma expected`. */
function wordsOf(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
