/** A route of Python that answers 503 with Retry-After when the provider has an outage, and logs the request's id. */
import { fixOf } from './fix';
import { namedClasses, tupleOf } from './pythonErrors';
import { loggerOf, sideBySide } from './pythonLog';
import type { OpenRoute } from '../model/evidence';
import type { CallSubject, FixPlan } from '../model/subject';
import type { WantedImport } from '../model/writer';

interface Answer {
  /** A package that routes of this kind come from. */
  readonly package: RegExp;
  readonly needs: WantedImport | null;
  /** `$name$` is what is imported. */
  readonly code: string;
}

const words = '"No answer at the moment. Try again later."';

const answers: readonly Answer[] = [
  {
    package: /^fastapi\b/,
    needs: { module: 'fastapi', names: [{ imported: 'HTTPException', local: 'HTTPException' }] },
    code: `raise $name$(
    503,
    ${words},
    headers={"Retry-After": "30"},
) from $error$`,
  },
  {
    package: /^(?:flask|quart)\b/,
    needs: null,
    code: `return (
    {"error": ${words}},
    503,
    {"Retry-After": "30"},
)`,
  },
  {
    package: /^(?:django|rest_framework)\b/,
    needs: { module: 'django.http', names: [{ imported: 'JsonResponse', local: 'JsonResponse' }] },
    code: `return $name$(
    {"error": ${words}},
    status=503,
    headers={"Retry-After": "30"},
)`,
  },
];

/** One kind of package only: routes of several look alike. */
function answerFor({ framework, packages }: OpenRoute): Answer | null {
  if (!/^(?:python-route|django-|drf-)/.test(framework)) return null;
  const fitting = answers.filter((one) => packages.some((name) => one.package.test(name)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** A suggestion that ends no finding: the call fails as before, and whoever asked is told so. */
export function answerPythonOutage(subject: CallSubject): FixPlan {
  return ({ writer }) => {
    const { node, call, failure, evidence, providerLabel } = subject;
    const { route } = evidence;
    const errors = failure?.python;
    const answer = route && call.language === 'python' ? answerFor(route) : null;
    // Of what one class tells, a part is the request's own fault.
    if (!route || !answer || !errors || errors.byStatus || errors.answers) return null;
    if (node.start < route.body.start || node.end > route.body.end) return null;
    const classes = namedClasses(writer, errors.transient, node.start);
    const log = loggerOf(writer, node.start);
    const imported = answer.needs ? writer.addImport(answer.needs, node.start) : null;
    if (!classes || !log || (answer.needs && !imported)) return null;
    const id = failure.requestId;
    const asked = id === null ? '' : `, getattr($error$, "${id}", None)`;
    const says = `"The LLM call failed${id === null ? '' : `, request ${log.holder}`}"`;
    const edits = writer.tryAround(
      { start: node.start, end: route.body.end },
      {
        error: 'error',
        types: tupleOf(classes.names),
        code: [
          `${log.logger}.exception(${says}${asked})`,
          answer.code.replace('$name$', imported?.names[0] ?? ''),
        ].join('\n'),
      },
    );
    const title = `Answer 503 with Retry-After when ${providerLabel} has an outage`;
    const imports = sideBySide([...classes.edits, ...(imported?.edits ?? [])]);
    return edits && fixOf('answer-outage', title, false, [...log.edits, ...imports, ...edits]);
  };
}
