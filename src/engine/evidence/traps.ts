/** Values that mean something else than they seem, by facts of the SDK and its version. */
import type { ValueTrap } from '../../model/evidence';
import type { LongAnswerFact, TrapFact } from '../../model/knowledge';
import { abortTimerOf } from '../abortTimers';
import { chosenOption, isUnset, trapOf, type ChosenOption } from '../chosenOptions';
import { numberOf } from '../numbers';
import { bodyOf } from '../requestBody';
import { optionReadings, placeOfReading } from '../sdkOptions';
import { boundOfSignal } from '../signals';
import { readOption } from '../statics';
import { isUnheard } from '../unreadOptions';
import type { Located } from '../values';
import { factsOfAll } from './agreement';
import type { EvidenceQuestion } from './question';
import { meansOtherUnit, timerTrap, type Slip } from './units';

export const trapsOf = (question: EvidenceQuestion): readonly ValueTrap[] => {
  if (question.call.operation === 'manage') return [];
  return [
    ...optionTrap('timeout', question),
    ...optionTrap('retries', question),
    ...delayTraps(question),
    ...longAnswer(question),
  ];
};

// ------------------------------------------------------------------------------------------ timeout and retries

function optionTrap(kind: 'timeout' | 'retries', question: EvidenceQuestion): readonly ValueTrap[] {
  const { found, version, call } = question;
  const choice = chosenOption(kind, found, version);
  if (choice.state !== 'set' || !choice.number || choice.number.assumed) return [];
  const { value } = choice.number;
  const trap = agreedTrap(kind, choice, value, question);
  if (trap) return [trapAt(choice, trap)];
  const unit = version?.timeout.unit ?? 'ms';
  const slip = kind === 'timeout' ? meansOtherUnit(value, unit, call.operation) : null;
  return slip ? [trapAt(choice, slip)] : [];
}

/** What this version does with the value; where the version is not known, what all do. */
function agreedTrap(
  kind: 'timeout' | 'retries',
  { source }: ChosenOption,
  value: number,
  { found, project }: EvidenceQuestion,
): Slip | null {
  const facts = factsOfAll(
    found.client,
    project,
    ({ traps }) => [trapOf(traps ?? [], kind, source, value)],
    (a: TrapFact | null, b: TrapFact | null) => a?.effect === b?.effect,
  );
  const [trap] = facts;
  return trap && trap.effect !== 'none' ? { says: trap.says, meant: null } : null;
}

const trapAt = (choice: ChosenOption, { says, meant }: Slip): ValueTrap => {
  const { expression, home } = choice.value;
  const isLiteral = expression.kind === 'literal';
  return {
    code: `${choice.name}: ${String(choice.number?.value)}`,
    at: placeOfReading(choice.reading),
    span: { path: home.path, start: expression.start, end: expression.end },
    says,
    // A name may stand for the number elsewhere too.
    meant: isLiteral ? meant : null,
    of: choice.source,
  };
};

// ------------------------------------------------------------------------------------------------ signals and timers

/** `AbortSignal.timeout(30)`, `setTimeout(() => controller.abort(), 30)`. */
function delayTraps(question: EvidenceQuestion): readonly ValueTrap[] {
  const delay = delayOf(question);
  const number = delay && numberOf(delay.at.expression, delay.at.home);
  if (!delay || !number || number.assumed) return [];
  const { value } = number;
  const slip = timerTrap(value, delay.by) ?? meansOtherUnit(value, 'ms', question.call.operation);
  if (!slip) return [];
  const { expression, home } = delay.at;
  return [
    {
      code:
        delay.by === 'signal'
          ? `AbortSignal.timeout(${String(value)})`
          : `setTimeout(…, ${String(value)})`,
      at: home.positions.place(expression),
      span: { path: home.path, start: expression.start, end: expression.end },
      says: slip.says,
      meant: expression.kind === 'literal' ? slip.meant : null,
      of: 'call',
    },
  ];
}

interface Delay {
  readonly at: Located;
  readonly by: 'signal' | 'timer';
}

function delayOf({ found, version, around }: EvidenceQuestion): Delay | null {
  const timer = abortTimerOf(found, around);
  if (timer?.delay)
    return nearby({ at: { expression: timer.delay, home: around.resolver }, by: 'timer' }, found);
  if (!version?.signal || found.operation.without?.includes('signal') === true) return null;
  const reading = optionReadings(found, version.signal)[0]?.reading;
  if (reading?.state !== 'set' || isUnset(reading.value)) return null;
  const there = around.program.around(reading.home.path);
  const bound = there
    ? boundOfSignal(reading.value, { ...there, resolver: reading.home }, 0)
    : null;
  if (bound?.kind !== 'time' || !bound.delay || isUnheard(bound, found, version)) return null;
  const delay: Delay = { at: bound.delay, by: bound.by };
  return bound.by === 'signal' ? delay : nearby(delay, found);
}

/** A timer in a function of its own may start when somebody has already gone. */
function nearby(delay: Delay, { request }: EvidenceQuestion['found']): Delay | null {
  const { expression, home } = delay.at;
  const isHere =
    home.path === request.home.path &&
    home.enclosingFunction(expression) === request.home.enclosingFunction(request.node);
  return isHere ? delay : null;
}

// ------------------------------------------------------------------------------------------------- long answers

/** A limit of the answer that makes the call throw before it is sent. */
function longAnswer(question: EvidenceQuestion): readonly ValueTrap[] {
  const { found, call, version, project } = question;
  const [fact] = factsOfAll(
    found.client,
    project,
    ({ longAnswer: one }) => [one ?? null],
    (a: LongAnswerFact | null, b: LongAnswerFact | null) => a?.limit === b?.limit,
  );
  if (!fact || call.streaming !== false || !fact.paths.includes(found.operation.path)) return [];
  const body = bodyOf(found);
  const reading = body ? readOption(body.expression, fact.option, body.home) : null;
  if (reading?.state !== 'set') return [];
  const number = numberOf(reading.value, reading.home);
  const limit = (call.model === null ? undefined : fact.models[call.model]) ?? fact.limit;
  if (!number || number.assumed || number.value <= limit) return [];
  const option = version?.timeout.option;
  const places = fact.unlessTimeout;
  if (!option || isSomewhere({ ...option, places }, question)) return [];
  return [
    {
      code: `${fact.option}: ${String(number.value)}`,
      at: placeOfReading(reading),
      span: spanOf({ expression: reading.value, home: reading.home }),
      says: fact.says,
      meant: null,
      of: 'call',
    },
  ];
}

/** Set, or in options that cannot be read. */
const isSomewhere = (
  option: Parameters<typeof optionReadings>[1],
  { found }: EvidenceQuestion,
): boolean =>
  optionReadings(found, option).some(
    ({ reading }) =>
      reading.state === 'unknown' || (reading.state === 'set' && !isUnset(reading.value)),
  );

const spanOf = ({ expression, home }: Located): ValueTrap['span'] => ({
  path: home.path,
  start: expression.start,
  end: expression.end,
});
