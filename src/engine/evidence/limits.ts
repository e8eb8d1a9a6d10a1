/** Limits that the project declares for the functions which a call's failure would leave. */
import type { DeclaredLimit } from '../../model/evidence';
import type { CallExpression, Expression } from '../../model/facts';
import type { ArgumentPlace, CodeLimit, Platform } from '../../model/knowledge';
import { numberOf } from '../numbers';
import type { FailurePath } from '../paths';
import { readOption } from '../statics';
import { exportedAs, type Surroundings } from '../surroundings';
import type { Located } from '../values';
import type { EvidenceQuestion } from './question';

/**
 * The tightest first. Bounds of the code's own on one of several ways out would make the budget, which is that of the
 * worst way, another than that of the way with the limit: then nothing is said.
 */
export function limitsOf(question: EvidenceQuestion): readonly DeclaredLimit[] {
  const { paths } = question;
  if (paths.length > 1 && paths.some(hasOwnLayers)) return [];
  return paths
    .filter(({ guessed }) => !guessed)
    .flatMap((path) => limitsOfPath(path, question))
    .sort((a, b) => a.ms - b.ms);
}

const hasOwnLayers = ({ steps }: FailurePath): boolean =>
  steps.some(({ kind }) => kind === 'wrapper' || kind === 'loop');

/** What stands in the code of an entry point overrules what a file says of it. */
function limitsOfPath(path: FailurePath, question: EvidenceQuestion): readonly DeclaredLimit[] {
  const around = homeOf(path);
  if (!around) return [];
  const project = question.projectOf(around.path);
  // Isolates at the edge count by other rules.
  if (project.runtime(around.path).id === 'edge') return [];
  const [inCode] = codeLimits(path, around, question);
  if (!inCode) return fileLimits(path, around, question);
  const limit = read(inCode);
  return limit ? [limit] : [];
}

/** The module of the function that a platform would run. */
const homeOf = ({ end, left }: FailurePath): Surroundings | null =>
  (end.kind === 'entry' ? end.around : undefined) ?? left?.around ?? null;

// ---------------------------------------------------------------------------------------------------- in code

interface CodeSaid extends Said {
  readonly unitMs: number;
  readonly by: string;
}

/** What the code of an entry point says of its time, in the order in which it counts. */
function codeLimits(
  { end }: FailurePath,
  around: Surroundings,
  { knowledge }: EvidenceQuestion,
): readonly CodeSaid[] {
  if (end.kind !== 'entry') return [];
  const { framework, registration } = end;
  const platform = knowledge.platforms.find(({ frameworks }) => frameworks.includes(framework.id));
  return (platform?.inCode ?? []).flatMap((limit) => {
    const said =
      limit.exported === undefined
        ? registered(limit, around, registration)
        : exported(limit.exported, around);
    return said ? [{ ...said, unitMs: limit.unitMs, by: platform?.label ?? '' }] : [];
  });
}

/** Null for a value that only the environment knows. */
function read({ name, value, unitMs, by }: CodeSaid): DeclaredLimit | null {
  const number = numberOf(value.expression, value.home);
  if (!number || number.assumed || !(number.value > 0)) return null;
  const at = value.home.positions.place(value.expression);
  return { ms: number.value * unitMs, by, name, at };
}

interface Said {
  readonly name: string;
  readonly value: Located;
}

/** `maxDuration`, or a property of an exported object. */
function exported(path: string, { resolver }: Surroundings): Said | null {
  const [name = '', property] = path.split('.');
  const value = resolver.exportedExpression(name);
  if (!value) return null;
  return property === undefined ? { name, value } : optionOf(value, property);
}

function registered(
  { option, through }: CodeLimit,
  around: Surroundings,
  registration: CallExpression | undefined,
): Said | null {
  if (!registration) return null;
  if (option) return argumentOf(registration, option, around);
  const call = through ? callOnTheWay(registration.callee, through.method) : null;
  return through && call ? argumentOf(call, through.option, around) : null;
}

function argumentOf(
  { args }: CallExpression,
  { argument, property }: ArgumentPlace,
  { resolver }: Surroundings,
): Said | null {
  const value = args[argument]?.value;
  if (value?.kind !== 'object' && value?.kind !== 'reference') return null;
  return property === undefined ? null : optionOf({ expression: value, home: resolver }, property);
}

function optionOf({ expression, home }: Located, name: string): Said | null {
  const reading = readOption(expression, name, home);
  return reading.state === 'set'
    ? { name, value: { expression: reading.value, home: reading.home } }
    : null;
}

/** `runWith` in `functions.runWith({…}).https.onRequest`. */
function callOnTheWay(callee: Expression, method: string): CallExpression | null {
  for (let at: Expression = callee; at.kind === 'member' || at.kind === 'call';) {
    if (at.kind === 'member') at = at.object;
    else if (at.callee.kind === 'member' && at.callee.property === method) return at;
    else at = at.callee;
  }
  return null;
}

// -------------------------------------------------------------------------------------------------- in files

/** A file names functions by their path and export, whatever it is that calls them. */
function fileLimits(
  { end, left }: FailurePath,
  around: Surroundings,
  { projectOf, knowledge }: EvidenceQuestion,
): readonly DeclaredLimit[] {
  if (end.kind !== 'entry' && end.kind !== 'outside') return [];
  const names = left ? exportNames(left) : [];
  return projectOf(around.path)
    .limits(around.path)
    .flatMap(({ platform: id, handler, ms, name, at }): DeclaredLimit[] => {
      const platform = knowledge.platforms.find((one) => one.id === id);
      if (!platform) return [];
      const isMeant = handler === null ? isRunBy(platform, end) : names.includes(handler);
      return isMeant ? [{ ms, by: platform.label, name, at }] : [];
    });
}

const isRunBy = ({ frameworks }: Platform, end: FailurePath['end']): boolean =>
  end.kind === 'entry' && (frameworks.length === 0 || frameworks.includes(end.framework.id));

/** Names under which other modules know a function. */
function exportNames({ fn, around }: NonNullable<FailurePath['left']>): readonly string[] {
  const asValue = around.index.facts.exports.flatMap(({ value, exported: name }) =>
    value && value.start <= fn.start && value.end >= fn.end ? [name] : [],
  );
  const holder = around.index.parents.get(fn);
  const declared = holder ? around.index.parents.get(holder) : undefined;
  const kept =
    declared && 'kind' in declared && declared.kind === 'declare' && declared.target.kind === 'name'
      ? declared.target.name
      : null;
  const name = fn.name ?? kept;
  return name === null ? asValue : [...asValue, ...exportedAs(name, around)];
}
