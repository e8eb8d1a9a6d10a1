/** Trees that nobody would wish for: the map and its reports stand all the same. */
import { afterEach, describe, expect, it } from 'vitest';
import { diskFolder, type DiskFolder } from './onDisk';

const client = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const call = "client.responses.create({ model: 'gpt-6-luna', input: 'a' })";

let folder: DiskFolder | null = null;
afterEach(() => folder?.remove());

interface Report {
  readonly calls: readonly { readonly language: string }[];
  readonly entryPoints: readonly { readonly name: string; readonly package: string }[];
  readonly outages: readonly { readonly entryPoints: readonly { readonly effect: string }[] }[];
  readonly score: { readonly value: number | null };
}

async function lifeboat(files: Readonly<Record<string, string>>, ...argv: string[]) {
  folder?.remove();
  folder = diskFolder(files);
  const { code, out } = await folder.lifeboat(argv);
  expect(code).toBe(0);
  return out;
}

const report = async (files: Readonly<Record<string, string>>): Promise<Report> =>
  JSON.parse(await lifeboat(files, 'report', '-q', '--format', 'json')) as Report;

describe('bad input', () => {
  it('is modules and packages in circles', async () => {
    const member = (name: string, other: string): Readonly<Record<string, string>> => ({
      [`packages/${name}/package.json`]: JSON.stringify({ name, dependencies: { [other]: '*' } }),
      [`packages/${name}/index.ts`]: `${client}import { ask as other } from '${other}';
export async function ask(n: number): Promise<unknown> {
  await ${call};
  return n > 0 ? other(n - 1) : ask(n);
}
`,
    });
    const { calls, entryPoints } = await report({
      'package.json': '{"workspaces": ["packages/*"]}',
      ...member('a', 'b'),
      ...member('b', 'a'),
      'packages/a/app/api/a/route.ts': `import { ask } from 'b';
export async function POST() { return Response.json(await ask(3)); }
`,
    });
    expect(calls.length).toBe(2);
    expect(entryPoints.map(({ name }) => name)).toEqual(['POST /api/a']);
  });

  it('is 10,000 calls', { timeout: 300_000 }, async () => {
    const functions = Array.from(
      { length: 200 },
      (_, at) => `export async function ask${String(at)}() { return ${call}; }\n`,
    ).join('');
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`src/ask${String(at)}.ts`, client + functions]),
    );
    const route = `import { ask7 } from '../../../ask3';
export async function POST() { return Response.json(await ask7()); }
`;
    const { calls, entryPoints, outages } = await report({
      ...files,
      'src/app/api/a/route.ts': route,
    });
    expect(calls.length).toBe(10_000);
    expect(entryPoints.filter(({ name }) => name === 'POST /api/a').length).toBe(1);
    expect(outages[0]?.entryPoints.length).toBe(entryPoints.length);
  });

  it('is two languages in one folder, each with its own', async () => {
    const { calls, entryPoints } = await report({
      'web/package.json': '{"dependencies": {"openai": "7.0.0"}}',
      'web/app/api/a/route.ts': `${client}export async function POST() { return Response.json(await ${call}); }\n`,
      'api/pyproject.toml': '[project]\nname = "api"\ndependencies = ["openai", "fastapi"]\n',
      'api/main.py': `from fastapi import FastAPI
from openai import OpenAI
app = FastAPI()
@app.post('/b')
def b():
    return OpenAI().responses.create(model='gpt-6-luna', input='b').output_text
`,
    });
    expect(calls.map(({ language }) => language).sort()).toEqual(['python', 'typescript']);
    expect(entryPoints.map((one) => `${one.name} ${one.package}`)).toEqual([
      'POST /b api',
      'POST /api/a web',
    ]);
  });

  it('is packages that are broken, and files that nobody can parse', async () => {
    const { entryPoints } = await report({
      'package.json': '{ "workspaces": [ ',
      'tsconfig.json': '{ "compilerOptions": { "paths": 3, ',
      'packages/a/package.json': '[]',
      'packages/a/app/api/a/route.ts': `${client}export async function POST() { return Response.json(await ${call}); }\n`,
      'packages/b/package.json': 'null',
      'packages/b/broken.ts': `${client}export async function ask( { return ${call} `,
      'packages/c/pyproject.toml': '[[[',
      'packages/c/broken.py': 'import openai\ndef ask(:\n  openai.OpenAI().responses.create(',
    });
    expect(entryPoints.map(({ name }) => name)).toContain('POST /api/a');
  });

  it.each([
    ['html', 'No LLM calls found here'],
    ['markdown', 'No LLM calls in 1 file'],
  ])('is nothing at all, and %s says so', async (format, words) => {
    const files = { 'a.ts': 'export const a = 1;\n' };
    expect(await lifeboat(files, 'report', '-q', '--format', format)).toContain(words);
    const score = JSON.parse(await lifeboat(files, 'report', '-q', '--format', 'json')) as Report;
    expect(score.score.value).toBeNull();
  });
});
