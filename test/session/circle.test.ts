/** Which modules are parsed and asked about: with the real front end and engine, counted at their doors. */
import { describe, expect, it } from 'vitest';
import { openAnalysis } from '../../src/engine/analyze';
import { createSession } from '../../src/session/createSession';
import type { Session } from '../../src/session/session';
import { frontEnd } from '../../src/typescript';
import type { MemoryFiles } from '../project/support/memoryFiles';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';

interface World {
  readonly session: Session;
  readonly files: MemoryFiles;
  /** Paths since the last look, sorted. */
  parsed(): readonly string[];
  asked(): readonly string[];
}

async function open(tree: Readonly<Record<string, string>>, once = false): Promise<World> {
  const files = memoryFiles('/repo', { '.git/HEAD': '', ...tree });
  const parsed: string[] = [];
  const asked: string[] = [];
  const counting = {
    ...frontEnd,
    parse: (path: string, text: string) => (parsed.push(path), frontEnd.parse(path, text)),
  };
  const session = await createSession(
    {
      ...{ root: '/repo', files, log: memoryLog(), settings: {}, once },
      clock: { now: () => Date.UTC(2026, 0, 2), after: () => () => undefined },
      frontEnds: [{ extensions: ['.ts'], load: () => Promise.resolve(counting) }],
    },
    {
      openAnalysis: (input) => {
        const answer = openAnalysis(input);
        return (module) => (asked.push(module.path), answer(module));
      },
    },
  );
  const taken = (list: string[]): readonly string[] => list.splice(0).sort();
  return { session, files, parsed: () => taken(parsed), asked: () => taken(asked) };
}

const request = "messages.create({ model: 'claude-sonnet-5', max_tokens: MAX, messages: [] })";

const tree = {
  'llm/index.ts': "export * from './client';\nexport { clampText } from './text';\n",
  'llm/client.ts':
    "import Anthropic from '@anthropic-ai/sdk';\nexport const client = new Anthropic();\n",
  'llm/text.ts': 'export const clampText = (text: string) => text.slice(0, 9);\n',
  'a.ts': `import { client } from './llm';
import { MAX } from './limits';
import { unrelated } from './unrelated';
export const a = () => client.${request};
export const other = () => unrelated();
`,
  'b.ts': `import * as llm from './llm';\nconst MAX = 5;\nexport const b = () => llm.client.${request};\n`,
  'c.ts': "import { clampText } from './llm';\nexport const c = clampText('');\n",
  'd.ts':
    "import { a } from './a';\nexport const d = async () => { try { await a(); } catch {} };\n",
  'e.ts': "import { other } from './a';\nexport const e = () => other();\n",
  'f.ts': "import * as llm from './llm';\nexport const f = () => llm.clampText('');\n",
  'limits.ts': 'export const MAX = 512;\n',
  'unrelated.ts': 'export const unrelated = () => 1;\n',
};

const callsIn = async (session: Session): Promise<readonly string[]> =>
  (await session.scan()).calls.map(({ path }) => path);

describe('the circle', () => {
  it('takes who uses a client and what a call needs, and nobody else from the same files', async () => {
    const { session, parsed } = await open(tree);
    expect(await callsIn(session)).toEqual(['a.ts', 'b.ts']);
    expect(parsed()).toEqual([
      'a.ts',
      'b.ts',
      'd.ts',
      'limits.ts',
      'llm/client.ts',
      'llm/index.ts',
    ]);
  });

  it.each([
    [
      'a new name',
      "export { client as claude } from './client';",
      "import { claude } from './x';",
      'claude',
    ],
    ['a namespace', "export * as sdk from './client';", "import { sdk } from './x';", 'sdk.client'],
    [
      'an import first',
      "import { client } from './client';\nexport { client };",
      "import { client } from './x';",
      'client',
    ],
    [
      'a default',
      "export { client as default } from './client';",
      "import claude from './x';",
      'claude',
    ],
    [
      'an object',
      "import { client } from './client';\nexport const all = { client };",
      "import { all } from './x';",
      'all.client',
    ],
    [
      'a dynamic import',
      "export * from './client';",
      "const { client } = await import('./x');",
      'client',
    ],
    ['a require', "export * from './client';", "const { client } = require('./x');", 'client'],
    [
      'a comment in the list',
      "export * from './client';",
      "import {\n  // ours\n  client,\n} from './x';",
      'client',
    ],
  ])('follows a client through %s', async (_, passing, importing, name) => {
    const { session } = await open({
      'client.ts': tree['llm/client.ts'],
      'x.ts': `${passing}\n`,
      'use.ts': `${importing}\nconst MAX = 5;\nexport const use = () => ${name}.${request};\n`,
    });
    expect(await callsIn(session)).toEqual(['use.ts']);
  });
});

