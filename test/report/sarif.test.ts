import { describe, expect, it } from 'vitest';
import type { DependencyMap, Reach } from '../../src/model/impact';
import { annotations } from '../../src/report/annotations';
import { sarifLog, type SarifInput } from '../../src/report/sarif';
import { rules } from '../../src/rules';
import { sampleCall, sampleFinding } from './support/sampleCall';

const text = 'one\ntwo three\n';
const input: SarifInput = {
  ...{ findings: [sampleFinding()], stale: [], rules, map: null, prefix: '' },
  ...{ textOf: () => text, version: '1.2.3', homepage: 'https://example.org/tool#readme' },
};

interface Uri {
  readonly artifactLocation: { readonly uri: string };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly locations: readonly { readonly physicalLocation: Uri }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly fixes?: readonly unknown[];
  readonly codeFlows?: readonly {
    readonly threadFlows: readonly {
      readonly locations: readonly {
        readonly location: { readonly physicalLocation: Uri; readonly message: unknown };
      }[];
    }[];
  }[];
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] };
  };
  readonly results: readonly Result[];
}

function runOf(changes: Partial<SarifInput>): Run {
  const log = JSON.parse(JSON.stringify(sarifLog({ ...input, ...changes }))) as {
    readonly version: string;
    readonly runs: readonly Run[];
  };
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

const reach = (effect: Reach['effect'], line: number): Reach => ({
  ...{ call: sampleCall().id, effect, fallback: { kind: 'none', at: null }, untilHeardMs: null },
  ...{ requests: 3, certain: true, conditional: false },
  via: [{ name: `step${line}`, path: 'src/a b.ts', line }],
});

const entry = (name: string, line: number, effect: Reach['effect']) => ({
  ...{ id: name, name, kind: 'next-route', path: 'app/[id]/route.ts', line, package: '' },
  ...{ patience: 'interactive' as const, reaches: [reach(effect, line + 10)] },
});

const map: DependencyMap = {
  calls: [sampleCall()],
  entryPoints: [entry('GET /a', 1, 'degraded'), entry('POST /a', 5, 'lost')],
  ...{ unreached: [], unfollowed: 0 },
};

describe('SARIF', () => {
  it('explains every rule and says which one each result is of', () => {
    const { tool, results } = runOf({});
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const rule of tool.driver.rules) {
      expect(rule['help']).toMatchObject({
        markdown: expect.stringContaining('When to ignore') as unknown,
      });
      expect(rule['helpUri']).toMatch(
        /^https:\/\/example\.org\/tool\/blob\/main\/docs\/rules\/[a-z-]+\.md$/,
      );
    }
    const [result] = results;
    expect(tool.driver.rules[result!.ruleIndex]).toMatchObject({ id: result!.ruleId });
    expect(result!.level).toBe('warning');
  });

  it('names files from the root of the repository, in the spelling of addresses', () => {
    const findings = [sampleFinding({ path: 'app/[id]/a b.ts' })];
    const [result] = runOf({ findings, prefix: 'packages/web' }).results;
    const { uri } = result!.locations[0]!.physicalLocation.artifactLocation;
    expect(uri).toBe('packages/web/app/%5Bid%5D/a%20b.ts');
  });

  it('leaves out what is suppressed, and tells findings with one fingerprint apart', () => {
    const suppressed = { by: 'baseline' as const, reason: 'baseline', range: null };
    const findings = [sampleFinding(), sampleFinding({ suppressed }), sampleFinding()];
    const keys = runOf({ findings }).results.map(
      ({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'],
    );
    expect(keys).toEqual(['missing-timeout:1:1', 'missing-timeout:1:2']);
  });

  it('offers what mends the code as replacements, and no comment that silences', () => {
    const edits = [{ path: 'src/chat.ts', start: 4, end: 7, newText: 'x' }];
    const fix = { title: 'Bound it', safe: true, kind: 'call-timeout', preferred: true, edits };
    const fixes = [fix, { ...fix, kind: 'suppress' }];
    const [result] = runOf({ findings: [sampleFinding({ fixes })] }).results;
    expect(result!.fixes).toEqual([
      {
        description: { text: 'Bound it' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'src/chat.ts', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
                insertedContent: { text: 'x' },
              },
            ],
          },
        ],
      },
    ]);
    expect(
      runOf({ findings: [sampleFinding({ fixes })], textOf: () => null }).results[0],
    ).not.toHaveProperty('fixes');
  });

  it('shows the ways from entry points to the call, what is lost first', () => {
    const [result] = runOf({ map }).results;
    const flows = result!.codeFlows!.map(({ threadFlows }) =>
      threadFlows[0]!.locations.map(
        ({ location }) => (location.message as { readonly text: string }).text,
      ),
    );
    expect(flows).toEqual([
      ['POST /a', 'step15', 'messages.create (anthropic)'],
      ['GET /a', 'step11', 'messages.create (anthropic)'],
    ]);
    expect(
      runOf({ map, findings: [sampleFinding({ callId: null })] }).results[0],
    ).not.toHaveProperty('codeFlows');
  });
});

describe('annotations', () => {
  it('are one line each, whatever a message or path holds', () => {
    const finding = sampleFinding({
      path: 'a,b:c.ts',
      message: '100 %\nof it: gone, all',
      also: [],
    });
    expect(annotations([finding], 'web')).toBe(
      '::warning file=web/a%2Cb%3Ac.ts,line=41,endLine=41,col=32,endColumn=38,title=missing-timeout::100 %25%0Aof it: gone, all\n',
    );
  });

  it('give no columns over several lines, and nothing for what is suppressed', () => {
    const range = { startLine: 1, startColumn: 5, endLine: 3, endColumn: 2 };
    const suppressed = { by: 'baseline' as const, reason: 'baseline', range: null };
    const findings = [sampleFinding({ range, severity: 'hint' }), sampleFinding({ suppressed })];
    expect(annotations(findings, '')).toMatch(
      /^::notice file=src\/chat\.ts,line=1,endLine=3,title=[^\n]*\n$/,
    );
  });

  it('name the cell of a notebook, whose lines are not those of its file', () => {
    const finding = sampleFinding({ path: 'a.ipynb', cell: 3, message: 'Gone', also: [] });
    expect(annotations([finding], '')).toBe(
      '::warning file=a.ipynb,title=missing-timeout::Cell 3, line 41: Gone\n',
    );
    const [result] = runOf({ findings: [finding] }).results;
    expect(JSON.stringify(result)).toContain('"message":{"text":"Cell 3: Gone"}');
    expect(JSON.stringify(result)).not.toContain('startLine');
  });
});
