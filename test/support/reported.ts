/** What one rule says about one text. */
import { checkCode, type CheckOptions } from './checkCode';

/** Messages of a rule, line by line: a finding of several rules has one for each. */
export function reported(rule: string, code: string, options: CheckOptions = {}): string[] {
  return checkCode(code, options).findings.flatMap((finding) => {
    const at = [finding.rule, ...finding.also].indexOf(rule);
    return at < 0 ? [] : [finding.message.split('\n')[at] ?? ''];
  });
}
