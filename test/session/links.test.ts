import { describe, expect, it } from 'vitest';
import { readLinks } from '../../src/session/links';

describe('half-typed imports', () => {
  it.each(["import * from './llm';", "export * as from './llm';", "import *, from './llm'"])(
    '%s: no name is taken for a pattern',
    (text) => {
      const [link] = readLinks(text, 'npm').links;
      expect(link?.specifier).toBe('./llm');
    },
  );

  it('takes everything of a namespace without a name', () => {
    expect(readLinks("import * from './llm';", 'npm').links).toEqual([
      { specifier: './llm', names: ['*'] },
    ]);
  });
});
