/** Further attempts for calls of Python's SDKs that make only one. */
import type { Recipe, RecipePiece, Source } from '../../model/knowledge';

const source: Source = {
  from: 'tenacity 9.1.4 and stamina 26.1.0: source read; 408, 409, 429 and 5xx are what the SDKs of OpenAI and Anthropic try again',
  date: '2026-11-23',
};

const why = 'Two more attempts for what may pass, later each time.';

/** `$passes$`: an expression about `error` that the fix makes of what is known about the SDK. */
const mayPass: RecipePiece = {
  name: 'may_pass',
  comment: '',
  place: 'end',
  code: `def $name$(error: BaseException) -> bool:
    """Whether another attempt may help: 408, 409, 429, 5xx, or no connection."""
$passes$`,
};

/** The answer to a request tells the status; the last one is handed on whatever it says. */
const answerMayPass: RecipePiece = {
  name: 'may_pass',
  comment: '',
  place: 'end',
  code: `def $name$(answer) -> bool:
    """Whether another attempt may help: after 408, 409, 429 or 5xx."""
    return answer.$status$ >= 500 or answer.$status$ in (408, 409, 429)`,
};

/** `$asked$`: reads the header, out of `outcome`. */
const waitAsAsked = (asked: string): RecipePiece => ({
  name: 'wait_as_asked',
  comment: '',
  place: 'end',
  code: `def $name$(state: $RetryCallState$) -> float:
    """Later each time, and not before the server says, within 20 seconds."""
    wait = $wait_exponential_jitter$(initial=0.5, max=8)(state)
    outcome = state.outcome
${asked}
    return max(wait, min(float(asked), 20)) if asked.isdigit() else wait`,
});

const ofError = `    answer = getattr(outcome and outcome.exception(), "response", None)
    asked = "" if answer is None else answer.headers.get("retry-after", "")`;

const ofAnswer = `    if outcome is None or outcome.failed:
        return wait
    asked = outcome.result().headers.get("retry-after", "")`;

const waiting = `def $name$(run):
    return run()`;

const awaited = `async def $name$(run):
    return await run()`;

interface Retrying {
  readonly names: readonly string[];
  readonly pieces: readonly RecipePiece[];
  readonly when: string;
  readonly wait: string;
  readonly last: string;
}

/** An object that calls are handed to; what is awaited, tenacity knows by a function that says so. */
const tenacity = (kind: Recipe['kind'], { names, pieces, when, wait, last }: Retrying): Recipe => {
  const isAwaited = kind.startsWith('retry-awaited');
  const start = isAwaited ? 'retry' : 'Retrying';
  const settings = `(
    retry=${when},
    stop=$stop_after_attempt$(3),
    wait=${wait},
    ${last},
)`;
  return {
    kind,
    languages: ['python'],
    library: 'tenacity',
    imports: [start, ...names, 'stop_after_attempt', 'wait_exponential_jitter'].map((one) => ({
      imported: one,
      local: one,
    })),
    pieces: [
      ...pieces,
      {
        name: isAwaited ? 'retry_llm' : 'llm_retry',
        comment: why,
        place: 'end',
        code: isAwaited ? `@$retry$${settings}\n${awaited}` : `$name$ = $Retrying$${settings}`,
      },
    ],
    runs: '$name$',
    source,
  };
};

const onErrors: Retrying = {
  names: ['retry_if_exception'],
  pieces: [mayPass],
  when: '$retry_if_exception$($may_pass$)',
  wait: '$wait_exponential_jitter$(initial=0.5, max=8)',
  last: 'reraise=True',
};

const asAsked: Retrying = {
  ...onErrors,
  names: ['RetryCallState', 'retry_if_exception'],
  pieces: [mayPass, waitAsAsked(ofError)],
  wait: '$wait_as_asked$',
};

const onAnswers: Retrying = {
  names: ['RetryCallState', 'retry_if_exception_type', 'retry_if_result'],
  pieces: [answerMayPass, waitAsAsked(ofAnswer)],
  when: '$retry_if_exception_type$($classes$) | $retry_if_result$($may_pass$)',
  wait: '$wait_as_asked$',
  last: 'retry_error_callback=lambda state: state.outcome and state.outcome.result()',
};

/** Stamina raises the last error by itself, and adds jitter. */
const stamina = (kind: Recipe['kind'], run: string): Recipe => ({
  kind,
  languages: ['python'],
  library: 'stamina',
  imports: [{ imported: '*', local: 'stamina' }],
  pieces: [
    mayPass,
    {
      name: 'retry_llm',
      comment: why,
      place: 'end',
      code: `@$stamina$.retry(on=$may_pass$, attempts=3, wait_initial=0.5, wait_max=8.0)
${run}`,
    },
  ],
  runs: '$name$',
  source,
});

/** What a project has already comes first; what may be added, last. */
export const pythonRetryRecipes: readonly Recipe[] = [
  ...(['', '-asked'] as const).flatMap((how) => [
    stamina(`retry-waiting${how}`, waiting),
    stamina(`retry-awaited${how}`, awaited),
  ]),
  tenacity('retry-waiting', onErrors),
  tenacity('retry-awaited', onErrors),
  tenacity('retry-waiting-asked', asAsked),
  tenacity('retry-awaited-asked', asAsked),
  tenacity('retry-waiting-request', onAnswers),
  tenacity('retry-awaited-request', onAnswers),
];
