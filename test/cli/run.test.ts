import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import type { CliIo } from '../../src/cli/io';
import type { Analysis, AnalysisInput } from '../../src/engine/contract';
import type { Finding } from '../../src/model/finding';
import type { OpenAnalysis } from '../../src/session/state';
import type { FrontEnd } from '../../src/model/frontEnd';
import { memoryFiles } from '../project/support/memoryFiles';
import { sampleCall, sampleFinding } from '../report/support/sampleCall';
import { readSchema, violations } from '../report/support/schema';

const call = "import OpenAI from 'openai';\nawait client.responses.create({});\n";

const project: Readonly<Record<string, string | Error>> = {
  '.git/HEAD': '',
  'package.json': '{}',
  'src/chat.ts': call,
  'src/more/raw.ts': call,
  'lib/util.ts': '',
  'outside.ts': call,
};

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const frontEnd: FrontEnd = {
  languages: ['typescript'],
  parse: (path) => ({
    ...{ path, language: 'typescript', body: [], imports: [], exports: [] },
    ...{ directives: [], pragmas: [], problems: [] },
  }),
  writer: () => {
    throw new Error('nobody writes here');
  },
};

/** One call and one warning, with a fix, for each module. */
function analyze({ modules }: AnalysisInput): Analysis {
  const paths = modules.map(({ path }) => path);
  const fix = (path: string): Finding['fixes'][number] => ({
    ...{ title: 'Bound this call', safe: true, kind: 'call-timeout', preferred: true },
    edits: [{ path, start: 31, end: 35, newText: 'x' }],
  });
  return {
    calls: paths.map((path) => sampleCall({ path, id: path })),
    findings: paths.map((path) => sampleFinding({ path, callId: path, fixes: [fix(path)] })),
    failures: [],
  };
}

async function lifeboat(
  argv: readonly string[],
  more: Partial<CliIo> = {},
  tree = project,
  isTerminal = false,
): Promise<Outcome> {
  let out = '';
  let err = '';
  const files = memoryFiles('/repo', { ...tree, 'own/package.json': '{"version": "1.2.3"}' });
  const code = await run(argv, {
    stdout: { write: (text) => void (out += text), isTerminal },
    stderr: { write: (text) => void (err += text), isTerminal },
    ...{ cwd: '/repo', env: {}, manifest: '/repo/own/package.json', files },
    clock: { now: () => 0, after: () => () => undefined },
    frontEnds: [{ extensions: ['.ts'], load: async () => frontEnd }],
    serve: async () => undefined,
    parts: { openAnalysis: oneByOne(analyze) },
    ...more,
  });
  return { code, out, err };
}

const oneByOne =
  (answer: (input: AnalysisInput) => Analysis): OpenAnalysis =>
  (input) =>
  (module) =>
    answer({ ...input, modules: [module] });

const paths = ({ out }: Outcome): readonly string[] =>
  (JSON.parse(out) as { findings: Finding[] }).findings.map(({ path }) => path);

describe('check', () => {
  it('prints findings for people', async () => {
    expect(await lifeboat(['check', 'src'])).toEqual({
      code: 1,
      out: `src/chat.ts
  41:32  warning  Nothing ends this call  missing-timeout, missing-fallback

src/more/raw.ts
  41:32  warning  Nothing ends this call  missing-timeout, missing-fallback

2 findings: 2 warnings; 2 have a safe fix
2 calls to Anthropic in 2 files
`,
      err: '',
    });
  });

  it('prints JSON for programs, edits as ranges', async () => {
    const { out, err } = await lifeboat(['check', '--format', 'json', './src/']);
    const json: unknown = JSON.parse(out);
    expect(violations(json, readSchema('check'))).toEqual([]);
    expect(err).toBe('');
    const range = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 7 };
    expect(json).toMatchObject({
      root: './src',
      findings: [
        { path: 'chat.ts', fixes: [{ edits: [{ path: 'chat.ts', range, newText: 'x' }] }] },
        { path: 'more/raw.ts' },
      ],
    });
  });

  const levels: readonly (readonly [string, number])[] = [
    ['error', 0],
    ['warning', 1],
    ['information', 1],
    ['hint', 1],
    ['never', 0],
  ];
  it.each(levels)('--fail-on %s exits with %d for a warning', async (level, code) => {
    expect((await lifeboat(['check', '--fail-on', level])).code).toBe(code);
  });

  it('does not fail for what is suppressed', async () => {
    const range = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    const suppressing = (input: AnalysisInput): Analysis => ({
      ...analyze(input),
      findings: input.modules.map(({ path }) =>
        sampleFinding({ path, suppressed: { by: 'comment', reason: null, range } }),
      ),
    });
    const { code, out } = await lifeboat(['check', 'src/chat.ts'], {
      parts: { openAnalysis: oneByOne(suppressing) },
    });
    expect([code, out]).toEqual([
      0,
      'No findings\n1 call to Anthropic in 1 file\n1 suppressed in comments\n',
    ]);
  });

  it('takes the working directory when nothing is named', async () => {
    const outcome = await lifeboat(['check', '--format', 'json']);
    expect(paths(outcome)).toEqual(['outside.ts', 'src/chat.ts', 'src/more/raw.ts']);
    expect(outcome.out).toContain('"root": "."');
  });

  it('reports a named file alone, with paths from its project', async () => {
    const outcome = await lifeboat(['check', '--format', 'json', 'chat.ts'], { cwd: '/repo/src' });
    expect(paths(outcome)).toEqual(['src/chat.ts']);
    expect(outcome.out).toContain('"root": "/repo"');
  });

  it('looks at a named file that git ignores', async () => {
    const tree = { ...project, '.gitignore': 'src/' };
    expect(paths(await lifeboat(['check', '--format', 'json', 'src/chat.ts'], {}, tree))).toEqual([
      'src/chat.ts',
    ]);
  });

  it('takes several PATHs', async () => {
    const outcome = await lifeboat(['check', '--format', 'json', 'src/more', 'outside.ts']);
    expect(paths(outcome)).toEqual(['outside.ts', 'src/more/raw.ts']);
    expect(outcome.out).toContain('"root": "."');
  });
});

