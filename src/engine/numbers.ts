/** Numbers that code alone settles: literals, arithmetic, constants, environment variables with a default. */
import type { Argument, Expression, ReferenceExpression } from '../model/facts';
import { environmentDefault } from './globals';
import { everything, type Resolver } from './values';
import { maxDepth, settledExpression } from './statics';

/** A number that code settles. `assumed` where only a default is known (`Number(process.env.T ?? 30000)`). */
export interface StaticNumber {
  readonly value: number;
  readonly assumed: boolean;
}

export function numberOf(
  expression: Expression,
  resolver: Resolver,
  depth = 0,
): StaticNumber | null {
  if (depth > maxDepth) return null;
  const inner = (one: Expression): StaticNumber | null => numberOf(one, resolver, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return numeric(expression.value);
    case 'unary':
      return negated(expression.operator, inner(expression.value));
    case 'binary':
      return arithmetic(expression.operator, inner(expression.left), inner(expression.right));
    case 'logical':
      return withDefault(inner(expression.left), inner(expression.right), expression.operator);
    case 'call':
      return (
        converted(expression.callee, expression.args, inner) ??
        byEnvironment(environmentDefault(expression), inner)
      );
    case 'reference':
      if (expression.name === 'Infinity') return { value: Infinity, assumed: false };
      return settled(expression, resolver, depth) ?? defaultOf(expression, resolver, depth);
    case 'member':
      return settled(expression, resolver, depth) ?? heldNumber(expression, resolver);
    default:
      return null;
  }
}

const numeric = (value: string | number | boolean | null): StaticNumber | null => {
  if (typeof value === 'number') return { value, assumed: false };
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)))
    return { value: Number(value), assumed: false };
  return null;
};

const negated = (operator: string, value: StaticNumber | null): StaticNumber | null => {
  if (!value) return null;
  if (operator === '-') return { ...value, value: -value.value };
  return operator === '+' ? value : null;
};

function arithmetic(
  operator: string,
  left: StaticNumber | null,
  right: StaticNumber | null,
): StaticNumber | null {
  if (!left || !right) return null;
  const assumed = left.assumed || right.assumed;
  switch (operator) {
    case '*':
      return { value: left.value * right.value, assumed };
    case '+':
      return { value: left.value + right.value, assumed };
    case '-':
      return { value: left.value - right.value, assumed };
    case '/':
      return right.value === 0 ? null : { value: left.value / right.value, assumed };
    default:
      return null;
  }
}

const withDefault = (
  left: StaticNumber | null,
  right: StaticNumber | null,
  operator: string,
): StaticNumber | null => {
  if (operator === '&&') return null;
  if (left) return left;
  return right ? { ...right, assumed: true } : null;
};

const converters = new Set(['Number', 'parseInt', 'parseFloat', 'int', 'float']);

function converted(
  callee: Expression,
  args: readonly Argument[],
  inner: (one: Expression) => StaticNumber | null,
): StaticNumber | null {
  const name =
    callee.kind === 'reference' ? callee.name : callee.kind === 'member' ? callee.property : null;
  const first = args[0];
  return name !== null && converters.has(name) && first ? inner(first.value) : null;
}

const byEnvironment = (
  fallback: Expression | null,
  inner: (one: Expression) => StaticNumber | null,
): StaticNumber | null => {
  const value = fallback ? inner(fallback) : null;
  return value && { ...value, assumed: true };
};

/** `config.timeout`, where one number is all that is known of the field: its default, in most cases. */
function heldNumber(expression: Expression, resolver: Resolver): StaticNumber | null {
  const [only, ...more] = everything(resolver.valueOf(expression));
  const value = only?.kind === 'literal' && more.length === 0 ? numeric(only.value) : null;
  return value && { ...value, assumed: true };
}

/** A name that is written once, with something static; a name written more often settles nothing. */
function settled(expression: Expression, resolver: Resolver, depth: number): StaticNumber | null {
  const source = settledExpression(expression, resolver);
  return source ? numberOf(source.expression, source.home, depth + 1) : null;
}

/** A parameter that callers may leave out: its default is what the code says of it. */
function defaultOf(
  expression: ReferenceExpression,
  resolver: Resolver,
  depth: number,
): StaticNumber | null {
  const binding = resolver.bindingOf(expression);
  const fallback = binding?.kind === 'parameter' ? binding.writes[0]?.value : null;
  const value = fallback ? numberOf(fallback, resolver, depth + 1) : null;
  return value ? { ...value, assumed: true } : null;
}
