import { expect, it } from 'vitest';
import { isTestPath } from '../../src/project/testPaths';

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
])('%s is a test', (path) => {
  expect(isTestPath(path)).toBe(true);
});

it.each([
  'src/chat.ts',
  'src/latest/chat.ts',
  'src/contest.ts',
  'src/stories/tell.ts',
  'testing.ts',
])('%s is none', (path) => {
  expect(isTestPath(path)).toBe(false);
});
