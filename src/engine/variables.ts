/** Whose address or key a variable holds, by the words of its name: `process.env.GROQ_BASE_URL`, `config.ollamaHost`. */
import type { Expression } from '../model/facts';
import type { Provider } from '../model/knowledge';
import { settledExpression } from './statics';
import type { Resolver } from './values';

export function providerOfVariable(
  value: Expression,
  home: Resolver,
  providers: readonly Provider[],
): Provider | null {
  for (const name of variablesIn(value, home, 0)) {
    const words = wordsOf(name);
    const found = providers.find((one) => one.envWords?.some((word) => words.has(word)));
    if (found) return found;
  }
  return null;
}

/** `ollamaBaseUrl` and `OLLAMA_BASE_URL` have the same words. */
const wordsOf = (name: string): ReadonlySet<string> =>
  new Set(
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toUpperCase()
      .split(/[^A-Z0-9]+/),
  );

const maxDepth = 6;

/** Names of variables and properties that an expression reads, followed as far as the code tells. */
function variablesIn(value: Expression, home: Resolver, depth: number): readonly string[] {
  if (depth > maxDepth) return [];
  const inner = (one: Expression): readonly string[] => variablesIn(one, home, depth + 1);
  switch (value.kind) {
    case 'logical':
    case 'binary':
      return [...inner(value.left), ...inner(value.right)];
    case 'conditional':
      return [...inner(value.then), ...inner(value.otherwise)];
    case 'template':
      return value.values.flatMap(inner);
    case 'call':
      return [
        ...value.args.flatMap(({ value: one }) => namedVariable(one)),
        ...(value.callee.kind === 'member' ? inner(value.callee.object) : []),
      ];
    case 'member':
      return [...(value.property === null ? [] : [value.property]), ...settled(value, home, depth)];
    case 'reference':
      return [value.name, ...settled(value, home, depth)];
    default:
      return [];
  }
}

/** `requireEnv('GROQ_BASE_URL')`: a text that can only be the name of a variable. */
const namedVariable = (value: Expression): readonly string[] =>
  value.kind === 'literal' &&
  typeof value.value === 'string' &&
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value.value)
    ? [value.value]
    : [];

function settled(value: Expression, home: Resolver, depth: number): readonly string[] {
  const source = settledExpression(value, home);
  return source ? variablesIn(source.expression, source.home, depth + 1) : [];
}
