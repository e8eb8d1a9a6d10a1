/** A program seen by one analysis: each module's surroundings and calls, worked out when first asked for. */
import type { Knowledge } from '../model/knowledge';
import type { CallSubject } from '../model/subject';
import type { AnalysisInput, Ways } from './contract';
import { withDeclared } from './declaredWrappers';
import { ecosystemOf, knowledgeOf, type Ecosystem } from './ecosystems';
import { callFinder, type FoundCall, type RequestNode } from './findCalls';
import { inventory } from './inventory';
import { providerOf } from './answering';
import { createMapper } from './map/mapper';
import { createProgram, type Program } from './program';
import { createSurroundings, type SurroundingProgram, type Surroundings } from './surroundings';

export interface View {
  around(path: string): Surroundings | null;
  /** Who reaches the calls of a module. */
  ways(path: string): Ways;
  /** Calls with policy and budget. */
  subjects(path: string): readonly CallSubject[];
}

export function createView(input: AnalysisInput): View {
  const declared = withDeclared(input.knowledge, input.config.wrappers);
  const isTest = (path: string): boolean => input.project(path).isTest(path);
  const neighbours = {
    resolveModule: input.resolveModule ?? (() => null),
    importers: input.importers ?? (() => null),
    isTest,
  };
  // A name is that of one package in one language and of another in the other.
  const sideOf = keep((ecosystem: Ecosystem): Side => {
    const knowledge = knowledgeOf(declared, ecosystem);
    const modules = input.modules.filter(({ facts }) => ecosystemOf(facts.language) === ecosystem);
    return { knowledge, program: createProgram(modules, knowledge, neighbours) };
  });
  const ecosystems = new Map(
    input.modules.map(({ path, facts }) => [path, ecosystemOf(facts.language)]),
  );
  const side = (path: string): Side => sideOf(ecosystems.get(path) ?? 'npm');
  const calls = keep((path: string): ReadonlyMap<RequestNode, FoundCall> => {
    const { program, knowledge } = side(path);
    const resolver = program.resolver(path);
    const found = resolver ? callFinder(knowledge).find(resolver) : [];
    return new Map(found.map((call) => [call.node, call]));
  });
  const around = keep((path: string): Surroundings | null => {
    const { program, knowledge } = side(path);
    const resolver = program.resolver(path);
    return resolver ? createSurroundings(path, resolver, knowledge, shared) : null;
  });
  const withoutTests = (
    path: string,
    importers: AnalysisInput['importers'],
  ): ReturnType<SurroundingProgram['importers']> => {
    const all = importers?.(path) ?? null;
    // What tests do with a function says nothing about who guards it.
    return all && !isTest(path) ? all.filter((one) => !isTest(one)) : all;
  };
  const shared: SurroundingProgram = {
    around,
    importers: (path) => withoutTests(path, input.importers),
    found: (call, path) => calls(path).get(call) ?? null,
  };
  const subjects = keep((path: string): readonly CallSubject[] => {
    const here = around(path);
    const found = [...calls(path).values()];
    if (!here || found.length === 0) return [];
    const project = input.project(path);
    const projectOf = input.project;
    const { knowledge } = side(path);
    return inventory({
      ...{ calls: found, around: here, project, projectOf, knowledge },
      forRules: input.findings !== false,
    });
  });
  const far: SurroundingProgram = {
    around: keep((path: string): Surroundings | null => {
      const here = around(path);
      return here && createSurroundings(path, here.resolver, here.knowledge, far);
    }),
    importers: (path) => withoutTests(path, input.farImporters ?? input.importers),
    found: shared.found,
  };
  const mapper = createMapper({
    around: (path) => far.around(path),
    packageOf: (path) => input.project(path).root,
    providerOf: (found, path) =>
      providerOf(found, { ...side(path), project: input.project(path) }).id,
  });
  // Nobody's outage: what tests call, tests hear of.
  const ways = (path: string): Ways =>
    isTest(path)
      ? { reaches: [], unfollowed: 0 }
      : mapper(path, [...calls(path).values()], subjects(path));
  return { around, subjects, ways };
}

/** What the modules of one ecosystem share. */
interface Side {
  readonly knowledge: Knowledge;
  readonly program: Program;
}

function keep<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
