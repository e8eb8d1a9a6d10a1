/** What stands around calls in one module: known wrappers, route registrations, exports that a framework calls. */
import picomatch from 'picomatch';
import { argumentNamed, byName } from '../model/arguments';
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { ArgumentPlace, Framework, Knowledge, Wrapper } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import type { ModuleIndex } from './moduleIndex';
import type { FactNode } from './tree';
import { chainedText } from './chained';
import { globalName } from './globals';
import { parentsOf } from './sdkIndex';
import { registeredText } from './routes';
import { readOption } from './statics';
import { textOf } from './texts';
import { everything, type ExternalValue, type Located, type Resolver } from './values';

export interface Surroundings {
  readonly path: string;
  readonly index: ModuleIndex;
  readonly resolver: Resolver;
  readonly knowledge: Knowledge;
  readonly program: SurroundingProgram;
  /** The entry point that an export of these names is, by the file's path. */
  entryPoint(exported: readonly string[]): EntryPoint | null;
}

/** What a module's surroundings need of the other modules. */
export interface SurroundingProgram {
  /** The module of this path; null where it is not among those that are looked at. */
  around(path: string): Surroundings | null;
  /** Paths of all modules that import from this one; null where nobody can say. */
  importers(path: string): readonly string[] | null;
  /** The LLM call that a call expression is. */
  readonly found: (call: CallExpression | NewExpression, path: string) => FoundCall | null;
}

export function createSurroundings(
  path: string,
  resolver: Resolver,
  knowledge: Knowledge,
  program: SurroundingProgram,
): Surroundings {
  const fitting = knowledge.frameworks.filter(
    (framework) => framework.found.by === 'exports' && matchesAny(framework.found.files, path),
  );
  return {
    path,
    index: resolver.index,
    resolver,
    knowledge,
    program,
    entryPoint: (exported) => {
      for (const framework of fitting) {
        if (framework.found.by !== 'exports') continue;
        const { names } = framework.found;
        const name = exported.find((one) => names.includes(one));
        if (name !== undefined) return { framework, name: `${name} ${path}` };
      }
      return null;
    },
  };
}

const matchers = new Map<string, (path: string) => boolean>();

export function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => {
    const known = matchers.get(glob) ?? picomatch(glob);
    matchers.set(glob, known);
    return known(path);
  });
}

/** Names under which a local name is exported. */
export function exportedAs(local: string, around: Surroundings): readonly string[] {
  return around.index.facts.exports.flatMap(({ exported, local: own, value }) => {
    // `module.exports = { ask, other: answer }`: importers know the parts by their keys.
    if (exported === '=' && value?.kind === 'object')
      return value.properties.flatMap(({ key, value: part }) =>
        key !== null && mentions(part, local) ? [key] : [],
      );
    return own === local || mentions(value, local) ? [exported] : [];
  });
}

const mentions = (value: Expression | null, local: string): boolean => {
  if (!value) return false;
  if (value.kind === 'reference') return value.name === local;
  if (value.kind === 'object')
    return value.properties.some((property) => mentions(property.value, local));
  return value.kind === 'call' && value.args.some((argument) => mentions(argument.value, local));
};

export interface FoundWrapper {
  readonly wrapper: Wrapper;
  /** Where the thing that wraps was built: `new PQueue({ timeout })`. */
  readonly made: Located<CallExpression | NewExpression> | null;
}

/** The wrapper of `knowledge` that has `node` (a promise or a function) in its hands at this call. */
export function wrapperOf(
  call: CallExpression | NewExpression,
  node: FactNode,
  around: Surroundings,
): FoundWrapper | null {
  const at = placeIn(call, node, around);
  for (const wrapper of around.knowledge.wrappers) {
    if (!isAt(wrapper.argument, at)) continue;
    const found = isWrapper(call.callee, wrapper, around);
    if (found) return { wrapper, made: found.made };
  }
  return null;
}

export interface FoundBlock extends FoundWrapper {
  readonly call: CallExpression | NewExpression;
}

