import { describe, expect, it } from 'vitest';
import type { Finding, Fix, TextEdit } from '../../src/model/finding';
import { applyEdits, editsByPath, planFixes, withoutUnused } from '../../src/session/fixPlan';

const edit = (start: number, end: number, newText: string, path = 'a.ts'): TextEdit => ({
  ...{ path, start, end, newText },
});

const fix = (edits: readonly TextEdit[], more: Partial<Fix> = {}): Fix => ({
  ...{ title: 'Bound this call', safe: true, kind: 'call-timeout', preferred: false, edits },
  ...more,
});

const finding = (fixes: readonly Fix[], more: Partial<Finding> = {}): Finding => ({
  ...{ rule: 'missing-timeout', also: [], severity: 'warning', path: 'a.ts', callId: null },
  ...{ range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 6 }, message: '' },
  ...{ fingerprint: 'f', causes: [], related: [], suppressed: null, fixes, ...more },
});

const all = (): boolean => true;
const taken = (findings: readonly Finding[], accepts: (one: Fix) => boolean = all) =>
  planFixes(findings, accepts).taken.map((one) => one.fix.title);

describe('planFixes', () => {
  it('takes the preferred fix of each open finding, else the first that is accepted', () => {
    const first = fix([edit(0, 0, 'a')], { title: 'first' });
    const best = fix([edit(1, 1, 'b')], { title: 'best', preferred: true });
    const risky = fix([edit(9, 9, 'c')], { title: 'risky', safe: false, preferred: true });
    const calm = fix([edit(12, 12, 'd')], { title: 'calm' });
    const silenced = finding([first], {
      suppressed: { by: 'comment', reason: null, range: null },
    });
    expect(taken([silenced, finding([first, best])])).toEqual(['best']);
    expect(taken([finding([risky, calm])])).toEqual(['risky']);
    expect(taken([finding([risky, calm])], ({ safe }) => safe)).toEqual(['calm']);
    expect(taken([finding([])])).toEqual([]);
  });

  it('leaves what meets an edit that is taken, and shares what is the same', () => {
    const shared = edit(0, 0, 'const x = 1;\n');
    const one = finding([fix([shared, edit(10, 12, 'a')], { title: 'one' })]);
    const two = finding([fix([shared, edit(20, 20, 'b')], { title: 'two' })]);
    const three = finding([fix([edit(12, 14, 'c')], { title: 'three' })]);
    const other = finding([fix([edit(12, 14, 'c', 'b.ts')], { title: 'other' })]);
    const plan = planFixes([one, two, three, other], all);
    expect(plan.taken.map((each) => each.fix.title)).toEqual(['one', 'two', 'other']);
    expect(plan.left.map((each) => each.fix.title)).toEqual(['three']);
  });
});

describe('the edits of several fixes', () => {
  it('come by path, once, in order, and make the text', () => {
    const shared = edit(0, 0, '>');
    const fixes = [fix([edit(3, 3, 'c'), shared]), fix([shared, edit(1, 2, 'B')])];
    const edits = editsByPath(fixes).get('a.ts') ?? [];
    expect(edits).toEqual([shared, edit(1, 2, 'B'), edit(3, 3, 'c')]);
    expect(applyEdits('abd', edits)).toBe('>aBdc');
    expect([...editsByPath([])]).toEqual([]);
  });
});

describe('what a fix declares', () => {
  const declared: TextEdit = { ...edit(0, 0, 'const LIMIT = 5;\n'), declares: 'LIMIT' };
  const whole = `import x;\n${declared.newText}run();\n`;

  it('goes where nothing uses it any longer', () => {
    expect(withoutUnused(whole, [declared])).toBe('import x;\nrun();\n');
    expect(withoutUnused(whole.replace('run()', 'run(LIMITS)'), [declared])).not.toContain('= 5');
  });

  it('needs no number in its name where the first of that name has gone', () => {
    const second = { ...edit(0, 0, 'const LIMIT_2 = 9;\n'), declares: 'LIMIT_2' };
    const both = `import x;\n${declared.newText}${second.newText}run(LIMIT_2);\n`;
    const text = 'import x;\nconst LIMIT = 9;\nrun(LIMIT);\n';
    expect(withoutUnused(both, [second, declared])).toBe(text);
    const used = both.replace('run(', 'run(LIMIT + ');
    expect(withoutUnused(used, [second, declared])).toBe(used);
    expect(withoutUnused('run(LIMIT_2);\n', [second])).toBe('run(LIMIT_2);\n');
  });

  it('stays where it is used, changed or not its own', () => {
    const used = whole.replace('run()', 'run(LIMIT)');
    expect(withoutUnused(used, [declared])).toBe(used);
    const changed = whole.replace('5', '6');
    expect(withoutUnused(changed, [declared])).toBe(changed);
    expect(withoutUnused(whole, [edit(0, 0, declared.newText)])).toBe(whole);
  });
});
