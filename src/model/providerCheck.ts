/** One request to a provider on the user's command, with the user's own key. */

/** The providers that can be checked, by their ids. */
export type CheckedProvider = 'anthropic' | 'openai';

export interface CheckRequest {
  readonly apiKey: string;
  /** Asks a model for one token as well, which costs a little; else models are listed, which costs nothing. */
  readonly message?: boolean;
  /** For tests; else the provider's own address, whatever the environment says: the key goes nowhere else. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

/** `answered`: the provider's own answer, whatever it says; else its own failure, or why nothing came. */
export type CheckOutcome =
  | 'answered'
  | 'provider-error'
  | 'timeout'
  | 'dns'
  | 'refused'
  | 'reset'
  | 'no-route'
  | 'tls'
  | 'proxy-login'
  | 'other';

export interface CheckResult {
  readonly ok: boolean;
  /** Time until the answer or the failure of the last request, ms. */
  readonly ms: number;
  /** What happened, in a sentence. Never holds the key. */
  readonly words: string;
  readonly outcome: CheckOutcome;
  /** The provider answered and did not take the key: another one is needed. */
  readonly keyRejected: boolean;
}

/** Never rejects. */
export type ProviderCheck = (request: CheckRequest) => Promise<CheckResult>;
