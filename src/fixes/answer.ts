/** A route that answers 503 with Retry-After when the provider has an outage. */
import { fixOf } from './fix';
import { declarePieces } from './recipe';
import type { OpenRoute } from '../model/evidence';
import type { Fix } from '../model/finding';
import type { ErrorFacts, RouteAnswer } from '../model/knowledge';
import type { CallSubject, FixPlan, FixTools } from '../model/subject';

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

function edited(
  { providerLabel }: CallSubject,
  { status, headers = 'headers' }: ErrorFacts,
  { route: { body }, way, reply }: Answering,
  { writer, answers }: FixTools,
): Fix | null {
  if (!answers) return null;
  const names = new Map([
    ...[['status', status] as const, ['named', asName(status, 'status')] as const],
    ...[['headerName', headers] as const, ['headers', asName(headers, 'headers')] as const],
  ]);
  const isOutage = declarePieces([answers.isOutage], names, body.start, writer);
  const wait = declarePieces([answers.retryAfter], names, body.start, writer);
  if (!isOutage || !wait) return null;
  const code = way.code.replaceAll('$reply$', reply).replaceAll('$wait$', `${wait.name}($error$)`);
  const edits = writer.tryAround(body, {
    error: 'error',
    code: `if (!${isOutage.name}($error$)) throw $error$;
console.error('The LLM call failed:', $error$);
${code}`,
  });
  const title = `Answer 503 with Retry-After when ${providerLabel} has an outage`;
  const all = edits && [...edits, ...isOutage.edits, ...wait.edits];
  return all && fixOf('answer-outage', title, false, all);
}

/** As a pattern takes a property under a name. */
const asName = (property: string, name: string): string =>
  property === name ? name : `${property}: ${name}`;
