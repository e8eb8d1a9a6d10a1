/** A program seen by one analysis: each module's surroundings and calls, worked out when first asked for. */
import type { CallSubject } from '../model/subject';
import type { AnalysisInput } from './contract';
import { withDeclared } from './declaredWrappers';
import { callFinder, type FoundCall, type RequestNode } from './findCalls';
import { inventory } from './inventory';
import { createProgram } from './program';
import { createSurroundings, type SurroundingProgram, type Surroundings } from './surroundings';

export interface View {
  around(path: string): Surroundings | null;
  /** Calls with policy and budget. */
  subjects(path: string): readonly CallSubject[];
}

export function createView(input: AnalysisInput): View {
  const knowledge = withDeclared(input.knowledge, input.config.wrappers);
  const isTest = (path: string): boolean => input.project(path).isTest(path);
  const program = createProgram(input.modules, knowledge, {
    resolveModule: input.resolveModule ?? (() => null),
    importers: input.importers ?? (() => null),
    isTest,
  });
  const finder = callFinder(knowledge);
  const calls = keep((path: string): ReadonlyMap<RequestNode, FoundCall> => {
    const resolver = program.resolver(path);
    return new Map((resolver ? finder.find(resolver) : []).map((call) => [call.node, call]));
  });
  const around = keep((path: string): Surroundings | null => {
    const resolver = program.resolver(path);
    return resolver ? createSurroundings(path, resolver, knowledge, shared) : null;
  });
  const shared: SurroundingProgram = {
    around,
    importers: (path) => {
      const all = input.importers?.(path) ?? null;
      // What tests do with a function says nothing about who guards it.
      return all && !isTest(path) ? all.filter((one) => !isTest(one)) : all;
    },
    found: (call, path) => calls(path).get(call) ?? null,
  };
  const subjects = keep((path: string): readonly CallSubject[] => {
    const here = around(path);
    const found = [...calls(path).values()];
    if (!here || found.length === 0) return [];
    const project = input.project(path);
    const projectOf = input.project;
    return inventory({
      ...{ calls: found, around: here, project, projectOf, knowledge },
      forRules: input.findings !== false,
    });
  });
  return { around, subjects };
}

function keep<T>(make: (path: string) => T): (path: string) => T {
  const made = new Map<string, T>();
  return (path) => {
    const known = made.get(path);
    if (known !== undefined) return known;
    const value = make(path);
    made.set(path, value);
    return value;
  };
}
