/** Classes of errors as Python code names them, imported where they are not built in. */
import type { TextEdit } from '../model/finding';
import type { PythonClass } from '../model/knowledge';
import type { Writer } from '../model/writer';

export interface NamedClasses {
  /** As the code names them, in the order that was asked for. */
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

export function namedClasses(
  writer: Writer,
  classes: readonly PythonClass[],
  at: number,
): NamedClasses | null {
  const modules = [...new Set(classes.flatMap(({ module }) => module ?? []))].sort();
  const names = new Map<string, string>();
  const edits: TextEdit[] = [];
  for (const module of modules) {
    const wanted = classes.filter((one) => one.module === module).map(({ name }) => name);
    const whole = writer.addImport({ module, names: [{ imported: '*', local: module }] }, at);
    if (whole?.edits.length === 0) {
      for (const one of wanted) names.set(`${module}.${one}`, `${whole.names[0] ?? module}.${one}`);
      continue;
    }
    const imported = writer.addImport(
      { module, names: wanted.map((one) => ({ imported: one, local: localName(one, module) })) },
      at,
    );
    if (!imported) return null;
    edits.push(...imported.edits);
    wanted.forEach((one, index) => names.set(`${module}.${one}`, imported.names[index] ?? one));
  }
  return {
    names: classes.map(({ module, name }) => names.get(`${module ?? ''}.${name}`) ?? name),
    edits,
  };
}

/** What is built in under the same name stays what it is. */
const localName = (name: string, module: string): string =>
  name === 'ConnectionError' ? `${module.charAt(0).toUpperCase()}${module.slice(1)}${name}` : name;

/** `(A, B)`; one alone without brackets. */
export const tupleOf = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : `(${names.join(', ')})`;