/** The wrapper of `knowledge` that stands over a block: `with timeout(30):`, `for attempt in Retrying(…):`. */
export function blockWrapper(over: Expression, around: Surroundings): FoundBlock | null {
  for (const wrapper of around.knowledge.wrappers) {
    if (wrapper.argument !== 'block') continue;
    const found = isWrapper(over, wrapper, around);
    if (found?.made) return { wrapper, made: found.made, call: found.made.expression };
  }
  return null;
}

export interface PlaceInCall {
  readonly argument: number;
  /** Dotted path to a property of the argument, or to an argument by its name; null for the argument itself. */
  readonly property: string | null;
}

/** Where a node stands among the arguments: itself, or in objects and arrays inside one. */
export function placeIn(
  call: CallExpression | NewExpression,
  node: FactNode,
  { index }: Surroundings,
): PlaceInCall {
  const keys: string[] = [];
  let at: FactNode = node;
  for (
    let parent = index.parents.get(at);
    parent && parent !== call;
    parent = index.parents.get(at)
  ) {
    if (!('kind' in parent)) break;
    if (parent.kind === 'array') {
      at = parent;
      continue;
    }
    if (parent.kind !== 'object') break;
    const key = parent.properties.find((property) => property.value === at)?.key;
    if (key === undefined || key === null) break;
    keys.unshift(key);
    at = parent;
  }
  const position = call.args.findIndex((argument) => argument.value === at);
  const name = call.args[position]?.name ?? null;
  if (name !== null) keys.unshift(name);
  return {
    argument: name === null ? position : byName,
    property: keys.length > 0 ? keys.join('.') : null,
  };
}

function isAt(wanted: Wrapper['argument'], place: PlaceInCall): boolean {
  const { argument, property } = place;
  const isNamed = argument === byName && property !== null;
  if (wanted === 'block' || wanted === 'following' || wanted === 'part') return false;
  if (wanted === 'any') return property === null || (isNamed && !property.includes('.'));
  if (typeof wanted === 'number') return property === null && wanted === argument;
  if (wanted === 'receiver') return property === null && argument < 0;
  if (isNamed && wanted.name === property) return wanted.property === undefined;
  return wanted.argument === argument && (wanted.property ?? null) === property;
}

/** A name that the project's settings give; from the module that they name, if any. */
function isDeclared(
  callee: Expression,
  { names, declared }: Wrapper,
  { resolver }: Surroundings,
): boolean {
  const name =
    callee.kind === 'reference' ? callee.name : callee.kind === 'member' ? callee.property : null;
  const binding = callee.kind === 'reference' ? resolver.bindingOf(callee) : null;
  const imported = binding?.import?.name.imported;
  if (!names.some((one) => one === name || one === imported)) return false;
  const module = declared?.module ?? null;
  return module === null || binding?.import?.fact.source === module;
}

interface Match {
  readonly made: FoundWrapper['made'];
}

function isWrapper(callee: Expression, wrapper: Wrapper, around: Surroundings): Match | null {
  if (wrapper.declared) return isDeclared(callee, wrapper, around) ? { made: null } : null;
  if (wrapper.package !== null) return isExternal(callee, wrapper.package, wrapper.names, around);
  const dotted = globalName(callee, around.resolver);
  const method = callee.kind === 'member' ? `.${callee.property ?? ''}` : null;
  return wrapper.names.some((name) => name === dotted || name === method) ? { made: null } : null;
}

/** The expression may be one of these names of a package; see `Wrapper.names`. */
export function isExternal(
  expression: Expression,
  source: string,
  names: readonly string[],
  { resolver }: Surroundings,
): Match | null {
  for (const value of everything(resolver.valueOf(expression)))
    if (value.kind === 'external' && isOfPackage(value, source, names)) return { made: value.made };
  return null;
}

/** The value is one of these names of a package. */
export const isOfPackage = (
  value: Pick<ExternalValue, 'source' | 'path'>,
  source: string,
  names: readonly string[],
): boolean =>
  parentsOf(value.source).includes(source) && names.some((name) => isNamed(value.path, name));

