/** What a Python project declares: `pyproject.toml` in its dialects, `Pipfile`, `setup.cfg` and `setup.py`. */
import { parse } from 'smol-toml';
import type { JsonObject } from '../manifest';
import { isObject, stringOrNull } from '../manifest';
import { distributionName, parseRequirement } from './requirements';
import type { Requirement } from './requirements';

/** Null for text that is not TOML. */
export function readPyproject(text: string): readonly Requirement[] | null {
  const data = parseToml(text);
  if (data === null) return null;
  const project = tableAt(data, 'project');
  const tool = tableAt(data, 'tool');
  const poetry = tableAt(tool, 'poetry');
  return [
    ...written(project['dependencies']),
    ...Object.values(tableAt(project, 'optional-dependencies')).flatMap(written),
    ...Object.values(tableAt(data, 'dependency-groups')).flatMap(written),
    ...poetryTable(poetry['dependencies']),
    ...poetryTable(poetry['dev-dependencies']),
    ...Object.values(tableAt(poetry, 'group')).flatMap((group) =>
      isObject(group) ? poetryTable(group['dependencies']) : [],
    ),
    ...written(tableAt(tool, 'uv')['dev-dependencies']),
    ...Object.values(tableAt(tableAt(tool, 'pdm'), 'dev-dependencies')).flatMap(written),
    ...hatchEnvironments(tableAt(tableAt(tool, 'hatch'), 'envs')),
  ];
}

export function readPipfile(text: string): readonly Requirement[] | null {
  const data = parseToml(text);
  return data && [...poetryTable(data['packages']), ...poetryTable(data['dev-packages'])];
}

const literalList =
  /\b(?:install|tests|extras|setup)_require[sd]?\s*[=:]\s*([[{](?:"[^"\n]*"|'[^'\n]*'|#[^\n]*|[^\]}"'#])*)/g;

/** Lists of literal strings; keys, and what is handed to calls, are left out. */
export const readSetupPy = (text: string): readonly Requirement[] =>
  [...text.matchAll(literalList)].flatMap(([, list = '']) => {
    const code = list.replaceAll(/#[^\n]*/g, '');
    return [...code.matchAll(/(\(\s*)?(['"])([^'"\n]*)\2(\s*:)?/g)].flatMap(
      ([, called, , one = '', isKey]) =>
        called === undefined && isKey === undefined ? (parseRequirement(one) ?? []) : [],
    );
  });

/** `install_requires` of `[options]`, and the extras: on the line of the key, or indented below it. */
export function readSetupCfg(text: string): readonly Requirement[] {
  let section = '';
  let key = '';
  const found: Requirement[] = [];
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([\w.:-]+)\]/.exec(line)?.[1];
    const [, name, rest] = /^(\w[\w.-]*)[ \t]*=(?!=)(.*)$/.exec(line) ?? [];
    section = header ?? section;
    if (header !== undefined) key = '';
    if (name !== undefined) key = name;
    const isWanted =
      (section === 'options' && key === 'install_requires') ||
      (section === 'options.extras_require' && key !== '');
    const value = rest ?? (/^[ \t]/.test(line) ? line : '');
    if (isWanted) found.push(...written([value.replace(/\s#.*$/, '')]));
  }
  return found;
}

// ---------------------------------------------------------------------------------------------------- parts

function parseToml(text: string): JsonObject | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function tableAt(table: JsonObject, key: string): JsonObject {
  const value = table[key];
  return isObject(value) ? value : {};
}

const written = (list: unknown): readonly Requirement[] =>
  Array.isArray(list)
    ? list.flatMap((one) => (typeof one === 'string' ? (parseRequirement(one) ?? []) : []))
    : [];

/** `openai = "^1.0"`, `openai = { version = "*", extras = [] }`, or a list of these for several Pythons. */
const poetryTable = (table: unknown): readonly Requirement[] =>
  isObject(table)
    ? Object.entries(table)
        .filter(([name]) => name !== 'python')
        .map(([name, value]) => ({ distribution: distributionName(name), range: rangeIn(value) }))
    : [];

function rangeIn(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return stringOrNull(isObject(one) ? one['version'] : one) ?? '';
}

const hatchEnvironments = (environments: JsonObject): readonly Requirement[] =>
  Object.values(environments).flatMap((one) =>
    isObject(one) ? [...written(one['dependencies']), ...written(one['extra-dependencies'])] : [],
  );