describe('calls', () => {
  it('prints a table for people and never fails for findings', async () => {
    const { code, out } = await lifeboat(['calls', 'src/chat.ts']);
    expect(code).toBe(0);
    expect(out).toBe(`src/chat.ts
  line  provider   api              timeout               retries                   fallback  error after
  41    Anthropic  messages.create  10 min (SDK default)  3 attempts (SDK default)  none      about 15 min

1 call to Anthropic in 1 file
`);
  });

  it('prints JSON for programs', async () => {
    const json: unknown = JSON.parse((await lifeboat(['calls', '--format', 'json'])).out);
    expect(violations(json, readSchema('calls'))).toEqual([]);
    expect(json).toMatchObject({ version: 1, root: '.', files: 4, skipped: [] });
  });

  it('leaves the summary out with --quiet', async () => {
    expect((await lifeboat(['calls', '-q', 'lib'])).out).toBe('');
  });
});

describe('bad usage exits with 2 and a line', () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['check', 'nowhere'], /^lifeboat: no such file or directory: nowhere\n$/],
    [['check', '--config', 'nowhere.json'], /^lifeboat: no such config file: nowhere.json\n$/],
    [['check', '--config', 'src'], /^lifeboat: no such config file: src\n$/],
    [['chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['check', '--formt', 'json'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    [['check', '--format', 'xml'], /Allowed choices are text, json/],
    [['check', '--fail-on', 'warn'], /Allowed choices are error, warning/],
    [[], /Usage: lifeboat/],
  ];
  it.each(cases)('%j', async (argv, words) => {
    const { code, out, err } = await lifeboat(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(words);
  });
});

it('help and version go to standard output and exit with 0', async () => {
  expect(await lifeboat(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  const help = await lifeboat(['check', '--help']);
  expect([help.code, help.err]).toEqual([0, '']);
  expect(help.out).toContain('--fail-on');
});

describe('a defect', () => {
  const files = { ...memoryFiles('/repo', {}), readText: () => Promise.reject(new Error('boom')) };

  it('is told in short', async () => {
    const { code, err } = await lifeboat(['check'], { files });
    expect(code).toBe(2);
    expect(err).toBe(
      'lifeboat: internal error: boom\nlifeboat: DEBUG=lifeboat shows where it happened\n',
    );
  });

  it('is told at length with DEBUG=lifeboat', async () => {
    const { err } = await lifeboat(['check'], { files, env: { DEBUG: 'lifeboat' } });
    expect(err).toMatch(/internal error: boom\nError: boom\n +at /);
  });
});

it('problems of the config file are warnings with file and line', async () => {
  const tree = { ...project, 'lifeboat.config.json': '{\n"rules": {"a": 1},\n"exclude": ["src"]}' };
  const { code, out, err } = await lifeboat(['check', '--format', 'json'], {}, tree);
  expect(code).toBe(1);
  expect(err).toBe(
    'lifeboat: warning: /repo/lifeboat.config.json:2: rules.a must be one of "error", "warning", "information", "hint", "off"\n',
  );
  expect(paths({ code, out, err })).toEqual(['outside.ts']);
});

it('--config names another config file', async () => {
  const tree = { ...project, 'ci.json': '{"exclude": ["src", "outside.ts"]}' };
  const { code, out } = await lifeboat(['check', '--config', 'ci.json'], {}, tree);
  expect([code, out]).toEqual([0, 'No LLM calls in 1 file\n']);
});

describe('colours', () => {
  const escape = '\u001b[';
  const cases: readonly (readonly [string, CliIo['env'], boolean, boolean])[] = [
    ['on a terminal', {}, true, true],
    ['not in a pipe', {}, false, false],
    ['not with NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, true, true],
    ['not on a dumb terminal', { TERM: 'dumb' }, true, false],
    ['in a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['not with FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ];
  it.each(cases)('%s', async (_title, env, isTerminal, isColoured) => {
    const { out } = await lifeboat(['check'], { env }, project, isTerminal);
    expect(out.includes(escape)).toBe(isColoured);
  });
});

describe('progress', () => {
  const slowClock = (): CliIo['clock'] => {
    let now = 0;
    return { now: () => (now += 200), after: () => () => undefined };
  };

  it('is one line on a terminal, and is taken away', async () => {
    const { err } = await lifeboat(['check'], { clock: slowClock() }, project, true);
    expect(err).toMatch(/Looking at \d of 4 files/);
    expect(err.startsWith('\r\u001b[2K')).toBe(true);
    expect(err.endsWith('\r\u001b[2K')).toBe(true);
    expect(err).not.toContain('\n');
  });

  it('is not shown in a pipe, nor with --quiet, nor for short scans', async () => {
    expect((await lifeboat(['check'], { clock: slowClock() })).err).toBe('');
    expect((await lifeboat(['check', '-q'], { clock: slowClock() }, project, true)).err).toBe('');
    expect((await lifeboat(['check'], {}, project, true)).err).toBe('');
  });
});

it('lsp serves', async () => {
  let served = 0;
  const serve = async (): Promise<void> => void (served += 1);
  expect((await lifeboat(['lsp', '--stdio'], { serve })).code).toBe(0);
  expect(served).toBe(1);
});
