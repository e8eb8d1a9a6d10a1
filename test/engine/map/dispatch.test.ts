/** Ways that no name spells out: factories, base classes, tables, emitters, callbacks, dynamic imports. */
import { describe, expect, it } from 'vitest';
import { mapFolder, shown } from '../../support/mapFolder';
import type { Folder } from '../../support/scanFolder';

const route = (body: string, imports: string): string =>
  `${imports}export async function POST() {\n${body}\n}\n`;

const engine = (name: string, extra = ''): string => `import OpenAI from 'openai';
${extra}export class ${name}${extra === '' ? '' : ' extends Base'} {
  private client = new OpenAI();
  async generate(input: string) { return this.client.responses.create({ model: 'gpt-5', input }); }
}
`;

type Case = readonly [says: string, files: Folder, expected: readonly string[]];

const cases: readonly Case[] = [
  [
    'a factory that picks by a setting',
    {
      'src/a.ts': engine('A'),
      'src/factory.ts': `import { A } from './a';
class None { async generate() { return null; } }
export function getEngine(kind: string) {
  switch (kind) { case 'a': return new A(); default: return new None(); }
}
`,
      'src/app/api/a/route.ts': route(
        "  const engine = getEngine('a');\n  return Response.json(await engine.generate('a'));",
        "import { getEngine } from '../../../factory';\n",
      ),
    },
    ['POST /api/a src/app/api/a/route.ts:2 lost'],
  ],
  [
    'an object that a CommonJS module exports',
    {
      'src/service.js': `const OpenAI = require('openai');
class Service {
  async answer(input) { return new OpenAI().responses.create({ model: 'gpt-5', input }); }
  async plain() { return 1; }
}
module.exports = new Service();
`,
      'src/server.js': `const express = require('express');
const service = require('./service');
const app = express();
app.get('/plain', async (req, res) => { res.json(await service.plain()); });
app.post('/answer', async (req, res) => { res.json(await service.answer('a')); });
`,
    },
    ['POST /answer src/server.js:5 lost'],
  ],
  [
    'a method that the base class calls',
    {
      'src/base.ts': `export abstract class Base {
  async run() { return this.generate('a'); }
  abstract generate(input: string): Promise<unknown>;
}
`,
      'src/a.ts': engine('A', "import { Base } from './base';\n"),
      'src/app/api/a/route.ts': route(
        '  return Response.json(await new A().run());',
        "import { A } from '../../../a';\n",
      ),
    },
    ['POST /api/a src/app/api/a/route.ts:2 lost?'],
  ],
  [
    'a callback of an emitter inside a handler',
    {
      'src/gpt.js': `const OpenAI = require('openai');
class Gpt { async completion(input) { return new OpenAI().responses.create({ model: 'gpt-5', input }); } }
module.exports = { Gpt };
`,
      'src/app.js': `const app = require('express')();
const { Gpt } = require('./gpt');
app.ws('/connection', (ws) => {
  const gpt = new Gpt();
  const ears = makeEars(ws);
  ears.on('said', async (text) => { gpt.completion(text); });
});
`,
    },
    ['WS /connection src/app.js:3 lost?'],
  ],
  [
    'a dynamic import',
    {
      'src/ask.ts': `import OpenAI from 'openai';
export const ask = async (input: string) => new OpenAI().responses.create({ model: 'gpt-5', input });
`,
      'src/app/api/a/route.ts': route(
        "  const { ask } = await import('../../../ask');\n  return Response.json(await ask('a'));",
        '',
      ),
    },
    ['POST /api/a src/app/api/a/route.ts:1 lost'],
  ],
  [
    'a barrel between them, and another export of it that reaches nothing',
    {
      'src/ai/ask.ts': `import OpenAI from 'openai';
export const ask = async (input: string) => new OpenAI().responses.create({ model: 'gpt-5', input });
`,
      'src/ai/rules.ts': 'export const score = () => 1;\n',
      'src/ai/index.ts': "export * from './ask';\nexport * from './rules';\n",
      'src/app/api/a/route.ts': route(
        '  return Response.json(await ask("a"));',
        "import { ask } from '../../../ai';\n",
      ),
      'src/app/api/b/route.ts': route(
        '  return Response.json(score());',
        "import { score } from '../../../ai';\n",
      ),
    },
    ['POST /api/a src/app/api/a/route.ts:2 lost'],
  ],
];

describe('dispatch', () => {
  it.each(cases)('%s', async (_, files, expected) => {
    expect(shown(await mapFolder(files))).toEqual(expected);
  });
});

describe('what bounds the work', () => {
  it('ends where functions call each other in circles', async () => {
    const map = await mapFolder({
      'src/a.ts': `import OpenAI from 'openai';
import { b } from './b';
export async function a(n: number): Promise<unknown> {
  await new OpenAI().responses.create({ model: 'gpt-5', input: 'a' });
  return n > 0 ? b(n - 1) : null;
}
`,
      'src/b.ts': `import { a } from './a';
export async function b(n: number): Promise<unknown> { return a(n); }
`,
      'src/app/api/a/route.ts': route(
        '  return Response.json(await b(3));',
        "import { b } from '../../../b';\n",
      ),
    });
    expect(shown(map)).toEqual(['POST /api/a src/app/api/a/route.ts:2 lost']);
  });

  it('says nothing of a folder without calls, and goes on in broken code', async () => {
    expect(await mapFolder({ 'src/a.ts': 'export const a = 1;\n' })).toEqual({
      ...{ calls: [], entryPoints: [], unreached: [], unfollowed: 0 },
    });
    const broken = await mapFolder({
      'src/app/api/a/route.ts': `import OpenAI from 'openai';
export async function POST() { return new OpenAI().responses.create({ model: 'gpt-5' ;
`,
      'package.json': '{ broken',
    });
    expect(broken.calls.length + broken.entryPoints.length).toBeGreaterThanOrEqual(0);
  });

  it('gives the same map whether modules are kept or forgotten', async () => {
    const [, files] = cases[0] ?? ['', {}, []];
    expect(await mapFolder(files, false)).toEqual(await mapFolder(files, true));
  });
});
