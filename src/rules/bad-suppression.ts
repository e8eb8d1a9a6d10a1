import { keepNeeded, removeSuppression, renameSuppressed } from '../fixes';
import type { FixPlan, Problem, SuppressionSubject } from '../model/subject';
import { listWords } from '../model/words';
import type { Rule } from './rule';

const quoted = (names: readonly string[]): string => listWords(names.map((name) => `\`${name}\``));

function checkSuppression(suppression: SuppressionSubject): Problem | null {
  const [problem, ...more] = [
    ...formProblems(suppression),
    ...nameProblems(suppression),
    ...timeProblems(suppression),
    ...useProblems(suppression),
  ];
  if (!problem) return null;
  const all = [problem, ...more];
  return {
    message: all.map(({ message }) => message).join(' '),
    fixes: [...all.flatMap(({ fixes }) => fixes), removeSuppression(suppression)],
  };
}

interface Part {
  readonly message: string;
  readonly fixes: readonly FixPlan[];
}

const part = (message: string, ...fixes: readonly FixPlan[]): readonly Part[] => [
  { message, fixes },
];

function formProblems({ form, word, meant, isPaired }: SuppressionSubject): readonly Part[] {
  if (form === 'unknown') {
    const instead = meant ?? 'lifeboat-ignore-next-line, -line or -file, or -start and -end';
    return part(`\`${word}\` silences nothing: write ${instead}.`);
  }
  if (isPaired) return [];
  return part(
    form === 'end'
      ? 'No `lifeboat-ignore-start` stands before this end.'
      : 'No `lifeboat-ignore-end` follows: this reaches to the end of the file.',
  );
}

function nameProblems(suppression: SuppressionSubject): readonly Part[] {
  const unknown = suppression.rules.filter(({ isKnown }) => !isKnown);
  const [first] = unknown;
  if (!first) return [];
  const meant = unknown.flatMap((rule) => rule.meant ?? []);
  const help =
    meant.length > 0
      ? `did you mean ${quoted(meant)}?`
      : 'rules are ids such as `missing-timeout`, and a reason stands behind ` -- `.';
  const are = unknown.length === 1 ? 'is no rule' : 'are no rules';
  const names = quoted(unknown.map(({ name }) => name));
  return part(`${names} ${are}: ${help}`, renameSuppressed(suppression));
}

function timeProblems({ expires, isExpired }: SuppressionSubject): readonly Part[] {
  if (!expires) return [];
  if (!expires.isDay)
    return part(`\`${expires.day}\` is no day such as 2027-01-31: this does not expire.`);
  return isExpired ? part(`This suppression expired after ${expires.day}.`) : [];
}

/** Of what silences nothing, nobody wants to know the reason too. */
function useProblems(suppression: SuppressionSubject): readonly Part[] {
  const { form, rules, hasReason, isExpired, isIdle } = suppression;
  if (form === 'unknown' || form === 'end' || isExpired) return [];
  const known = rules.filter((rule) => rule.isKnown);
  if (rules.length > 0 && known.length === 0) return [];
  if (isIdle === true) return part('This suppression silences nothing.');
  const idle = known.filter((rule) => rule.isIdle).map(({ name }) => name);
  return [
    ...(idle.length === 0
      ? []
      : part(`This silences nothing of ${quoted(idle)}.`, keepNeeded(suppression))),
    ...(hasReason ? [] : part('This suppression gives no reason: write one behind ` -- `.')),
  ];
}

export const badSuppression: Rule = {
  id: 'bad-suppression',
  says: 'A comment silences findings without a reason, after its day, by an unknown rule, or for nothing',
  severity: 'information',
  docs: {
    outage:
      'A comment that outlives its reason hides the next finding in the same place, and nobody decided that.',
    ignore:
      'When comments are kept on purpose, such as in generated code: set the rule to `off` for those files.',
    evidence: [
      'ESLint, mypy, RuboCop and ruff report unused suppressions by rules of their own; the forms `-next-line`, `-line`, `-start` and `-end` are those that their users know.',
    ],
  },
  fires: [
    {
      when: 'it silences nothing, because the call was mended',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
// lifeboat-ignore-next-line long-wait -- a batch
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
    {
      when: 'it gives no reason',
      code: `// lifeboat-ignore-next-line
await fetch('https://api.openai.com/v1/responses', { method: 'POST' });
`,
    },
    {
      when: 'its day is over',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
// lifeboat-ignore-next-line missing-fallback expires 2026-01-31 -- until the second provider is there
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
    {
      when: 'it names a rule that nobody knows',
      code: `import OpenAI from 'openai';
// lifeboat-ignore-next-line long-wiat -- a batch
const openai = new OpenAI();
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
  ],
  silent: [
    {
      when: 'it silences a finding and says why',
      code: `import OpenAI from 'openai';
// lifeboat-ignore-next-line long-wait expires 2027-01-31 -- a batch; nobody waits
const openai = new OpenAI();
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
    {
      when: 'a block silences what stands in it',
      code: `import OpenAI from 'openai';
// lifeboat-ignore-start long-wait -- a batch; nobody waits
const openai = new OpenAI();
// lifeboat-ignore-end
export const ask = (input: string) => openai.responses.create({ model: 'gpt-6-luna', input });
`,
    },
    {
      when: 'nothing can be said of a file that is half typed',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
// lifeboat-ignore-next-line long-wait -- a batch
export const ask = (input: string) => openai.responses.create({
`,
    },
  ],
  checkSuppression,
};
