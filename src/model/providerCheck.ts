/** One request to a provider on the user's command, with the user's own key. */

export interface CheckRequest {
  readonly apiKey: string;
  /** For tests; else the provider's own address, whatever the environment says: the key goes nowhere else. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

export interface CheckResult {
  readonly ok: boolean;
  /** Time until the answer or the failure, ms. */
  readonly ms: number;
  /** What happened, in a sentence. Never holds the key. */
  readonly words: string;
  /** The provider answered and did not take the key: another one is needed. */
  readonly keyRejected: boolean;
}

/** Never rejects. */
export type ProviderCheck = (request: CheckRequest) => Promise<CheckResult>;
