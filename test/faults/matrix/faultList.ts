/** What programs of the matrix meet, and what counts as the right end for each. */
import { always, recoversOn, scenarios, type Scenario } from '../scenario';

export type Ending =
  /** The answer of a healthy call. */
  | 'answer'
  /** An error, or the answer of a fallback, and never a hang. */
  | 'failure'
  /** An answer where three attempts are made, else an error. */
  | 'third-try';

export interface MatrixFault {
  readonly name: string;
  /** Null: the name of the host cannot be resolved. */
  readonly scenario: Scenario | null;
  readonly ending: Ending;
  /** Every fix meets it; the others are spread over all fixes. */
  readonly always: boolean;
}

const fault = (scenario: Scenario, ending: Ending = 'failure', isAlways = false): MatrixFault => ({
  name: scenario.name,
  scenario,
  ending,
  always: isAlways,
});

export const matrixFaults: readonly MatrixFault[] = [
  fault(scenarios.healthy, 'answer', true),
  fault(scenarios.hang, 'failure', true),
  fault(scenarios.stall, 'failure', true),
  fault(recoversOn(3, { kind: 'status', status: 503 }), 'third-try', true),
  fault(always('503: primary down for good', { kind: 'status', status: 503 }), 'failure', true),
  fault(scenarios.drip, 'answer'),
  fault(scenarios.rateLimited),
  fault(scenarios.rateLimitedOneSecond),
  fault(scenarios.serverError),
  fault(scenarios.overloaded),
  fault(scenarios.reset),
  fault(scenarios.resetBody, 'failure', true),
  fault(scenarios.cut),
  fault(scenarios.streamError),
  fault(scenarios.proxyPage),
  { name: 'DNS failure', scenario: null, ending: 'failure', always: false },
];
