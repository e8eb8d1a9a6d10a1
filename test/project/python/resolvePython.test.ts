import { describe, expect, it } from 'vitest';
import { createPythonResolver } from '../../../src/project/python/resolvePython';

const resolverOf = (paths: readonly string[], projects: readonly string[] = []) =>
  createPythonResolver(paths, projects);

describe('relative imports', () => {
  const resolve = resolverOf([
    ...['app/__init__.py', 'app/llm.py', 'app/api/__init__.py', 'app/api/routes.py'],
    'app/db/models.py',
  ]);

  it.each([
    ['app/api/routes.py', '.', 'app/api/__init__.py'],
    ['app/api/routes.py', '..', 'app/__init__.py'],
    ['app/api/routes.py', '..llm', 'app/llm.py'],
    ['app/api/__init__.py', '.routes', 'app/api/routes.py'],
    ['app/llm.py', '.db.models', 'app/db/models.py'],
    ['app/llm.py', '.db', null],
    ['app/llm.py', '....llm', null],
    ['app/llm.py', '..', null],
  ])('%s: %s is %s', (from, specifier, expected) => {
    expect(resolve(from, specifier)).toBe(expected);
  });
});

describe('absolute imports', () => {
  it('begin at the workspace root', () => {
    const resolve = resolverOf(['app/__init__.py', 'app/llm.py', 'app/api/__init__.py', 'main.py']);
    expect(resolve('main.py', 'app.llm')).toBe('app/llm.py');
    expect(resolve('app/api/__init__.py', 'app')).toBe('app/__init__.py');
    expect(resolve('app/api/__init__.py', 'llm')).toBeNull();
  });

  it('begin in src too, and at the root of each project', () => {
    const paths = ['src/pkg/__init__.py', 'src/pkg/llm.py', 'tests/test_llm.py'];
    expect(resolverOf(paths)('tests/test_llm.py', 'pkg.llm')).toBe('src/pkg/llm.py');
    const nested = paths.map((path) => `services/chat/${path}`);
    const resolve = resolverOf(nested, ['services/chat']);
    expect(resolve('services/chat/tests/test_llm.py', 'pkg.llm')).toBe(
      'services/chat/src/pkg/llm.py',
    );
  });

  it('take the nearest of several projects', () => {
    const paths = ['a/app/llm.py', 'a/main.py', 'b/app/llm.py', 'b/main.py'];
    const resolve = resolverOf(paths, ['a', 'b']);
    expect(resolve('b/main.py', 'app.llm')).toBe('b/app/llm.py');
    expect(resolve('a/main.py', 'app.llm')).toBe('a/app/llm.py');
  });

  it('find what lies beside a script, and in packages without __init__.py', () => {
    const resolve = resolverOf(['jobs/run.py', 'jobs/llm.py', 'services/chat/llm.py']);
    expect(resolve('jobs/run.py', 'llm')).toBe('jobs/llm.py');
    expect(resolve('jobs/run.py', 'services.chat.llm')).toBe('services/chat/llm.py');
    expect(resolve('jobs/run.py', 'services')).toBeNull();
  });

  it('find nothing beside a module of a package: that takes a dot', () => {
    const resolve = resolverOf(['app/__init__.py', 'app/openai.py', 'app/chat.py']);
    expect(resolve('app/chat.py', 'openai')).toBeNull();
  });

  it('work from notebooks, and never lead to one', () => {
    const resolve = resolverOf(['nb/explore.ipynb', 'nb/helpers.py']);
    expect(resolve('nb/explore.ipynb', 'helpers')).toBe('nb/helpers.py');
    expect(resolve('nb/helpers.py', 'explore')).toBeNull();
  });

  it.each(['', '.', '..', 'a..b', 'openai', './x', '@scope/x', '*'])('%j leads nowhere', (name) => {
    expect(resolverOf(['main.py'])('main.py', name)).toBeNull();
  });
});
