/** What programs of the matrix meet, and what counts as the right end for each. */
import { always, recoversOn, scenarios, type Fault, type Scenario } from '../scenario';

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
  /** What all hosts but the first do; they answer when absent. */
  readonly others?: Scenario;
  /** Only these kinds of fixes meet it, and all of them do. */
  readonly only?: readonly string[];
  /** The answer has begun before it fails. */
  readonly inBody?: true;
}

const fault = (
  scenario: Scenario,
  ending: Ending = 'failure',
  isAlways = false,
  rest: Partial<MatrixFault> = {},
): MatrixFault => ({ name: scenario.name, scenario, ending, always: isAlways, ...rest });

const inBody = { inBody: true } as const;
const unavailable: Fault = { kind: 'status', status: 503 };
/** Far more than the SDKs' own wait before a second request. */
const later = always('429, Retry-After 4 s', { kind: 'status', status: 429, retryAfterS: 4 });

export const matrixFaults: readonly MatrixFault[] = [
  fault(scenarios.healthy, 'answer', true),
  fault(scenarios.hang, 'failure', true),
  fault(scenarios.stall, 'failure', true, inBody),
  fault(recoversOn(3, unavailable), 'third-try', true),
  fault(always('503: primary down for good', unavailable), 'failure', true),
  fault(scenarios.drip, 'answer'),
  fault(scenarios.rateLimited),
  fault(later),
  fault(scenarios.serverError),
  fault(scenarios.overloaded),
  fault(scenarios.reset),
  fault(scenarios.resetBody, 'failure', true, inBody),
  fault(scenarios.cut, 'failure', false, inBody),
  fault(scenarios.streamError, 'failure', false, inBody),
  fault(scenarios.proxyPage),
  {
    ...fault(always('all providers down', unavailable)),
    ...{ others: always('down too', unavailable), only: ['fallback', 'fallback-on-error'] },
  },
  {
    ...fault(always('400: a bad request', { kind: 'status', status: 400 })),
    only: ['pass-on-final'],
  },
  { name: 'DNS failure', scenario: null, ending: 'failure', always: false },
];
