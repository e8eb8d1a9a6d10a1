import { describe, expect, it } from 'vitest';
import { knowledge } from '../../src/knowledge';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const lists = knowledge.retirements.map((list) => [list.provider, list] as const);

describe.each(lists)('retirements of %s', (provider, { models, apis, source }) => {
  const ids = models.flatMap((one) => one.ids);

  it('are those of a provider that is known, and name their source', () => {
    expect(knowledge.providers.map(({ id }) => id)).toContain(provider);
    expect(source.date).toMatch(isoDate);
  });

  it('have real dates', () => {
    for (const { date } of [...models, ...apis])
      expect(date === null || (isoDate.test(date) && !Number.isNaN(Date.parse(date)))).toBe(true);
  });

  it('name every model once', () => {
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('name no successor that ends no later', () => {
    const stale = models.filter(({ replacement, date }) => {
      const next = models.find(({ ids: others }) => others.includes(replacement ?? ''));
      return next && (date === null || (next.date ?? '') <= date);
    });
    expect(stale).toEqual([]);
  });
});
