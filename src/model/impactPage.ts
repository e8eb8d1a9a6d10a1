/** What a page about outages shows, in a webview or as a report: plain data that travels as JSON. */
import type { HealthState } from './health';
import type { DependencyMap, Outage } from './impact';

export interface ImpactPage {
  readonly map: DependencyMap;
  /** The questions that the page offers, with their answers: at least one for each provider that is called. */
  readonly outages: readonly Outage[];
  /** `Claude API` by provider id. */
  readonly labels: Readonly<Record<string, string>>;
  /** What is known of providers right now, by id; what is missing is not watched. */
  readonly health: Readonly<Record<string, HealthState>>;
}
