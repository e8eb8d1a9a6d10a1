/** Comments that silence findings and should not stay as they are, as findings themselves. */
import type { Finding } from '../model/finding';
import { nearest } from '../model/nearest';
import type { Problem, SuppressedRule, SuppressionSubject } from '../model/subject';
import { rules } from '../rules';
import type { Rule } from '../rules/rule';
import { ruleIds } from './ruleIds';
import { fingerprintOf } from './fingerprint';
import {
  madeFixes,
  severityOf,
  suppressionBy,
  type FindingsInput,
  type Silenced,
} from './findingParts';
import { isDay, suppressionForms } from './suppressionComments';
import type { Directive } from './suppressions';

/** `silenced` is null where what is silenced cannot be told: nothing is called idle then. */
export function suppressionFindings(
  input: FindingsInput,
  silenced: Silenced | null,
): readonly Finding[] {
  const rule = rules.find((one) => one.checkSuppression !== undefined);
  if (!rule || input.config.rules[rule.id] === 'off') return [];
  const { directives } = input.suppressions;
  // Comments about this rule come last: only then is it known what they silence.
  const isAboutIt = (one: Directive): boolean => one.rules.includes(rule.id);
  const ordered = [
    ...directives.filter((one) => !isAboutIt(one)),
    ...directives.filter((one) => isAboutIt(one)),
  ];
  return ordered.flatMap((directive) => {
    const problem = rule.checkSuppression?.(subjectOf(directive, input, silenced));
    if (!problem) return [];
    const { startLine } = input.positions.range(directive.comment);
    const by = input.suppressions.find(rule.id, [startLine]);
    // Comments for all rules do not hide what is wrong with comments, themselves first of all.
    const isHidden = by !== null && by !== directive && isAboutIt(by);
    if (isHidden) silenced?.set(by, (silenced.get(by) ?? new Set()).add(rule.id));
    return [findingOf(rule, problem, directive, input, isHidden ? by : null)];
  });
}

function findingOf(
  rule: Rule,
  problem: Problem,
  directive: Directive,
  input: FindingsInput,
  by: Directive | null,
): Finding {
  const { path, positions } = input;
  const cause = { rule: rule.id, about: directive.comment.text.replace(/\s+/g, ' ') };
  return {
    rule: rule.id,
    also: [],
    severity: severityOf(rule, problem, input.config),
    path,
    range: positions.range(directive.comment),
    callId: null,
    message: problem.message,
    fingerprint: fingerprintOf(path, cause),
    causes: [cause],
    related: [],
    suppressed: by && suppressionBy(by, positions),
    fixes: by ? [] : madeFixes(problem.fixes, input),
  };
}

function subjectOf(
  directive: Directive,
  input: FindingsInput,
  silenced: Silenced | null,
): SuppressionSubject {
  const { word, form, reason, expires, isExpired, isPaired } = directive;
  const used = silenced && (silenced.get(directive) ?? new Set<string>());
  const named = namedRules(directive, input, used);
  const isOff = directive.rules.some((id) => input.config.rules[id] === 'off');
  return {
    path: input.path,
    word,
    form: form ?? 'unknown',
    meant: form
      ? null
      : nearest(
          word,
          suppressionForms.map((one) => `lifeboat-ignore-${one}`),
        ),
    rules: named,
    hasReason: reason !== null,
    expires: expires === null ? null : { day: expires, isDay: isDay(expires) },
    isExpired,
    isPaired,
    isIdle: used === null || isOff ? null : used.size === 0,
    removal: removalOf(directive, input),
  };
}

/** Of a rule that is switched off, nobody can say what would be silenced. */
function namedRules(
  { rules: names, comment }: Directive,
  { text, config }: FindingsInput,
  used: ReadonlySet<string> | null,
): readonly SuppressedRule[] {
  let from = text.indexOf('lifeboat-ignore', comment.start) + 'lifeboat-ignore'.length;
  return names.map((name) => {
    const start = text.indexOf(name, from);
    from = start + name.length;
    const isKnown = ruleIds.includes(name);
    return {
      name,
      span: { start, end: from },
      isKnown,
      meant: isKnown ? null : nearest(name, ruleIds),
      isIdle: isKnown && used !== null && config.rules[name] !== 'off' && !used.has(name),
    };
  });
}

/** The whole line where nothing else stands in it; else the comment and the space before it. */
function removalOf(
  { comment: { start, end } }: Directive,
  { path, text }: FindingsInput,
): SuppressionSubject['removal'] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start);
  const behind = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  if (behind && before.trim() === '')
    return { path, start: lineStart, end: end + behind[0].length, newText: '' };
  const spaces = behind ? before.length - before.trimEnd().length : 0;
  return { path, start: start - spaces, end, newText: '' };
}
