/** Decorators that make a function an entry point: `@app.post('/chat')`, `@shared_task`. */
import type { CallExpression, Expression, FunctionFact } from '../model/facts';
import type { FrameworkDecorator } from '../model/knowledge';
import { isExternal, textAt, type EntryPoint, type Surroundings } from './surroundings';

/** The entry point that a decorator makes of a function: `@app.post('/chat')`, `@shared_task`. */
export function decoratedEntry(
  decorator: Expression,
  fn: FunctionFact,
  around: Surroundings,
): EntryPoint | null {
  const call = decorator.kind === 'call' ? decorator : null;
  const callee = call?.callee ?? decorator;
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'decorator' || !isDecorator(callee, call, found, around)) continue;
    if (found.only && !isMarked(found.only, call, fn, around)) continue;
    const place = found.name ?? (found.first === undefined ? null : { argument: 0 });
    const text = place && call ? textAt(place, call, around) : null;
    const method = callee.kind === 'member' ? (callee.property ?? '').toUpperCase() : '';
    const name =
      text === null
        ? `${framework.kind} ${fn.name ?? ''}`
        : `${found.first === 'path' ? method : framework.kind} ${text}`;
    const registration = call ? { registration: call } : {};
    return { framework, name, ...registration, bound: found.package !== null };
  }
  return null;
}

/** `@app.task(autoretry_for=…)`, or `raise self.retry()` inside. */
function isMarked(
  only: FrameworkDecorator['only'] & object,
  call: CallExpression | null,
  fn: FunctionFact,
  { resolver }: Surroundings,
): boolean {
  if ('setting' in only) return call?.args.some(({ name }) => name === only.setting) === true;
  const [first] = fn.params;
  const own = [fn.name, first?.pattern.kind === 'name' ? first.pattern.name : null];
  return resolver.index.calls.some(
    ({ callee, start, end }) =>
      start >= fn.start &&
      end <= fn.end &&
      callee.kind === 'member' &&
      callee.property === only.calls &&
      (callee.object.kind === 'self' ||
        (callee.object.kind === 'reference' && own.includes(callee.object.name))),
  );
}

function isDecorator(
  callee: Expression,
  call: CallExpression | null,
  { package: source, names, first }: FrameworkDecorator,
  around: Surroundings,
): boolean {
  if (source !== null && isExternal(callee, source, names, around) === null) return false;
  if (source === null) {
    const method = callee.kind === 'member' ? `.${callee.property ?? ''}` : '';
    if (!names.includes(method)) return false;
  }
  if (first === undefined) return true;
  const text = call?.args[0]?.value;
  if (text?.kind !== 'literal' || typeof text.value !== 'string') return false;
  return first === 'text' || text.value.startsWith('/') || text.value === '';
}
