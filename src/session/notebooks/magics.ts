/**
 * What IPython understands in a cell and Python does not, taken out without moving anything: a line becomes a comment,
 * a part of a line a name that nobody declares.
 */
import { layoutOf } from './layout';

/** Cell magics that run their cell as Python. */
const runsPython: ReadonlySet<string> = new Set([
  ...['time', 'timeit', 'capture', 'prun', 'mprun', 'lprun', 'memit', 'snakeviz', 'pyinstrument'],
  ...['scalene', 'heat', 'debug'],
]);

/** The source of one cell with everything else in its place. */
export function withoutMagics(source: string): string {
  const [, name] = /^\s*%%(\w+)/.exec(source) ?? [];
  if (name !== undefined && !runsPython.has(name)) return source.replace(/^([ \t]*)[^\s]/gm, '$1#');
  if (!/[%!?]/.test(source)) return source;
  const { lineStarts } = layoutOf(source);
  return lineStarts.map((start, at) => pythonIn(source.slice(start, lineStarts[at + 1]))).join('');
}

/** A command with the lines that its backslashes join to it. */
const command = /^[ \t]*(?:[!?]|%%?(?=[A-Za-z])|[\w.%]+\?\??[ \t]*(?=\n|$))(?:[^\n\\]|\\[^])*/;
const timed = /^[ \t]*%(?:time|timeit|prun|memit)(?:[ \t]+-\w+(?:[ \t]+\d+)?)*[ \t]+(?=[^\s-])/;
const assigned = /^([ \t]*[\w., \t[\]'"]+=[ \t]*)([!%][A-Za-z(/.~][^\n]*)/;

/** `line` may go on over several lines, by brackets, strings and backslashes. */
function pythonIn(line: string): string {
  const [spent] = timed.exec(line) ?? [];
  if (spent !== undefined) return ' '.repeat(spent.length) + line.slice(spent.length);
  const [, target, value] = assigned.exec(line) ?? [];
  if (target !== undefined && value !== undefined)
    return target + asName(value) + line.slice(target.length + value.length);
  const [found = ''] = command.exec(line) ?? [];
  return asComment(found) + line.slice(found.length);
}

/** `%time f()` keeps its statement; `!ls -la` becomes `_ls__la`. */
function asName(value: string): string {
  const [, spent, kept] = /^(%(?:time|timeit)[ \t]+)(.*)$/.exec(value) ?? [];
  if (spent !== undefined && kept !== undefined) return ' '.repeat(spent.length) + kept;
  return value.replace(/\W/g, '_');
}

const asComment = (lines: string): string => lines.replace(/^([ \t]*)[^\s]/gm, '$1#');
