import { expect, it } from 'vitest';
import {
  readPipfile,
  readPyproject,
  readSetupCfg,
  readSetupPy,
} from '../../../src/project/python/manifests';
import { parseRequirement, readRequirementsFile } from '../../../src/project/python/requirements';
import type { Requirement } from '../../../src/project/python/requirements';

it.each([
  ['openai', 'openai', ''],
  ['openai==1.2.3', 'openai', '==1.2.3'],
  ['openai >= 1.0, < 2', 'openai', '>= 1.0, < 2'],
  ['openai[datalib,realtime]>=1.0 ; python_version > "3.8"', 'openai', '>=1.0'],
  ['huggingface_hub', 'huggingface-hub', ''],
  ['Langchain.OpenAI~=0.2', 'langchain-openai', '~=0.2'],
  ['openai (>=1.0)', 'openai', '>=1.0'],
  ['openai @ https://files.example/openai-1.2.0-py3-none-any.whl', 'openai', '==1.2.0'],
  ['openai @ git+https://git.example/openai@v1.2.0', 'openai', '==1.2.0'],
  ['openai @ git+https://git.example/openai@main', 'openai', ''],
  ['openai; extra == "llm"', 'openai', ''],
])('%s', (line, distribution, range) => {
  expect(parseRequirement(line)).toEqual({ distribution, range });
});

it.each(['', '# openai', '>=1.0', './local', 'git+https://git.example/x', '===', '[extra]', 'a b'])(
  '%j is no requirement',
  (line) => {
    expect(parseRequirement(line)).toBeNull();
  },
);

it('a file of requirements has comments, options, hashes and includes', () => {
  const file = readRequirementsFile(
    [
      ...[
        '-r base.txt',
        '--requirement=dev.txt',
        '-c constraints.txt',
        '--index-url https://x.example',
      ],
      ...[
        '# openai==0.1',
        'openai==1.2.3 \\',
        '    --hash=sha256:abc  # via app',
        '-e .',
        'httpx  # web',
      ],
      ...['', '\tcohere<6\r'],
    ].join('\n'),
  );
  expect(file.includes).toEqual(['base.txt', 'dev.txt', 'constraints.txt']);
  expect(shown(file.requirements)).toEqual(['openai ==1.2.3', 'httpx ', 'cohere <6']);
});

const shown = (requirements: readonly Requirement[] | null): readonly string[] =>
  (requirements ?? []).map(({ distribution, range }) => `${distribution} ${range}`);

it('pyproject.toml speaks several dialects', () => {
  const text = `
[project]
name = "app"
dependencies = ["openai>=1.0", "httpx"]
[project.optional-dependencies]
claude = ["anthropic[bedrock]==0.5"]
[dependency-groups]
dev = ["pytest", { include-group = "lint" }, "tenacity>=8"]
[tool.poetry.dependencies]
python = "^3.11"
mistralai = "^1.0"
cohere = { version = "~5.2", extras = ["aws"] }
groq = [{ version = "^0.9", python = "<3.9" }, { version = "^1.0" }]
local = { path = "../local" }
[tool.poetry.group.test.dependencies]
stamina = "*"
[tool.uv]
dev-dependencies = ["ollama"]
[tool.pdm.dev-dependencies]
test = ["backoff"]
[tool.hatch.envs.default]
dependencies = ["litellm"]
`;
  expect(shown(readPyproject(text))).toEqual([
    ...['openai >=1.0', 'httpx ', 'anthropic ==0.5', 'pytest ', 'tenacity >=8', 'mistralai ^1.0'],
    ...['cohere ~5.2', 'groq ^0.9', 'local ', 'stamina *', 'ollama ', 'backoff ', 'litellm '],
  ]);
});

it.each([
  '[project]\ndependencies = "openai"',
  '[project]\ndependencies = [1, 2, {}]',
  'project = 3',
  '[tool]\npoetry = []',
  '[tool.poetry.group]\ndev = 1',
])('odd parts of pyproject.toml say nothing: %j', (text) => {
  expect(readPyproject(text)).toEqual([]);
});

it('text that is no TOML is told apart', () => {
  expect(readPyproject('[project\nname')).toBeNull();
  expect(readPipfile('=')).toBeNull();
});

it('a Pipfile is a table of ranges', () => {
  const text = '[packages]\nopenai = "==1.2.3"\n[dev-packages]\npytest = "*"\n';
  expect(shown(readPipfile(text))).toEqual(['openai ==1.2.3', 'pytest *']);
});

it('setup.py tells what it lists literally', () => {
  const text = `
setup(name="app", install_requires=[
    "openai[datalib]>=1.0",  # "not-this"
    'httpx', *read("requirements.txt"),
], extras_require={"claude": ["anthropic<1"]})`;
  expect(shown(readSetupPy(text))).toEqual(['openai >=1.0', 'httpx ', 'anthropic <1']);
  expect(readSetupPy('setup(install_requires=load())')).toEqual([]);
});

it('setup.cfg lists below its keys', () => {
  const text = `
[metadata]
name = app
[options]
packages = find:
install_requires =
    openai>=1.0
    httpx; python_version > "3.8"  # why
python_requires = >=3.9
[options.extras_require]
claude = anthropic==0.5
dev =
    pytest
[flake8]
max-line-length = 100
    x
`;
  expect(shown(readSetupCfg(text))).toEqual([
    'openai >=1.0',
    'httpx ',
    'anthropic ==0.5',
    'pytest ',
  ]);
});
