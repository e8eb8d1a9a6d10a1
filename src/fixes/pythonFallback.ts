/** Another provider that answers in Python when this one does not. */
import { fixOf } from './fix';
import { pythonPrimary, type PythonPrimary } from './pythonPrimary';
import { namedClasses, tupleOf } from './pythonErrors';
import { loggerOf, sideBySide } from './pythonLog';
import type { Span } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { FallbackFacts, FallbackWay, PythonClass, PythonErrors } from '../model/knowledge';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import { byName } from '../model/arguments';

/** Most others that are offered. */
const mostOffers = 3;

interface Offer {
  readonly other: FallbackFacts;
  readonly way: FallbackWay;
  /** The model that the code asks this provider for elsewhere, else the usual one. */
  readonly model: string;
}

/** A suggestion for each provider that can take over: those that the project uses, and those that its settings name. */
export const pythonFallbackFixes = (calls: readonly CallSubject[]): readonly FixPlan[] =>
  Array.from({ length: mostOffers }, (_, index): FixPlan => (tools) => {
    const [first] = calls;
    const offer = first && offersFor(first, tools)[index];
    if (!offer) return null;
    const changed = calls.flatMap((subject) => {
      const primary = pythonPrimary(subject, calls, tools, offer.way.kind === 'client');
      const edits = primary && asking[offer.way.kind]?.(subject, offer, primary, tools);
      return primary && edits ? [{ primary, edits }] : [];
    });
    if (changed.length === 0) return null;
    const { label, env } = offer.other;
    const who = changed.length === 1 ? 'this call fails' : `${String(changed.length)} calls fail`;
    const says = changed.find(({ primary }) => primary.says !== '')?.primary.says ?? '';
    const isThere = (tools.manifest?.declared(offer.way.package) ?? null) !== null;
    const install = isThere || !tools.manifest ? '' : `, then install ${offer.way.package}`;
    const title = `Let ${label} answer when ${who}${says} (needs ${env})${install}`;
    const edits = changed.flatMap(({ primary, edits: own }) => [...primary.edits, ...own]);
    return fixOf('fallback', title, false, withoutRepeats(edits));
  });

function offersFor({ call }: CallSubject, tools: FixTools): readonly Offer[] {
  const { fallbacks = [], fallbackProviders = [], manifest } = tools;
  if (call.language !== 'python') return [];
  return fallbacks.flatMap((other): readonly Offer[] => {
    const way = other.ways.find(
      ({ sdks, apis }) => sdks.includes(call.sdk) && (apis?.includes(call.api) ?? true),
    );
    if (!way || other.ecosystem !== 'pypi' || other.provider === call.provider) return [];
    const known = knownModel(other.provider, tools);
    const isUsed = other.packages.some((name) => (manifest?.declared(name) ?? null) !== null);
    const isWanted = isUsed || known !== null || fallbackProviders.includes(other.provider);
    return isWanted ? [{ other, way, model: known ?? other.model }] : [];
  });
}

const knownModel = (provider: string, { clients = [] }: FixTools): string | null =>
  clients
    .flatMap(({ calls }) => calls)
    .find(({ call }) => call.provider === provider && call.operation === 'generate')?.call.model ??
  null;

type Asking = (
  subject: CallSubject,
  offer: Offer,
  primary: PythonPrimary,
  tools: FixTools,
) => readonly TextEdit[] | null;

/** The same statement again, sent to another, where the first raises an error of its API. */
const askClient: Asking = ({ node, copyPlace, failure, waits }, offer, primary, { writer }) => {
  const model = node.args.find(({ name }) => name === 'model')?.value;
  const errors = errorsOf(failure?.python);
  const isAwaited = waits !== true && writer.isAwaited(node);
  if (!model || !copyPlace || !errors || (waits !== true && !isAwaited)) return null;
  const { way, other } = offer;
  const at = node.start;
  const os = writer.addImport({ module: 'os', names: [{ imported: '*', local: 'os' }] }, at);
  const className = `${isAwaited ? 'Async' : ''}OpenAI`;
  const classes = namedClasses(writer, [...errors, { module: way.package, name: className }], at);
  const log = loggerOf(writer, at);
  if (!os || !classes || !log || !writer.tryAgain) return null;
  const names = { Client: classes.names.at(-1) ?? '', os: os.names[0] ?? 'os', client: 'fallback' };
  const before = [
    `${log.logger}.exception("No answer, asking ${other.label}")`,
    filled(way.code, names),
  ].join('\n');
  const edits = writer.tryAgain(node, {
    types: tupleOf(classes.names.slice(0, -1)),
    before,
    first: primary.changes,
    again: [
      { ...copyPlace.client, code: 'fallback' },
      { ...spanOf(model), code: JSON.stringify(offer.model) },
    ],
  });
  return edits && [...sideBySide([...os.edits, ...log.edits, ...classes.edits]), ...edits];
};

/** Whatever keeps the first from answering. */
const errorsOf = (python: PythonErrors | undefined): readonly PythonClass[] | null =>
  python ? [...python.any, ...(python.garbled ? [python.garbled] : [])] : null;

/** By the method of the model that takes others. */
const askRunnable: Asking = ({ node }, { way, model }, _primary, { writer }) => {
  const receiver = node.callee.kind === 'member' ? node.callee.object : null;
  if (receiver?.kind !== 'reference' && receiver?.kind !== 'member') return null;
  const module = way.package.replaceAll('-', '_');
  const imported = writer.addImport({ module, names: way.imports }, node.start);
  if (!imported) return null;
  const names = Object.fromEntries(
    way.imports.map(({ local }, index) => [local, imported.names[index] ?? local]),
  );
  const code = filled(way.code, { ...names, model: JSON.stringify(model) });
  const edits = writer.chainCall(receiver, 'with_fallbacks', code);
  return edits && [...imported.edits, ...edits];
};

/** By the option of LiteLLM; what bounds the first bounds the others too. */
const askModel: Asking = ({ node }, { way, model }, primary, { writer }) =>
  writer.setOptions(node, byName, [
    { name: 'fallbacks', value: { kind: 'code', code: filled(way.code, { model }) } },
    ...primary.options,
  ]);

const asking: Readonly<Partial<Record<FallbackWay['kind'], Asking>>> = {
  client: askClient,
  runnable: askRunnable,
  model: askModel,
};

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const filled = (code: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`$${key}$`, value), code);

/** What several calls need is written once. */
const withoutRepeats = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.filter(
    (edit, index) =>
      index ===
      edits.findIndex(
        (one) =>
          one.path === edit.path &&
          one.start === edit.start &&
          one.end === edit.end &&
          one.newText === edit.newText,
      ),
  );
