/** A route that answers 503 with Retry-After when the provider has an outage. */
import { fixOf } from './fix';
import { declarePieces } from './recipe';
import type { OpenRoute } from '../model/evidence';
import type { Language } from '../model/facts';
import type { Fix } from '../model/finding';
import type { ErrorFacts, RouteAnswer } from '../model/knowledge';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';
import type { Declared } from '../model/writer';

/** A suggestion that ends no finding: the call fails as before, and whoever asked is told so. */
export function answerOutage(subject: CallSubject): FixPlan {
  return (tools) => {
    const { route } = subject.evidence;
    const way = route && wayOf(route, tools);
    if (!way || !subject.failure) return null;
    const reply = way.reply === null ? '' : route.params[way.reply];
    if (typeof reply !== 'string') return null;
    return edited(subject, subject.failure, { route, way, reply }, tools);
  };
}

interface Answering {
  readonly route: OpenRoute;
  readonly way: RouteAnswer;
  readonly reply: string;
}

/** Where a package decides, the module must import it and none of the others. */
function wayOf({ framework, packages }: OpenRoute, { answers }: FixTools): RouteAnswer | null {
  const ways = answers?.ways.filter(({ frameworks }) => frameworks.includes(framework)) ?? [];
  const fitting = ways.filter((one) => one.package === undefined || packages.includes(one.package));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Nothing to declare or to import. */
const none = { name: '', names: [], edits: [] } as const;

function edited(
  subject: CallSubject,
  failure: ErrorFacts,
  { route: { body }, way, reply }: Answering,
  tools: FixTools,
): Fix | null {
  const { writer, answers } = tools;
  const isOutage = outageTest(subject, failure, body.start, tools);
  const { headers = 'headers' } = failure;
  const names = new Map([
    ['headerName', headers],
    ['headers', asName(headers, 'headers')],
  ]);
  const waits = way.code.includes('$wait$');
  const wait =
    answers && waits ? declarePieces([answers.retryAfter], names, body.start, writer) : none;
  const imported = way.imports ? writer.addImport(way.imports, body.start) : none;
  if (!isOutage || !wait || !imported) return null;
  const local = new Map(way.imports?.names.map((one, index) => [one.local, imported.names[index]]));
  const code = [...local]
    .reduce((text, [key, name]) => text.replaceAll(`$${key}$`, name ?? key), way.code)
    .replaceAll('$reply$', reply)
    .replaceAll('$wait$', `${wait.name}($error$)`);
  const edits = writer.tryAround(body, {
    error: 'error',
    code: `if (!${isOutage.name}($error$)) throw $error$;
${logOf(failure, writer.language(body.start))}
${code}`,
  });
  const when = waits ? ' with Retry-After' : '';
  const title = `Answer 503${when} when ${subject.providerLabel} has an outage`;
  const all = edits && [...edits, ...isOutage.edits, ...wait.edits, ...imported.edits];
  return all && fixOf('answer-outage', title, false, all);
}

/** By the classes of the SDK where it exports them, else by the status and the words of an error. */
function outageTest(
  { call: { sdk } }: CallSubject,
  { status, classes }: ErrorFacts,
  at: number,
  { writer, answers }: FixTools,
): Declared | null {
  if (!answers) return null;
  const { outages = [], holders = {} } = classes ?? {};
  const local = holders[sdk];
  const holder = { module: sdk, names: [{ imported: 'default', local: local ?? '' }] };
  const imported = local === undefined ? null : writer.addImport(holder, at);
  if (!imported) {
    const names = new Map([
      ['status', status],
      ['named', asName(status, 'status')],
    ]);
    return declarePieces([answers.isOutage], names, at, writer);
  }
  const [name = ''] = imported.names;
  const tests = outages.map((one) => `    error instanceof ${name}.${one}`).join(' ||\n');
  const names = new Map([['tests', tests]]);
  const declared = declarePieces([answers.isTypedOutage], names, at, writer);
  return declared && { ...declared, edits: [...imported.edits, ...declared.edits] };
}

/** Whoever asks the provider for help is asked for the request's id. */
function logOf({ requestId: id }: ErrorFacts, language: Language): string {
  if (id === null) return "console.error('The LLM call failed:', $error$);";
  const type = language === 'typescript' ? ` as { ${id}?: string }` : '';
  return `const { ${id} } = $error$${type};
console.error('The LLM call failed, request', ${id}, $error$);`;
}

/** As a pattern takes a property under a name. */
const asName = (property: string, name: string): string =>
  property === name ? name : `${property}: ${name}`;
