import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules';
import type { Example } from '../../src/rules/rule';
import { checkCode } from '../support/checkCode';

const reported = (id: string, example: Example) =>
  checkCode(example.code, {
    ...(example.path === undefined ? {} : { path: example.path }),
    ...(example.files === undefined ? {} : { files: example.files }),
    ...(example.versions === undefined ? {} : { versions: example.versions }),
    retirements: id.startsWith('retired-'),
  }).findings.filter(
    (finding) => !finding.suppressed && (finding.rule === id || finding.also.includes(id)),
  );

describe.each(rules)('$id', (rule) => {
  it.each(rule.fires)('fires where $when', (example) => {
    const found = reported(rule.id, example);
    expect(found).toHaveLength(1);
    if (found[0]?.rule === rule.id)
      expect(found[0].severity).toBe(example.severity ?? rule.severity);
  });

  it.each(rule.silent)('is silent where $when', (example) => {
    expect(reported(rule.id, example)).toEqual([]);
  });
});
