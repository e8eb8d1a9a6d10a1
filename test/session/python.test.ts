/** Python files read together, with the real front end and knowledge. */
import { expect, it } from 'vitest';
import type { LlmCall } from '../../src/model/call';
import { createSession } from '../../src/session/createSession';
import { frontEnds } from '../../src/session/frontEnds';
import { memoryFiles, memoryLog } from '../project/support/memoryFiles';

async function callsOf(tree: Readonly<Record<string, string>>): Promise<readonly LlmCall[]> {
  const session = await createSession({
    ...{ root: '/repo', files: memoryFiles('/repo', { '.git/HEAD': '', ...tree }), frontEnds },
    clock: { now: () => Date.UTC(2026, 0, 2), after: () => () => undefined },
    ...{ log: memoryLog(), settings: {} },
  });
  return (await session.scan()).calls;
}

const shown = async (tree: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  (await callsOf(tree)).map(
    ({ path, line, timeout, client }) =>
      `${path}:${line} ${timeout.source} ${timeout.ms} ${client?.at.path}`,
  );

const client = 'from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n';
const ask = (name: string): string => `${name}.responses.create(model="m", input="q")\n`;
const found = (path: string, line: number, home: string): readonly string[] => [
  `${path}:${line} client 20000 ${home}`,
];

it.each([
  ['a name', 'from app.llm import client\n', 'client'],
  ['a name by another one', 'from app.llm import client as c\n', 'c'],
  ['a module of a package', 'from app import llm\n', 'llm.client'],
  ['a module by another name', 'import app.llm as llm\n', 'llm.client'],
  ['a dotted module', 'import app.llm\n', 'app.llm.client'],
  ['everything', 'from app.llm import *\n', 'client'],
])('a client is followed through the import of %s', async (_, load, name) => {
  const tree = { 'app/llm.py': client, 'main.py': load + ask(name) };
  expect(await shown({ ...tree, 'app/__init__.py': '' })).toEqual(
    found('main.py', 2, 'app/llm.py'),
  );
});

it.each([
  ['from app.llm import client\n', 'client'],
  ['from app import llm\n', 'llm.client'],
  ['import app.llm as llm\n', 'llm.client'],
])('also in a package without __init__.py: %s', async (load, name) => {
  const tree = { 'app/llm.py': client, 'main.py': load + ask(name) };
  expect(await shown(tree)).toEqual(found('main.py', 2, 'app/llm.py'));
});

it.each([
  ['.', 'from .llm import client\n', 'client'],
  ['. and a module', 'from . import llm\n', 'llm.client'],
  ['..', 'from ..app.llm import client\n', 'client'],
])('also by %s', async (_, load, name) => {
  const tree = { 'pkg/app/llm.py': client, 'pkg/app/chat.py': load + ask(name) };
  const packages = { 'pkg/__init__.py': '', 'pkg/app/__init__.py': '' };
  expect(await shown({ ...tree, ...packages })).toEqual(
    found('pkg/app/chat.py', 2, 'pkg/app/llm.py'),
  );
});

it('through __init__.py, from src, in a function and where only types are checked', async () => {
  const chat = [
    ...['from typing import TYPE_CHECKING', 'if TYPE_CHECKING:', '    from shop.llm import client'],
    ...[
      'def chat():',
      '    from shop import client as c',
      '    return c.responses.create(model="m", input="q")',
    ],
  ].join('\n');
  const tree = {
    'pyproject.toml': '[project]\nname = "shop"\n',
    'src/shop/__init__.py': 'from .llm import client\n',
    'src/shop/llm.py': client,
    'scripts/chat.py': chat,
  };
  expect(await shown(tree)).toEqual(found('scripts/chat.py', 6, 'src/shop/llm.py'));
});

it('callers are found through modules, up to the route', async () => {
  const calls = await callsOf({
    'app/__init__.py': '',
    'app/llm.py': `${client}\ndef ask(q):\n    return client.responses.create(model="m", input=q)\n`,
    'app/service.py': 'from app import llm\n\ndef summary(q):\n    return llm.ask(q)\n',
    'app/main.py': [
      ...['from fastapi import FastAPI', 'from . import service', 'app = FastAPI()'],
      ...['@app.post("/summary")', 'def summary(q: str):', '    return service.summary(q)'],
    ].join('\n'),
  });
  expect(calls.map((one) => one.entryPoints)).toEqual([['POST /summary']]);
});

it('packages of npm and PyPI with one name are not mixed up', async () => {
  const tree = {
    'package.json': JSON.stringify({ dependencies: { openai: '6.1.0' } }),
    'requirements.txt': 'openai==1.40.0\n',
    'chat.ts':
      "import OpenAI from 'openai';\nawait new OpenAI().responses.create({ model: 'm' });\n",
    'chat.py': `from openai import OpenAI\nOpenAI().${ask('').slice(1)}`,
  };
  const calls = await callsOf(tree);
  expect(calls.map(({ path, sdkVersion, language }) => [path, sdkVersion, language])).toEqual([
    ['chat.py', '1.40.0', 'python'],
    ['chat.ts', '6.1.0', 'typescript'],
  ]);
});

it("a file of an SDK's name counts at the root of the workspace, and nowhere else", async () => {
  const own = 'class OpenAI:\n    def __init__(self): ...\n';
  const use = `from openai import OpenAI\nclient = OpenAI()\n${ask('client')}`;
  expect(await shown({ 'openai.py': own, 'main.py': use })).toEqual([]);
  const tree = { 'providers/openai.py': use, 'providers/base.py': '', 'main.py': '' };
  expect(await shown(tree)).toHaveLength(1);
  expect(await shown({ 'openai.py': use })).toHaveLength(1);
});
