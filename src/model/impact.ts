/**
 * What stops working when a provider does: entry points, the calls that each of them reaches, and what becomes of its
 * user then. The map is read from code once; an outage is a question to it. Plain data, the same in every report.
 */
import type { FallbackPolicy, LlmCall, Place } from './call';
import type { Source } from './knowledge';

/**
 * What the caller of an entry point sees while the provider is down. `lost`: an error, nothing, or a product that is
 * missing. `degraded`: somebody or something else answers. `unharmed`: the work was optional, or nobody waits for it.
 */
export type Effect = 'lost' | 'degraded' | 'unharmed';

/** A function that the outside world calls. */
export interface EntryPoint {
  /** Unique in one map, and stable while lines move: path and name. */
  readonly id: string;
  /** For people: `POST /api/chat`. */
  readonly name: string;
  /** As in `Framework.kind`: `next-route`, `cli`, `job`, `library-export`. */
  readonly kind: string;
  readonly path: string;
  /** 1-based line of the handler function: its declaration, or its registration where it stands inline. */
  readonly line: number;
  /** How long somebody waits for it. */
  readonly patience: 'interactive' | 'background';
  /** Root of the package that it belongs to; empty for the workspace's own root. */
  readonly package: string;
  readonly reaches: readonly Reach[];
}

/** One way from an entry point to a call: of several ways to the same call the worst. */
export interface Reach {
  /** `LlmCall.id`. */
  readonly call: string;
  /** Functions on the way, from the entry point to the one around the call, with the line of each. */
  readonly via: readonly Step[];
  /** What an outage of this call's provider alone does to the entry point. */
  readonly effect: Effect;
  /** Who answers instead, on this way. */
  readonly fallback: FallbackPolicy;
  /** Longest time until whoever called the entry point hears of it, in ms; null where nothing ends it or nobody knows. */
  readonly untilHeardMs: number | null;
  /** Requests sent meanwhile; null for no end or unknown. */
  readonly requests: number | null;
  /** False where a step rests on a name alone (an interface, a table of handlers): drawn dashed. */
  readonly certain: boolean;
  /** Only some of its requests need this call: a branch, a setting, a tool that the model may ask for. */
  readonly conditional: boolean;
}

export interface Step extends Place {
  readonly name: string;
}

/** An entry point and one call that it reaches: what the engine says of each call by itself. */
export interface CallReach {
  readonly entryPoint: Omit<EntryPoint, 'reaches'>;
  readonly reach: Reach;
}

/** Everything that one look at a workspace says about who depends on what. */
export interface DependencyMap {
  readonly calls: readonly LlmCall[];
  /** Only those that reach a call. */
  readonly entryPoints: readonly EntryPoint[];
  /** Ids of calls that no entry point was found for; calls of tests need none. */
  readonly unreached: readonly string[];
  /** Ways that were lost on the way up: dynamic dispatch, callers that cannot be followed. */
  readonly unfollowed: number;
}

/** What is taken out: a provider, and within it a model, a region or a component where one is named. */
export interface TakenOut {
  readonly provider: string;
  readonly model?: string;
  readonly region?: string;
  /** Id of a status component; its operations are taken out. */
  readonly component?: string;
}

export interface Outage {
  readonly out: TakenOut;
  /** Entry points that reach a call of it; all others are unharmed. */
  readonly entryPoints: readonly OutageEntry[];
}

export interface OutageEntry {
  /** `EntryPoint.id`. */
  readonly entryPoint: string;
  readonly effect: Effect;
  readonly untilUserHearsMs: number | null;
  readonly requests: number | null;
  /** What saves it, in words: `OpenAI answers (src/chat.ts:41)`; null where nothing does. */
  readonly savedBy: string | null;
  /** Ids of the calls that fail. */
  readonly calls: readonly string[];
}

/** What several providers stand on. */
export interface Infrastructure {
  readonly id: string;
  readonly name: string;
  /** Ids of providers. */
  readonly providers: readonly string[];
  readonly source: Source;
}

/** An entry point that one provider alone can take down. */
export interface SinglePoint {
  /** `EntryPoint.id`. */
  readonly entryPoint: string;
  readonly provider: string;
}

/** Providers that do not stand in for each other: they share what they stand on. */
export interface SharedGround {
  /** Name of what is shared: `Microsoft Azure`, or of a gateway. */
  readonly name: string;
  /** Ids of the providers that the code uses. */
  readonly providers: readonly string[];
  /** Ids of entry points whose help stands on the same ground as what it should replace. */
  readonly entryPoints: readonly string[];
}

/** 0 to 100, and why. Null where nothing depends on a provider. */
export interface Score {
  readonly value: number | null;
  /** One sentence each, the gravest first. */
  readonly because: readonly string[];
}

export interface Scores {
  readonly workspace: Score;
  /** By `EntryPoint.id`. */
  readonly entryPoints: Readonly<Record<string, Score>>;
  /** By path. */
  readonly files: Readonly<Record<string, Score>>;
  /** By `EntryPoint.package`. */
  readonly packages: Readonly<Record<string, Score>>;
}
