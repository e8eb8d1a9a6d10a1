/** Settings that an SDK does not read where people write them, and values that it takes for something else. */

/**
 * Where a setting stands: in the request body, in the options of the call, in those of the client, in the argument at a
 * position where the method takes no options, in an argument of the method that made the client
 * (`getGenerativeModel({ … })`), or in an argument of the construction that takes none.
 */
export type SettingPlace =
  | 'body'
  | 'call'
  | 'client'
  | { readonly argument: number }
  | { readonly step: string; readonly argument: number }
  | { readonly construction: number };

export interface IgnoredOption {
  /** Dotted where nested. */
  readonly name: string;
  readonly place: SettingPlace;
  /** What becomes of it, as a sentence without its subject: `is sent to the API as a part of the body`. */
  readonly says: string;
  /** Where it is read instead, as a phrase: `in the second argument`; null where nowhere. */
  readonly instead: string | null;
  /** What an edit may turn it into, where that means the same: unit and kind of value do not change. */
  readonly to?: { readonly name: string; readonly place: 'call' | 'client' };
  /** A switch beside it that makes it heard when it is `true`. */
  readonly heardBy?: string;
  /** The class that is built in front of the last name: `requestHandler: new NodeHttpHandler({ … })`. */
  readonly within?: string;
  /** Only where the project has this package in one of these versions. */
  readonly needs?: { readonly package: string; readonly range: string };
  /** Only a plain number: an object may hold parts that are read. */
  readonly only?: 'number';
  /** Only where none of these is set beside it. */
  readonly unless?: readonly string[];
  /** Only a signal that fires by itself: what a user aborts is heard. */
  readonly timed?: 'any-timer' | 'timeout-signal';
}

/** `at-once`: no request survives it. `none`: it bounds nothing, as people expect, and is no trap. */
export type TrapEffect = 'at-once' | 'throws' | 'none' | 'endless' | 'default';

/** A value that does something else than its size says; the first fact that fits counts. */
export interface TrapFact {
  readonly option: 'timeout' | 'retries';
  /** On the client or on a call alone; both when absent. */
  readonly place?: 'client' | 'call';
  /** In the option's own unit; limits are exclusive. */
  readonly is?: number;
  readonly above?: number;
  readonly below?: number;
  readonly effect: TrapEffect;
  /** What happens, as a sentence without its subject: `aborts each attempt at once`. */
  readonly says: string;
}

/** A request for so long an answer throws before it is sent, unless it streams. */
export interface LongAnswerFact {
  /** Of the body. */
  readonly option: string;
  /** The longest that is sent. */
  readonly limit: number;
  /** Lower limits of some models. */
  readonly models: Readonly<Record<string, number>>;
  /** Operations that check it, by path. */
  readonly paths: readonly string[];
  /** A timeout in these places switches the check off. */
  readonly unlessTimeout: readonly ('client' | 'call')[];
  readonly says: string;
}
