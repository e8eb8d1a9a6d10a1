/** Packages that fixes may add, by the oldest Node or Python that a project promises. */
import type { Library, Source } from '../../model/knowledge';

const registry: Source = {
  from: 'npm registry: engines and exports of the versions named',
  date: '2026-11-23',
};

const pypi: Source = {
  from: 'PyPI: Requires-Python of tenacity 8.2.0, 9.0.0 and 9.1.4',
  date: '2026-11-23',
};

export const libraries: readonly Library[] = [
  {
    package: 'tenacity',
    ecosystem: 'pypi',
    ranges: [
      { range: '>=9.0,<10', python: '3.8' },
      { range: '>=8.2,<9', python: '3.7' },
    ],
    source: pypi,
  },
  {
    package: 'cockatiel',
    ecosystem: 'npm',
    // 4 can only be imported and wants Node 22; 3 has both forms.
    ranges: [{ range: '^3.2.1', node: 16 }],
    source: registry,
  },
  {
    package: 'p-limit',
    ecosystem: 'npm',
    ranges: [
      { range: '^7.3.0', node: 20, modulesOnly: true },
      { range: '^6.2.0', node: 18, modulesOnly: true },
      { range: '^3.1.0', node: 10 },
    ],
    source: registry,
  },
  {
    package: 'openai',
    ecosystem: 'npm',
    ranges: [
      { range: '^7.57.0', node: 22 },
      { range: '^6.49.0', node: 20 },
      { range: '^4.104.0', node: 18 },
    ],
    source: registry,
  },
  {
    package: '@anthropic-ai/sdk',
    ecosystem: 'npm',
    ranges: [{ range: '^1.12.0', node: 20 }],
    source: registry,
  },
];