it('in a run that ends afterwards, finds the same and parses nothing twice', async () => {
  const alone = Object.fromEntries(
    Array.from({ length: 150 }, (_, at) => [
      `alone${at}.ts`,
      `${tree['llm/client.ts']}const MAX = ${at};\nexport const use = () => client.${request};\n`,
    ]),
  );
  const once = await open({ ...tree, ...alone }, true);
  const usual = await open({ ...tree, ...alone });
  expect(await once.session.scan()).toEqual(await usual.session.scan());
  expect(once.parsed()).toEqual(usual.parsed());
});

describe('a scan after a change', () => {
  it('parses and asks nothing where nothing changed', async () => {
    const { session, parsed, asked } = await open(tree);
    const first = await session.scan();
    parsed();
    asked();
    expect(await session.scan()).toEqual(first);
    expect([parsed(), asked()]).toEqual([[], []]);
  });

  it.each([
    // Its own answer, and that of the call which it guards, with what that is made of.
    [
      'd.ts',
      `${tree['d.ts']}// more`,
      ['a.ts', 'd.ts', 'limits.ts', 'llm/client.ts', 'llm/index.ts'],
    ],
    ['b.ts', `${tree['b.ts']}// more`, ['b.ts', 'llm/client.ts', 'llm/index.ts']],
    ['c.ts', `${tree['c.ts']}// more`, []],
  ])('of %s looks only at what can change with it', async (path, text, expected) => {
    const { session, files, parsed, asked } = await open(tree);
    await session.scan();
    parsed();
    asked();
    files.put(path, text);
    const again = await session.scan();
    expect(parsed()).toEqual(expected.length === 0 ? [] : [path]);
    expect(asked()).toEqual(expected);
    const fresh = await open({ ...tree, [path]: text });
    expect(again).toEqual(await fresh.session.scan());
  });

  it('of the manifest asks about all', async () => {
    const { session, files, asked } = await open(tree);
    await session.scan();
    const all = asked();
    files.put('package.json', '{"dependencies": {"@anthropic-ai/sdk": "0.20.0"}}');
    await session.scan();
    expect(asked()).toEqual(all);
  });

  it('gives what a fresh scan gives, change after change', async () => {
    const { session, files } = await open(tree);
    const now = new Map<string, string>(Object.entries(tree));
    const changes: readonly (readonly [string, string | null])[] = [
      ['limits.ts', 'export const MAX = 1;\n'],
      ['llm/client.ts', tree['llm/client.ts'].replace('()', '({ timeout: 9_000 })')],
      ['llm/index.ts', "export { clampText } from './text';\n"],
      ['c.ts', tree['b.ts']],
      ['llm/index.ts', tree['llm/index.ts']],
      ['d.ts', null],
      ['a.ts', tree['a.ts'].replace('client.', 'client.withOptions({ timeout: 1 }).')],
      ['llm/client.ts', null],
    ];
    for (const [path, text] of changes) {
      files.put(path, text);
      if (text === null) now.delete(path);
      else now.set(path, text);
      const fresh = await open(Object.fromEntries(now));
      expect(await session.scan(), path).toEqual(await fresh.session.scan());
    }
  });
});
