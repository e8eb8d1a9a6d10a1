/** The engine's only door: facts and knowledge in, calls and findings out. Pure; never throws for bad input. */
import { clientsOf } from './clients';
import type { Analysis, AnalysisInput, AnalyzedModule } from './contract';
import type { Supplies } from './findingParts';
import { findingsOf } from './findings';
import type { FileConfig } from '../model/config';
import type { ModuleIndex } from './moduleIndex';
import type { Positions } from '../model/positions';
import type { Writer } from '../model/writer';
import { readSuppressions } from './suppressions';
import { isExpression, isFunction, type FactNode } from './tree';
import { createView, type View } from './view';

export { fingerprintOf } from './fingerprint';
export { ruleIds } from './ruleIds';

export function analyze(input: AnalysisInput): Analysis {
  const answers = openAnalysis(input);
  const all = input.modules
    .filter((module) => input.report?.has(module.path) ?? true)
    .map((module) => answers(module));
  return {
    calls: all.flatMap((answer) => answer.calls),
    findings: all.flatMap((answer) => answer.findings),
    failures: all.flatMap((answer) => answer.failures),
  };
}

/** The same, one module at a time: whoever asks can let others work between two answers. */
export function openAnalysis(input: AnalysisInput): (module: AnalyzedModule) => Analysis {
  const view = createView(input);
  return (module) => analyzeModule(module, input, view);
}

function analyzeModule(module: AnalyzedModule, input: AnalysisInput, view: View): Analysis {
  try {
    return answerFor(module, input, view);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...nothing, failures: [{ path: module.path, part: 'calls', message }] };
  }
}

const nothing: Analysis = {
  calls: [],
  findings: [],
  failures: [],
};

function answerFor(
  { path, text, facts }: AnalyzedModule,
  input: AnalysisInput,
  view: View,
): Analysis {
  const around = view.around(path);
  if (!around) return nothing;
  const calls = view.subjects(path);
  const ways = input.map === true ? { ways: view.ways(path) } : {};
  if (input.findings === false)
    return { ...nothing, ...ways, calls: calls.map(({ call }) => call) };
  const clients = clientsOf({ around, subjects: (one) => view.subjects(one) });
  const { directives } = facts;
  if (calls.length === 0 && clients.length === 0 && directives.length === 0) return nothing;
  const { positions } = around.resolver;
  const { findings, failures } = findingsOf({
    path,
    text,
    isWhole: facts.problems.length === 0,
    calls,
    clients,
    suppressions: readSuppressions(facts, positions, input.today),
    positions,
    config: fileConfig(path, input),
    today: input.today,
    writer: once(() => input.writers[facts.language]?.(facts, text) ?? null),
    declareWrapper: input.declareWrapper ?? null,
    writerFor: writersOf(input),
    supplies: suppliesFor(path, input),
    statementLine: statementLines(around.index, positions),
  });
  return {
    ...ways,
    calls: calls.map((subject) => subject.call),
    findings,
    failures,
  };
}

/** Without overrides, all files but tests are alike. */
const fileConfig = (path: string, { config, configFor, project }: AnalysisInput): FileConfig =>
  configFor?.(path) ?? {
    patienceSeconds: config.patienceSeconds,
    rules: config.rules,
    findings: project(path).isTest(path) ? config.tests : 'on',
  };

const suppliesFor = (path: string, { project, knowledge, config }: AnalysisInput): Supplies => ({
  manifest: project(path).manifest ?? null,
  recipes: knowledge.recipes,
  libraries: knowledge.libraries,
  fallbacks: knowledge.fallbacks,
  answers: knowledge.answers,
  fallbackProviders: config.fallbackProviders,
});

/** Fixes may change the module in which a client is built. */
const writersOf =
  ({ modules, writers }: AnalysisInput) =>
  (path: string): Writer | null => {
    const module = modules.find((one) => one.path === path);
    return module ? (writers[module.facts.language]?.(module.facts, module.text) ?? null) : null;
  };

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** First line of the innermost statement around an offset. */
function statementLines(index: ModuleIndex, positions: Positions): (offset: number) => number {
  return (offset) => {
    let start = offset;
    const node = index.calls.find((call) => call.start <= offset && call.end >= offset);
    for (let at: FactNode | undefined = node; at; at = index.parents.get(at)) {
      if (isFunction(at)) break;
      start = Math.min(start, at.start);
      if (!isExpression(at)) break;
    }
    return positions.place({ start }).line;
  };
}
