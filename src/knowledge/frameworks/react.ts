/** Functions that React calls: components and hooks, by the names that it asks of them. */
import type { Framework, Source } from '../../model/knowledge';
import { date } from './kinds';

const react: Source = {
  from: 'React 19 documentation: names of components begin with a capital letter, names of hooks with `use`',
  date,
};

const shown = { patience: 'interactive', kind: 'component', onError: 'unknown' } as const;

export const reactFrameworks: readonly Framework[] = [
  {
    ...{ id: 'react-component', label: 'React component', ...shown },
    found: { by: 'name', files: ['**/*.{tsx,jsx}'], pattern: '^[A-Z]', package: null },
    source: react,
  },
  {
    ...{ id: 'react-hook', label: 'React hook', ...shown },
    found: {
      by: 'name',
      files: ['**/*.{ts,tsx,js,jsx,mts,mjs}'],
      pattern: '^use[A-Z]',
      package: 'react',
    },
    source: react,
  },
];
