/** A setting put where it is read; a number that was meant in another unit. */
import { fixOf } from './fix';
import type { IgnoredSetting, SettingMove, ValueTrap } from '../model/evidence';
import type { Expression } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, Construction, FixPlan } from '../model/subject';
import type { ValueText, Writer } from '../model/writer';

/** Takes a setting out of the place where nothing reads it, and sets it where the SDK does. */
export function moveSetting(subject: CallSubject, setting: IgnoredSetting): FixPlan {
  return ({ writer }) => {
    const { move } = setting;
    if (!move || setting.span.path !== subject.call.path) return null;
    const title = `Set \`${move.name}\` instead, which is read`;
    if (move.to === 'beside' && !move.name.includes('.'))
      return fixOf('move-setting', title, false, writer.renameProperty(move.property, move.name));
    const wrapped = move.to === 'beside' ? wrappedInPlace(move, writer) : null;
    if (wrapped) return fixOf('move-setting', title, false, wrapped);
    const target = targetOf(subject, move.to === 'call' ? 'call' : 'client');
    const value = valueText(move.property.value);
    const removed = writer.removeProperty(move.object, move.property);
    if (!target || !value || !removed) return null;
    const set = writer.setOptions(target.node, target.optionsArgument, [
      { name: move.name, value },
    ]);
    if (!set || overlaps(removed, set)) return null;
    return fixOf('move-setting', title, false, [...removed, ...set]);
  };
}

/** `requestTimeout: 5` becomes `requestHandler: { requestTimeout: 5 }`; null where there is such an object already. */
function wrappedInPlace(
  { object, property, name }: SettingMove,
  writer: Writer,
): readonly TextEdit[] | null {
  const [holder = '', inner, ...more] = name.split('.');
  const isThere = object.properties.some(({ key, spread }) => key === holder || spread);
  if (inner === undefined || more.length > 0 || isThere || !valueText(property.value)) return null;
  return writer.nestProperty(object, property, holder, inner);
}

/** Sets the switch that makes a setting heard where it stands. */
export function hearSetting(subject: CallSubject, { name, heard, span }: IgnoredSetting): FixPlan {
  return ({ writer }) => {
    if (!heard || span.path !== subject.call.path) return null;
    const value = { kind: 'boolean', value: true } as const;
    const set = writer.setOptions(heard.made, heard.argument, [{ name: heard.name, value }]);
    const what = name.split('.').at(-1) ?? name;
    const title = `End requests by \`${what}\`: set \`${heard.name}\` beside it`;
    return set && fixOf('hear-setting', title, false, set);
  };
}

function targetOf(subject: CallSubject, place: 'call' | 'client'): Construction | null {
  if (place === 'client') return subject.copied ? null : subject.construction;
  const { node, optionsArgument } = subject;
  return optionsArgument === null ? null : { node, optionsArgument };
}

const valueText = (value: Expression): ValueText | null => {
  if (value.kind === 'literal' && typeof value.value === 'number')
    return { kind: 'number', value: value.value };
  return value.kind === 'reference' ? { kind: 'reference', name: value.name } : null;
};

const overlaps = (
  edits: readonly { readonly start: number; readonly end: number }[],
  others: readonly { readonly start: number; readonly end: number }[],
): boolean =>
  edits.some((one) => others.some((other) => one.start <= other.end && other.start <= one.end));

/** Writes the number that was meant. */
export function correctNumber(path: string, trap: ValueTrap): FixPlan {
  return ({ writer }) => {
    const { meant, span, code } = trap;
    if (meant === null || span.path !== path) return null;
    const edits = writer.replaceExpression(span, { kind: 'number', value: meant });
    return fixOf('correct-number', `Write ${String(meant)} in \`${code}\``, false, edits);
  };
}
