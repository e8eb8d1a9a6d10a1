/** Records that say that there is no answer: `{ error }`, `{ success: false }`, `{ status: 500 }`. */
import type { Expression } from '../model/facts';
import { mentions, type Caught } from './caughtNames';

export const errorKeys = new Set(['error', 'errors', 'err', 'errorMessage', 'reason']);

const successKeys = new Set(['ok', 'success', 'succeeded', 'successful']);

const failureKeys = new Set(['isError', 'hasError', 'failed', 'is_error']);

const statusKeys = new Set(['status', 'statusCode', 'code']);

const stateKeys = new Set(['state', 'type', 'kind', 'result']);

type ObjectLiteral = Expression & { kind: 'object' };

export function isErrorRecord(value: ObjectLiteral, caught: Caught): boolean {
  return (
    saysFailed(value) ||
    value.properties.some((property) => {
      const key = property.key ?? '';
      if (errorKeys.has(key) && !(key === 'reason' && isDecision(value)))
        return !isNull(property.value);
      if (key === 'body') return isErrorText(property.value, caught);
      return mentions(property.value, caught);
    })
  );
}

/** `{ relevant: true, reason: 'no model' }`: what was decided, and why. */
const isDecision = ({ properties }: ObjectLiteral): boolean =>
  properties.some(
    ({ key, value }) =>
      key !== null &&
      key !== 'reason' &&
      (value.kind === 'literal' ? value.value !== null : value.kind !== 'reference'),
  );

/** A flag says so: whatever else is in the record is what was left to say. */
export const saysFailed = (value: ObjectLiteral): boolean =>
  value.properties.some(({ key, value: part }) => {
    if (key === null) return false;
    if (successKeys.has(key)) return part.kind === 'literal' && part.value === false;
    if (failureKeys.has(key)) return part.kind === 'literal' && part.value === true;
    if (statusKeys.has(key)) return isFailureStatus(part);
    return stateKeys.has(key) && isFailureWord(part);
  });

/** A status of 400 or more, or a word for a failure. */
const isFailureStatus = (value: Expression): boolean =>
  value.kind === 'literal' && typeof value.value === 'number'
    ? value.value >= 400
    : isFailureWord(value);

/** `JSON.stringify({ error })`. */
const isErrorText = (value: Expression, caught: Caught): boolean =>
  value.kind === 'call' &&
  value.args.some(({ value: part }) => part.kind === 'object' && isErrorRecord(part, caught));

const isFailureWord = (value: Expression): boolean =>
  value.kind === 'literal' &&
  typeof value.value === 'string' &&
  /^(?:error|failed|failure|unavailable)$/i.test(value.value);

const isNull = (value: Expression): boolean => value.kind === 'literal' && value.value === null;
