/** Retries of Python's packages repeat what may pass, and not a bad request or a wrong key. */
import { fixOf } from './fix';
import { namedClasses, tupleOf } from './pythonErrors';
import { byName } from '../model/arguments';
import type { RepeatHazard } from '../model/evidence';
import type { CallExpression, NewExpression } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import type { OptionValue, Writer } from '../model/writer';

/** Names the errors of this SDK in the settings of tenacity, stamina or backoff. */
export function retryOnlyTransient(subject: CallSubject, hazard: RepeatHazard): FixPlan {
  return (tools) => {
    const { settings, kind } = hazard;
    const errors = subject.failure?.python;
    const isWanted = kind === 'client-errors' && subject.call.language === 'python';
    if (!settings || !isWanted || !errors || errors.byStatus || errors.answers) return null;
    const { path, node } = settings;
    // What stands in another file may repeat calls of other SDKs too, whose errors have other names.
    if (path !== subject.call.path || repeatsOthers(subject, node, tools)) return null;
    const { writer } = tools;
    const classes = namedClasses(writer, errors.transient, node.start);
    if (!classes) return null;
    const set = settingOf(settings.package, tupleOf(classes.names), writer, node);
    if (!set) return null;
    const title = `Repeat only what may pass: ${classes.names.join(', ')}`;
    return fixOf('retry-transient', title, false, [...classes.edits, ...set]);
  };
}

/** The same settings are about a call of another SDK. */
const repeatsOthers = (
  { call }: CallSubject,
  node: Construction,
  { clients = [] }: FixTools,
): boolean =>
  clients
    .flatMap((client) => client.calls)
    .some(
      (other) =>
        other.call.sdk !== call.sdk &&
        other.evidence.repeats.some(({ settings }) => settings?.node === node),
    );

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
