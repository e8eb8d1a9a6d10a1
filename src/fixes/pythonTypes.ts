/** Retries of Python's packages repeat what may pass, and not a bad request or a wrong key. */
import { fixOf } from './fix';
import { writerAt } from './places';
import { namedClasses, tupleOf } from './pythonErrors';
import { byName } from '../model/arguments';
import type { RepeatHazard } from '../model/evidence';
import type { CallExpression, NewExpression } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan } from '../model/subject';
import type { OptionValue, Writer } from '../model/writer';

/** Names the errors of this SDK in the settings of tenacity, stamina or backoff. */
export function retryOnlyTransient(subject: CallSubject, hazard: RepeatHazard): FixPlan {
  return (tools) => {
    const { settings, kind } = hazard;
    const errors = subject.failure?.python;
    const isWanted = kind === 'client-errors' && subject.call.language === 'python';
    if (!settings || !isWanted || !errors || errors.byStatus || errors.answers) return null;
    const { path, node } = settings;
    const writer = writerAt(path, subject, tools);
    const classes = writer && namedClasses(writer, errors.transient, node.start);
    if (!writer || !classes) return null;
    const set = settingOf(settings.package, tupleOf(classes.names), writer, node);
    if (!set) return null;
    const where = path === subject.call.path ? '' : ` in ${path}`;
    const title = `Repeat only what may pass: ${classes.names.join(', ')}${where}`;
    return fixOf('retry-transient', title, false, [...classes.edits, ...set]);
  };
}

type Construction = CallExpression | NewExpression;

function settingOf(
  library: string,
  classes: string,
  writer: Writer,
  node: Construction,
): readonly TextEdit[] | null {
  const set = (name: string, code: string): readonly TextEdit[] | null => {
    const option: OptionValue = { name, value: { kind: 'code', code } };
    return writer.setOptions(node, byName, [option]);
  };
  if (library === 'stamina') return set('on', classes);
  if (library === 'backoff') {
    const second = node.args[1];
    if (second?.name !== null || second.spread) return null;
    return writer.replaceExpression(second.value, { kind: 'code', code: classes });
  }
  if (library !== 'tenacity') return null;
  const name = 'retry_if_exception_type';
  const imported = writer.addImport(
    { module: library, names: [{ imported: name, local: name }] },
    node.start,
  );
  const edits = imported && set('retry', `${imported.names[0] ?? name}(${classes})`);
  return edits && [...imported.edits, ...edits];
}
