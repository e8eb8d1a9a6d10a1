/** A call and how it would fail: the inventory of `docs/json.md`, as plain data. */
import type { Covers, Operation, RuntimeId } from './knowledge';

/** 1-based line and column, as people and the JSON contract count; columns in UTF-16 units. */
export interface Place {
  readonly path: string;
  /** In a notebook: counted within the cell. */
  readonly line: number;
  readonly column?: number;
  /** In a notebook: counted from 1 among all of its cells, texts included. */
  readonly cell?: number | null;
}

/** 1-based, end exclusive in columns. */
export interface Range {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type TimeoutSource =
  | 'call'
  | 'client'
  | 'transport'
  | 'signal'
  | 'wrapper'
  | 'global'
  | 'gateway'
  | 'sdk-default'
  | 'runtime-default'
  | 'none'
  | 'unknown';

export type RetrySource =
  | 'call'
  | 'client'
  | 'wrapper'
  | 'job'
  | 'gateway'
  | 'sdk-default'
  | 'disabled'
  | 'none'
  | 'unknown';

/** One bound on time. `ms` is null where the value cannot be read or nothing bounds; `source` says which. */
export interface TimeoutPolicy {
  readonly source: TimeoutSource;
  readonly ms: number | null;
  readonly covers: Covers | null;
  /** The line that sets it, or null for a fact. */
  readonly at: Place | null;
  /** For facts and doubts: what it rests on, in words. */
  readonly because: string | null;
}

/** One thing around or inside a call that times out or retries, from inside out. */
export interface Layer {
  readonly name: string;
  readonly kind: 'runtime' | 'sdk' | 'wrapper' | 'job' | 'gateway';
  /** Attempts that this layer makes; null where it cannot be read, Infinity is written as `endless`. */
  readonly attempts: number | null;
  readonly endless: boolean;
  /** A deadline over everything inside this layer. */
  readonly deadlineMs: number | null;
  /** Sum of the longest waits between attempts. */
  readonly waitsMs: number;
  /** A timeout of what is inside is tried again. */
  readonly retriesTimeouts: boolean;
  readonly at: Place | null;
  readonly because: string | null;
}

export interface RetryPolicy {
  readonly source: RetrySource;
  /** Attempts for one run of the SDK's call or of the named layer; null where unknown. */
  readonly attempts: number | null;
  readonly at: Place | null;
  readonly because: string | null;
  readonly layers: readonly Layer[];
  /** Retries were switched off in code that carries a comment. */
  readonly deliberate: boolean;
}

export interface FallbackPolicy {
  readonly kind: 'other-provider' | 'other-model' | 'degraded' | 'none' | 'unknown';
  readonly at: Place | null;
  /** Most callers have it, some have none. */
  readonly partial?: boolean;
}

export interface ErrorPolicy {
  readonly handling: 'try-catch' | 'promise-catch' | 'caller' | 'none' | 'unknown';
  readonly swallowed: boolean;
  readonly at: Place | null;
}

/** What the policy adds up to. A time is null where nothing ends it, or where it cannot be known (`unknown`). */
export interface Budget {
  /** Requests sent at most; null for no end or unknown. */
  readonly requests: number | null;
  /** Longest time until the caller hears of an error while no headers arrive. */
  readonly untilErrorMs: number | null;
  /** Streams: longest time until the first token or an error. */
  readonly firstTokenMs: number | null;
  /** Longest silence in a body or stream. */
  readonly silenceMs: number | null;
  /** A deadline covers the body too. */
  readonly bodyBounded: boolean;
  /** Nothing ends a hang before headers. */
  readonly unbounded: boolean;
  readonly retryAfter: { readonly honoured: boolean; readonly capMs: number | null };
  /** Some part could not be read: the numbers are those of what could. */
  readonly unknown: boolean;
}

/** Where the settings of a call live. */
export interface ClientRef {
  /** Identifies the client among all calls: path and offset of its construction. */
  readonly id: string;
  readonly at: Place;
  /** The name that code gives it: `client`, `this.openai`. */
  readonly name: string | null;
}

export interface LlmCall {
  readonly id: string;
  readonly path: string;
  /** The whole call expression, 1-based. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The callee's last name: what an editor marks. */
  readonly anchor: Range;
  readonly language: 'typescript' | 'javascript' | 'python';
  readonly runtime: RuntimeId;
  readonly test: boolean;
  /** Of a notebook, counted from 1 among all of its cells; lines are those of the cell. Null for other files. */
  readonly cell: number | null;
  readonly provider: string;
  readonly model: string | null;
  readonly host: string | null;
  readonly region: string | null;
  readonly sdk: string;
  readonly sdkVersion: string | null;
  readonly versionSource: 'installed' | 'lock' | 'manifest' | 'assumed' | 'none';
  readonly operation: Operation;
  readonly api: string;
  /** Null where the code does not tell. */
  readonly streaming: boolean | null;
  readonly crossFile: boolean;
  readonly function: string | null;
  readonly entryPoints: readonly string[];
  /** Everybody who calls the function around this call was found; else protection may stand where nobody looked. */
  readonly callersKnown: boolean;
  /** How long somebody waits for it. */
  readonly patience: 'interactive' | 'background';
  readonly client: ClientRef | null;
  readonly timeout: TimeoutPolicy;
  readonly retries: RetryPolicy;
  readonly fallback: FallbackPolicy;
  readonly errors: ErrorPolicy;
  readonly budget: Budget;
}
