/** One answer for a call behind which several clients may stand. */
import type { CallSubject } from '../model/subject';
import { unknownProvider } from './hosts';

/**
 * Where several clients may stand behind a call, it is as good as the worst of them. The provider is the one whose
 * name all agree on; a base URL that cannot be read is no other name where all are clients of `oneKind`.
 */
export function weakest(subjects: readonly CallSubject[], oneKind: boolean): CallSubject {
  const worst = subjects.reduce((a, b) => (costOf(b) > costOf(a) ? b : a));
  if (subjects.length === 1) return worst;
  const named = subjects.filter(({ call }) => !oneKind || call.provider !== unknownProvider.id);
  const [first, ...others] = named;
  const agreed =
    first && others.every(({ call }) => call.provider === first.call.provider) ? first : null;
  const among = agreed ? 1 : new Set(subjects.map(({ call }) => call.sdk)).size;
  return {
    ...worst,
    ...(among > 1 ? { among } : {}),
    providerLabel: agreed?.providerLabel ?? unknownProvider.label,
    providerPings: agreed?.providerPings ?? worst.providerPings,
    call: {
      ...worst.call,
      provider: agreed?.call.provider ?? unknownProvider.id,
      host: agreed?.call.host ?? null,
    },
  };
}

const costOf = ({ call }: CallSubject): number => {
  if (call.budget.unknown) return -1;
  return call.budget.untilErrorMs ?? Infinity;
};