/** `=` is the package itself, which CommonJS and a default import share; `*` stands for any steps. */
function isNamed(path: readonly string[], name: string): boolean {
  const steps = name === '=' ? [] : name.split('.');
  if (matches(path, steps)) return true;
  if (path[0] === 'default') return matches(path.slice(1), steps) && steps.length > 0;
  return steps[0] === 'default' && matches(path, steps.slice(1)) && path.length === 0;
}

function matches(path: readonly string[], steps: readonly string[]): boolean {
  const [first, ...rest] = steps;
  if (first === undefined) return path.length === 0;
  if (first === '*')
    return path.some((_, at) => matches(path.slice(at), rest)) || rest.length === 0;
  return path[0] === first && matches(path.slice(1), rest);
}

export interface EntryPoint {
  readonly framework: Framework;
  readonly name: string;
  /** The call that registers it, where its settings stand. */
  readonly registration?: CallExpression;
  /** A package's own function registers it: no name of a method alone. */
  readonly bound?: boolean;
}

/** The entry point that `node` becomes when it is handed to `app.post('/chat', node)` or `new Worker('chat', node)`. */
export function registrationOf(
  call: CallExpression | NewExpression,
  node: FactNode,
  around: Surroundings,
): EntryPoint | null {
  if (call.kind === 'new') return jobOf(call, node, around);
  return handedTo(call, node, around) ?? routeOf(call, around);
}

/** `inngest.createFunction({ id }, trigger, handler)`. */
function handedTo(call: CallExpression, node: FactNode, around: Surroundings): EntryPoint | null {
  const at = placeIn(call, node, around);
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'call' || !isAt(found.handler, at)) continue;
    const match = isExternal(call.callee, found.package, found.names, around);
    if (!match) continue;
    const named = found.name ? textAt(found.name, call, around) : null;
    const name = named === null ? framework.kind : `${framework.kind} ${named}`;
    return { framework, name, registration: call, bound: true };
  }
  return null;
}

/** The text at a place among a call's arguments; null where none can be read. */
export function textAt(
  place: ArgumentPlace,
  call: CallExpression,
  { resolver }: Surroundings,
): string | null {
  const argument = argumentNamed(call.args, place.argument, place.name);
  if (!argument) return null;
  const reading =
    place.property === undefined ? null : readOption(argument, place.property, resolver);
  if (reading && reading.state !== 'set') return null;
  const text = reading ? textOf(reading.value, reading.home) : textOf(argument, resolver);
  return text.every((piece) => piece !== null) ? text.join('') : null;
}

function routeOf(call: CallExpression, around: Surroundings): EntryPoint | null {
  if (call.callee.kind !== 'member') return null;
  const { property } = call.callee;
  const chained = chainedRegistration(call, around);
  if (chained) return chained;
  if (property === null) return null;
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'registration' || found.after !== undefined) continue;
    const text = found.methods.includes(property) ? registeredText(call, found, around) : null;
    if (text === null) continue;
    const name = `${property.toUpperCase()} ${text}`;
    return { framework, name, registration: call };
  }
  return null;
}

/** `program.command('fix <file>').option(…).action(handler)`, whatever the object. */
function chainedRegistration(call: CallExpression, around: Surroundings): EntryPoint | null {
  const method = call.callee.kind === 'member' ? call.callee.property : null;
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'registration' || found.after === undefined || method === null) continue;
    const text = found.methods.includes(method) ? chainedText(call, found.after) : null;
    if (text === null || (found.first === 'path' && !text.startsWith('/'))) continue;
    return {
      framework,
      name: `${framework.kind} ${text.split(' ')[0] ?? text}`,
      registration: call,
    };
  }
  return null;
}

function jobOf(call: NewExpression, node: FactNode, around: Surroundings): EntryPoint | null {
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'construction' || call.args[found.handlerArgument]?.value !== node) continue;
    if (!isExternal(call.callee, found.package, found.classes, around)) continue;
    const first = call.args[0]?.value;
    const named = first?.kind === 'literal' ? ` ${String(first.value)}` : '';
    return { framework, name: `${framework.kind}${named}` };
  }
  return null;
}
