/** What the two rules about things that end share: how near the end is, and how it is said. */
import type { Severity } from '../model/finding';
import type { Retirement } from '../model/evidence';
import type { CallSubject } from '../model/subject';
import { countOf } from '../model/words';
import { whereWords } from './words';

/** Announced this many days ahead it is a hint, nearer a warning. */
const nearDays = 90;

/** Days from one ISO date to another; negative where the second is past. */
export const daysBetween = (today: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);

export function retirementSeverity({ date }: Retirement, today: string): Severity {
  return date !== null && daysBetween(today, date) <= nearDays ? 'warning' : 'hint';
}

/** ``` `gpt-4` (the default on line 3) was shut down on 2026-10-23: requests to it fail. ``` */
export function endWords(retirement: Retirement, subject: CallSubject, today: string): string {
  const { date, then } = retirement;
  const what = `${quoted(retirement)}${originWords(retirement, subject)}`;
  if (date === null)
    return `${what} is deprecated, and ${subject.providerLabel} will name the day on which it ends.`;
  const days = daysBetween(today, date);
  return days <= 0
    ? `${what} was shut down on ${date}: ${then ?? 'requests to it fail'}.`
    : `${what} ends on ${date}, in ${countOf(days, 'day')}: ${then ?? 'requests to it fail from then on'}.`;
}

/** A model as code, an API as words that begin a sentence. */
const quoted = ({ subject, name }: Retirement): string =>
  subject === 'model' ? `\`${name}\`` : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** ` (the default in lib/models.ts on line 3)`; nothing where the call itself says it. */
function originWords({ at, role }: Retirement, { call }: CallSubject): string {
  const isHere = at.path === call.path && at.line >= call.line && at.line <= call.endLine;
  if (isHere && role === 'only') return '';
  const where = isHere ? 'here' : whereWords(at, call.path);
  return ` (${roleWords[role]}${where})`;
}

const roleWords = { only: '', default: 'the default ', choice: 'one choice ' } as const;

/** ` Its successor is …`; nothing where the provider names none, or it answers by itself. */
export function successorWords({ replacement, then, subject }: Retirement): string {
  if (replacement === null || then !== null) return '';
  return ` Named instead: ${subject === 'model' ? `\`${replacement}\`` : replacement}.`;
}
