import { describe, expect, it } from 'vitest';
import { createProjects } from '../../src/project/projects';
import type { TestEvidence } from '../../src/project/testPaths';
import { isTestPath } from '../../src/project/testPaths';
import { memoryFiles, memoryLog } from './support/memoryFiles';

it.each([
  'src/chat.test.ts',
  'src/chat.spec.tsx',
  'src/__tests__/chat.ts',
  'test/chat.ts',
  'packages/a/tests/unit/chat.ts',
  'e2e/flow.ts',
  'src/fixtures/chat.ts',
  'src/__mocks__/openai.ts',
  'src/Chat.stories.tsx',
  'app/test_chat.py',
  'app/chat_test.py',
  'conftest.py',
  'tests/chat-test.ts',
  'src/__tests__/chat_test.js',
  'src/llm-mock.ts',
  'app/tests/unit/chat.ts',
  'app/api/test/route.test.ts',
  'app/api/__tests__/route.ts',
  'tests/web/app/api/chat/route.ts',
  'test/pages/api/chat.ts',
  'app/tests/sample/app/page.tsx',
  'pages/api/__tests__/chat.ts',
  'ecosystem-tests/edge/src/pages/api/chat.ts',
  'packages/a/integration_test/chat.py',
])('%s is a test', (path) => {
  expect(isTestPath(path)).toBe(true);
});

it.each([
  'src/chat.ts',
  'src/latest/chat.ts',
  'src/ab-tests/variant.ts',
  'src/load-testing/run.ts',
  'src/contest.ts',
  'src/stories/tell.ts',
  'testing.ts',
  'src/run-test.ts',
  'src/model_spec.ts',
  'src/tell-story.ts',
  'app/api/test/route.ts',
  'src/app/(site)/tests/[id]/page.tsx',
  'src/app/fixtures/page.tsx',
  'src/pages/api/test/chat.ts',
  'pages/api/tests/index.ts',
  'src/routes/test/+server.ts',
  'src/routes/test/+page.server.ts',
])('%s is none', (path) => {
  expect(isTestPath(path)).toBe(false);
});

describe('what lies around', () => {
  const around = (...names: readonly string[]): TestEvidence => ({
    ...{ beside: new Set(names), isDeno: false },
  });

  it('tells a test by the file that it tests', () => {
    expect(isTestPath('src/chat-test.ts', around('chat-test.ts', 'chat.ts'))).toBe(true);
    expect(isTestPath('src/chat_spec.tsx', around('chat_spec.tsx', 'chat.jsx'))).toBe(true);
    expect(isTestPath('src/run-test.ts', around('run-test.ts', 'run.test.ts'))).toBe(false);
  });

  it('tells tests of Deno', () => {
    const deno = { ...around(), isDeno: true };
    expect(isTestPath('main_test.ts', deno)).toBe(true);
    expect(isTestPath('main-test.ts', deno)).toBe(false);
  });

  it('tells what belongs to a route', () => {
    expect(isTestPath('app/api/test/prompt.ts', around('prompt.ts', 'route.ts'))).toBe(false);
    expect(isTestPath('app/api/test/prompt.ts', around('prompt.ts'))).toBe(true);
    expect(isTestPath('lib/test/prompt.ts', around('prompt.ts', 'route.ts'))).toBe(true);
  });

  const trees: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
    ['src/main_test.ts', { 'deno.json': '{}' }, true],
    ['src/main_test.ts', { 'src/main.ts': '' }, true],
    ['src/main_test.ts', { 'src/other.ts': '', 'main.ts': '' }, false],
    ['app/test/prompt.ts', { 'app/test/page.tsx': '' }, false],
  ];
  it.each(trees)('%s in a project with %j', async (path, tree, expected) => {
    const projects = createProjects({
      files: memoryFiles('/repo', { '.git/HEAD': '', 'package.json': '{}', ...tree, [path]: '' }),
      ...{ root: '/repo', log: memoryLog(), packages: [] },
      ...{ newestKnown: () => null, newestDistribution: () => null, runtimeInText: () => null },
    });
    expect((await projects.load(path)).isTest(path)).toBe(expected);
  });
});
