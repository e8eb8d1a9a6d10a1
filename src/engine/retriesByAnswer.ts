/** Requests that are sent again because of their answer, with no handler around: by a loop, a recursion, an interceptor. */
import type { Layer } from '../model/call';
import type { FunctionFact } from '../model/facts';
import type { FoundCall } from './findCalls';
import { repeatingInterceptor } from './interceptors';
import type { FailurePath } from './paths';
import { layerOf, type RetryQuestion } from './retries';
import { turnsWithoutHandler } from './retryLoops';
import { statusLoopOf, statusRecursionOf } from './statusLoops';
import type { Surroundings } from './surroundings';

export const plainLayer: Layer = {
  name: '',
  kind: 'wrapper',
  attempts: 1,
  endless: false,
  deadlineMs: null,
  waitsMs: 0,
  retriesTimeouts: true,
  at: null,
  because: null,
};

function interceptorLayer({ call, around }: RetryQuestion): readonly Layer[] {
  const found = repeatingInterceptor(call, around);
  const at = found?.around.resolver.positions.place(found.call) ?? null;
  return at ? [{ ...plainLayer, name: 'interceptor', attempts: null, at }] : [];
}

/** A loop that tries again by the status of an answer, where no handler makes it one already. */
function statusLayer({ call, around, paths }: RetryQuestion): readonly Layer[] {
  const loop = statusLoopOf(call, around);
  const recursion = loop ? null : statusRecursionOf(call, around);
  if (recursion) return recursionLayer(call, recursion, paths, around);
  const there = loop ? around.program.around(call.request.home.path) : null;
  const isCounted = paths.some(({ steps }) =>
    steps.some((step) => step.kind === 'loop' && step.loop === loop && layerOf(step) !== null),
  );
  const turns = loop && there && !isCounted ? turnsWithoutHandler(loop, there) : null;
  if (!loop || !there || !turns || turns.attempts === 1) return [];
  return [
    {
      ...plainLayer,
      name: 'own retry loop',
      attempts: turns.attempts,
      waitsMs: turns.waitsMs ?? 0,
      retriesTimeouts: false,
      at: there.resolver.positions.place(loop),
    },
  ];
}

function recursionLayer(
  { request }: FoundCall,
  fn: FunctionFact,
  paths: readonly FailurePath[],
  { program }: Surroundings,
): readonly Layer[] {
  const there = program.around(request.home.path);
  const isCounted = paths.some(({ steps }) =>
    steps.some((step) => layerOf(step)?.name === byRecursion),
  );
  if (!there || isCounted) return [];
  const at = there.resolver.positions.place(fn);
  return [{ ...plainLayer, name: byRecursion, attempts: null, retriesTimeouts: false, at }];
}

export const byRecursion = 'own retry by recursion';

export const answerLayers = (question: RetryQuestion): readonly Layer[] => [
  ...interceptorLayer(question),
  ...statusLayer(question),
];
