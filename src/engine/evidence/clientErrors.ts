/** Repeats of what no repeat can mend: a bad request, a wrong key. */
import type { RepeatHazard } from '../../model/evidence';
import { approximateDuration } from '../../model/words';
import type { FailureKind } from '../failures';
import type { FailurePath } from '../paths';
import { forEachChild, isClass, isFunction, type FactNode } from '../tree';
import { handlerOf, repeatsAlong, settingsOf, type Repeat } from './attempts';
import { isCounted } from './multiplied';
import { raisesStatuses } from './raised';
import type { EvidenceQuestion } from './question';

/** One more try of everything is a habit; a third one repeats an answer that was certain. */
const many = 3;

export function clientErrorsIn(
  path: FailurePath,
  question: EvidenceQuestion,
): readonly RepeatHazard[] {
  // A raw request gives a status back; only who throws for it brings it to the loop.
  const at = (kind: FailureKind): readonly Repeat[] =>
    repeatsAlong(path, kind).filter(({ step }) => raisesStatuses(step, question, kind));
  const has = (list: readonly Repeat[], one: Repeat): boolean =>
    list.some(({ step }) => step === one.step);
  const everything = at('unusual');
  const badRequests = at('bad-request');
  const wrongKeys = at('unauthorized');
  return [...badRequests, ...wrongKeys.filter((one) => !has(badRequests, one))].flatMap(
    (repeat) => {
      if (repeat.layer.kind !== 'wrapper' || repeat.layer.attempts === 1) return [];
      const statuses = [
        ...(has(badRequests, repeat) ? ['a bad request (400)'] : []),
        ...(has(wrongKeys, repeat) ? ['a wrong key (401)'] : []),
      ].join(' or ');
      if (has(everything, repeat)) return tooMany(repeat, statuses);
      return mends(repeat) ? [] : named(repeat, statuses);
    },
  );
}

const nameOf = ({ step, layer }: Repeat): string =>
  step.kind === 'loop' ? 'The loop' : layer.name;

/** Whatever fails is tried again, many times. */
function tooMany(repeat: Repeat, statuses: string): readonly RepeatHazard[] {
  const { attempts, waitsMs, at } = repeat.layer;
  if (attempts === null ? !isCounted(repeat.step) : attempts < many) return [];
  const after = waitsMs > 0 ? `, and the error shows after ${approximateDuration(waitsMs)}` : '';
  const times = attempts === null ? 'each time' : `${String(attempts)} times`;
  return [
    {
      kind: 'client-errors',
      at,
      says: `${nameOf(repeat)} tries everything again, ${statuses} too: ${times} the same answer${after}`,
      ...handlerOf(repeat),
      ...settingsOf(repeat),
    },
  ];
}

const named = (repeat: Repeat, statuses: string): readonly RepeatHazard[] => [
  {
    kind: 'client-errors',
    at: repeat.layer.at,
    says: `${nameOf(repeat)} tries ${statuses} again, which gives the same answer each time`,
    ...handlerOf(repeat),
    ...settingsOf(repeat),
  },
];

const harmless =
  /^(?:log|debug|info|warn|error|trace|print|capture|report|notify|emit|push|sleep|delay|wait|pause|backoff|min|max|pow|random|round|floor|includes|has|test|toString|stringify|setTimeout|Promise|resolve|String|Number|Error)/i;

/** The handler changes something before the next attempt: another key, another body. */
function mends({ step }: Repeat): boolean {
  if (step.kind !== 'loop') return false;
  const caught = step.caughtBy.param?.kind === 'name' ? step.caughtBy.param.name : null;
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isClass(node)) return;
    found = 'kind' in node && (isOtherCall(node) || isOtherSetting(node, caught));
    if (!found) forEachChild(node, visit);
  };
  step.caughtBy.body.forEach(visit);
  return found;
}

const isOtherCall = (node: FactNode): boolean => {
  if (!('kind' in node) || (node.kind !== 'call' && node.kind !== 'new')) return false;
  const { callee } = node;
  const name =
    callee.kind === 'reference'
      ? callee.name
      : callee.kind === 'member'
        ? (callee.property ?? '')
        : '';
  return !harmless.test(name) && !/^(?:is|should|can)[A-Z]/.test(name);
};

/** Keeping the error and counting are no change. */
const isOtherSetting = (node: FactNode, caught: string | null): boolean =>
  'kind' in node &&
  node.kind === 'assign' &&
  !(node.value.kind === 'reference' && node.value.name === caught) &&
  node.value.kind !== 'new' &&
  node.value.kind !== 'literal' &&
  node.value.kind !== 'binary' &&
  node.value.kind !== 'call';
