/** Short ways to write the kinds of wrappers down. */
import type { BackoffFact, Source, Wrapper, WrapperEffect } from '../../model/knowledge';

export const endless = Number.MAX_SAFE_INTEGER;

/** The next attempt follows at once. */
export const atOnce: BackoffFact = { initialMs: 0, factor: 1, maxMs: 0, jitter: 0 };

/** The same wait before each attempt. */
export const everyTime = (ms: number): BackoffFact => ({
  initialMs: ms,
  factor: 1,
  maxMs: ms,
  jitter: 0,
});

/** Waits of the `retry` package, which others rest on: 1 s doubling without a cap. */
export const retryPackage: BackoffFact = { initialMs: 1_000, factor: 2, maxMs: endless, jitter: 0 };

export const transparent: WrapperEffect = { kind: 'transparent' };
export const detached: WrapperEffect = { kind: 'detached' };
/** Nobody hears of the rejection of an async function that runs by a timer or an event. */
export const byTimer: WrapperEffect = { kind: 'detached', as: 'timer' };
export const byEvent: WrapperEffect = { kind: 'detached', as: 'event' };

/** The default export, and the package itself where CommonJS gives that; each with what follows. */
export const ofDefault = (...steps: readonly string[]): readonly string[] =>
  steps.length === 0 ? ['default', '='] : steps.flatMap((step) => [`default.${step}`, step]);

interface Passing {
  readonly package: string | null;
  readonly names: readonly string[];
  readonly argument: Wrapper['argument'];
  readonly source: Source;
  readonly effect?: WrapperEffect;
}

/** One that adds nothing, unless an effect is given. */
export const passing = ({ effect = transparent, ...rest }: Passing): Wrapper => ({
  id: rest.package ?? rest.names.join(' '),
  ...rest,
  effect,
});

/** A wrapper of Python's. */
export const python = (
  wrapper: Omit<Wrapper, 'ecosystem' | 'id'> & { readonly id?: string },
): Wrapper => ({
  id: wrapper.package ?? wrapper.names.join(' '),
  ...wrapper,
  ecosystem: 'pypi',
});
