/** Another provider that is asked in the same words: by another model object, client or runnable. */
import { type Asking, filled, type Questioning } from './fallbackEdits';
import { primaryMs } from './fallbackPrimary';
import type { Expression } from '../model/facts';
import type { ModelSwitch } from '../model/knowledge';
import type { CallSubject } from '../model/subject';

/** The same call, sent to another. */
export const sameQuestion: Questioning = (subject, offer, { writer }, bound) => {
  const { node } = subject;
  const { way, model } = offer;
  const imported = writer.addImport({ module: way.package, names: way.imports }, node.start);
  const named = modelValue(node);
  if (!imported || !named) return null;
  const quoted = `'${model}'`;
  const code = filled(way, imported.names, { model: quoted, client: 'other' });
  const root = way.kind === 'client' ? clientOf(node.callee) : null;
  if (way.kind === 'client' && !root) return null;
  const again = writer.rewritten(node, [
    { start: named.start, end: named.end, code: way.kind === 'model' ? code : quoted },
    ...(root ? [{ start: root.start, end: root.end, code: 'other' }] : []),
  ]);
  if (again === null) return null;
  return {
    edits: imported.edits,
    before: way.kind === 'client' ? `${code}\n` : '',
    code: withProperty(again, way.kind === 'model' ? code : quoted, bound),
  };
};

/** Adds a property behind the one with this value. */
const withProperty = (code: string, value: string, property: string): string =>
  property === ''
    ? code
    : code.replace(value, () => `${value},${code.includes('\n') ? '\n  ' : ' '}${property}`);

/** By the method of the model that takes others. */
export const askRunnable: Asking = ({ node }, { way, model }, { writer }) => {
  const receiver = node.callee.kind === 'member' ? node.callee.object : null;
  if (receiver?.kind !== 'reference' && receiver?.kind !== 'member') return null;
  const imported = writer.addImport({ module: way.package, names: way.imports }, node.start);
  if (!imported) return null;
  const code = filled(way, imported.names, { model: `'${model}'`, client: 'other' });
  const edits = writer.replaceExpression(receiver, {
    kind: 'code',
    code: `${writer.sourceOf(receiver)}\n  .withFallbacks([\n    ${code},\n  ])\n  `,
  });
  return [...imported.edits, ...edits];
};

/**
 * By a model that goes on to the other by itself: for streams too. `isTimed`: the call has little time, and the other has
 * time of its own.
 */
export const askSwitched =
  (by: ModelSwitch, isTimed: boolean): Asking =>
  (subject, { way, model }, tools) => {
    const { node, call } = subject;
    const { writer } = tools;
    const form = isTimed ? by.timed : by.code;
    // A stream that has begun is not to be ended by the time of its beginning.
    if (form === undefined || (isTimed && call.streaming !== false)) return null;
    const named = modelValue(node);
    const own = named?.kind === 'literal' ? null : named && writer.rewritten(named, []);
    const imported = writer.addImport({ module: way.package, names: way.imports }, node.start);
    const switched = writer.addImport({ module: by.package, names: by.imports }, node.start);
    if (own === null || !imported || !switched || node.kind !== 'call') return null;
    const other = filled(way, imported.names, { model: `'${model}'` });
    const ms = `${String(primaryMs(subject, tools) / 1_000)}_000`;
    const code = filled({ ...by, code: form }, switched.names, { own, other, ms });
    const edits = writer.setOptions(node, 0, [{ name: 'model', value: { kind: 'code', code } }]);
    return edits && [...imported.edits, ...switched.edits, ...edits];
  };

/** Where the call names its model, in its first argument. */
export function modelValue({ args }: CallSubject['node']): Expression | null {
  const body = args[0]?.value;
  if (body?.kind !== 'object') return null;
  const property = body.properties.findLast(({ key, spread }) => key === 'model' && !spread);
  return property && property.value.start !== property.keySpan.start ? property.value : null;
}

/** The client at the root of `client.chat.completions.create`. */
function clientOf(callee: Expression): Expression | null {
  const chain: Expression[] = [];
  let at = callee;
  for (; at.kind === 'member'; at = at.object) chain.push(at.object);
  return chain[2] ?? null;
}
