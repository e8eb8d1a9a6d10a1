/** Conditions for trying again that name exceptions which this call never raises. */
import type { RepeatHazard } from '../../model/evidence';
import type { Expression } from '../../model/facts';
import { outageKinds } from '../failures';
import { sdkOf } from '../findCalls';
import type { FailurePath } from '../paths';
import { parentsOf } from '../sdkIndex';
import { attemptsOfLoop, goesOnAfter } from '../retryLoops';
import { someInside } from '../tree';
import { everything } from '../values';
import type { EvidenceQuestion } from './question';

/** Loops that go on for another SDK's exceptions, and for nothing that this one raises. */
export function foreignErrorsIn(
  path: FailurePath,
  question: EvidenceQuestion,
): readonly RepeatHazard[] {
  if (sdkOf(question.found).provider === null) return [];
  return path.steps.flatMap((step): readonly RepeatHazard[] => {
    if (step.kind !== 'loop') return [];
    const { loop, caughtBy, around } = step;
    const turns = attemptsOfLoop(loop, caughtBy, around);
    if (!turns || turns.candidates || turns.attempts === 1) return [];
    const isForeign = (type: Expression): boolean => foreignSdk(type, step, question) !== null;
    const goesOn = (foreign?: typeof isForeign): boolean =>
      outageKinds.some((kind) => goesOnAfter(caughtBy, kind, around, foreign) === true);
    const isDead = outageKinds.every(
      (kind) => goesOnAfter(caughtBy, kind, around, isForeign) === false,
    );
    const label = namedIn(step, question);
    if (label === null || !goesOn() || !isDead) return [];
    const says = `The loop tries again only after exceptions of ${label}, which this call never raises`;
    return [{ kind: 'foreign-errors', at: around.resolver.positions.place(loop), says }];
  });
}

type LoopStep = FailurePath['steps'][number] & { kind: 'loop' };

/** The label of the SDK whose exceptions a handler names, where it is another one than the call's. */
function namedIn(step: LoopStep, question: EvidenceQuestion): string | null {
  let label: string | null = null;
  someInside(step.caughtBy.body, (node) => {
    if ('kind' in node && node.kind === 'binary' && node.operator === 'instanceof')
      label ??= foreignSdk(node.right, step, question);
    return label !== null;
  });
  return label;
}

/** Another provider's SDK that brings this class; SDKs of one provider wrap each other. */
function foreignSdk(
  type: Expression,
  { around }: LoopStep,
  { found, call, knowledge }: EvidenceQuestion,
): string | null {
  for (const value of everything(around.resolver.valueOf(type))) {
    if (value.kind !== 'external' || value.source === '') continue;
    const packages = parentsOf(value.source);
    const sdk = knowledge.sdks.find((one) => one.packages.some((name) => packages.includes(name)));
    const theirs = sdk?.provider ?? null;
    const own = sdkOf(found).provider;
    if (!sdk || theirs === null || own === null || sdk === found.client.sdk) continue;
    if (theirs !== own && theirs !== call.provider) return sdk.label;
  }
  return null;
}
