/** Further attempts by a library of Python, for what the SDK says may pass. */
import { fixOf } from './fix';
import { namedClasses, tupleOf } from './pythonErrors';
import { sideBySide } from './pythonLog';
import { supply } from './recipe';
import type { PythonErrors } from '../model/knowledge';
import type { CallSubject, FixPlan } from '../model/subject';

/** Hands a call, where its SDK has no retries of its own, to tenacity or to stamina. */
export function pythonLibraryRetries(subject: CallSubject): FixPlan {
  return (tools) => {
    const { node, failure, options, call, waits } = subject;
    const errors = failure?.python;
    if (call.language !== 'python' || !errors || options.retries) return null;
    // A stream fails when it is read, behind the call.
    if (call.retries.source !== 'none' || call.streaming !== false) return null;
    const { writer } = tools;
    const way = waits === true ? 'waiting' : writer.isAwaited(node) ? 'awaited' : null;
    const classes = namedClasses(writer, classesOf(errors), node.start);
    if (!way || !classes) return null;
    const how = errors.answers !== undefined ? '-request' : errors.headers ? '-asked' : '';
    const values = {
      classes: tupleOf(classes.names),
      status: errors.answers ?? '',
      passes: predicateOf(errors, classes.names),
    };
    const supplied = supply(`retry-${way}${how}`, values, node.start, tools);
    const deferred = supplied && writer.deferExpression(node, supplied.runs);
    if (!supplied || !deferred) return null;
    const title = `Try this call again, twice at most, by \`${supplied.runs}\`${supplied.install}`;
    const edits = [...sideBySide([...classes.edits, ...supplied.edits]), ...deferred];
    return fixOf('library-retries', title, false, edits);
  };
}

const classesOf = ({ transient, byStatus }: PythonErrors) => [
  ...transient,
  ...(byStatus ? [byStatus] : []),
];

/** The body of a function that takes `error`. */
function predicateOf({ byStatus }: PythonErrors, names: readonly string[]): string {
  const transient = byStatus ? names.slice(0, -1) : names;
  const isTransient = transient.length === 0 ? 'False' : `isinstance(error, ${tupleOf(transient)})`;
  if (!byStatus) return `    return ${isTransient}`;
  return `    if not isinstance(error, ${names.at(-1) ?? ''}):
        return ${isTransient}
    status = error.${byStatus.status}
    return status >= 500 or status in (408, 409, 429)`;
}
