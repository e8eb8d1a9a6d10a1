/** What stands around calls in one module: known wrappers, route registrations, exports that a framework calls. */
import picomatch from 'picomatch';
import type { CallExpression, Expression, NewExpression } from '../model/facts';
import type { Framework, Knowledge, Wrapper } from '../model/knowledge';
import type { FoundCall } from './findCalls';
import type { ModuleIndex } from './moduleIndex';
import type { FactNode } from './tree';
import { globalName } from './globals';
import { alternatives, type Resolver } from './values';

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
  found(call: CallExpression, path: string): FoundCall | null;
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

function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => {
    const known = matchers.get(glob) ?? picomatch(glob);
    matchers.set(glob, known);
    return known(path);
  });
}

/** Names under which a local name is exported. */
export function exportedAs(local: string, around: Surroundings): readonly string[] {
  return around.index.facts.exports
    .filter((one) => one.local === local || mentions(one.value, local))
    .map((one) => one.exported);
}

const mentions = (value: Expression | null, local: string): boolean => {
  if (!value) return false;
  if (value.kind === 'reference') return value.name === local;
  if (value.kind === 'object')
    return value.properties.some((property) => mentions(property.value, local));
  return value.kind === 'call' && value.args.some((argument) => mentions(argument.value, local));
};

/** The wrapper of `knowledge` that has `node` (a promise or a function) in its hands at this call. */
export function wrapperOf(
  call: CallExpression | NewExpression,
  node: FactNode,
  around: Surroundings,
): Wrapper | null {
  const position = call.args.findIndex((argument) => argument.value === node);
  for (const wrapper of around.knowledge.wrappers) {
    if (wrapper.argument !== 'any' && wrapper.argument !== position) continue;
    if (isWrapper(call.callee, wrapper, around)) return wrapper;
  }
  return null;
}

function isWrapper(callee: Expression, wrapper: Wrapper, around: Surroundings): boolean {
  if (wrapper.package === null) {
    const dotted = globalName(callee, around.resolver);
    const method = callee.kind === 'member' ? `.${callee.property ?? ''}` : null;
    return wrapper.names.some((name) => name === dotted || name === method);
  }
  return isExternal(callee, wrapper.package, wrapper.names, around);
}

/** The expression may be one of these exports of a package; `=` is the package itself. */
function isExternal(
  expression: Expression,
  source: string,
  names: readonly string[],
  { resolver }: Surroundings,
): boolean {
  return alternatives(resolver.valueOf(expression)).some(
    (value) =>
      value.kind === 'external' &&
      value.source === source &&
      names.includes(value.path.length === 0 ? '=' : value.path.join('.')),
  );
}

export interface EntryPoint {
  readonly framework: Framework;
  readonly name: string;
}

/** The entry point that `node` becomes when it is handed to `app.post('/chat', node)` or `new Worker('chat', node)`. */
export function registrationOf(
  call: CallExpression | NewExpression,
  node: FactNode,
  around: Surroundings,
): EntryPoint | null {
  return call.kind === 'call' ? routeOf(call, around) : jobOf(call, node, around);
}

function routeOf(call: CallExpression, around: Surroundings): EntryPoint | null {
  if (call.callee.kind !== 'member') return null;
  const { property } = call.callee;
  const first = call.args[0]?.value;
  if (property === null || first?.kind !== 'literal' || typeof first.value !== 'string')
    return null;
  for (const framework of around.knowledge.frameworks) {
    const { found } = framework;
    if (found.by !== 'registration' || !found.methods.includes(property)) continue;
    if (found.first === 'path' && !first.value.startsWith('/')) continue;
    return { framework, name: `${property.toUpperCase()} ${first.value}` };
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
