/** Packages that fixes may add, by the oldest Node or Python that a project promises. */
import type { Library, LibraryRange, Source } from '../../model/knowledge';

const registry: Source = {
  from: 'npm registry: engines and exports of the versions named',
  date: '2026-11-23',
};

const pypi: Source = {
  from: 'PyPI: Requires-Python of tenacity 8.2.0, 9.0.0 and 9.1.4',
  date: '2026-11-23',
};

const peers: Source = {
  from: 'npm registry: engines and peerDependencies of the newest version in each range',
  date: '2026-11-23',
};

/** Providers of the AI SDK count one for its 4, two for its 5. */
const ofAiSdk = (name: string): Library => ({
  package: `@ai-sdk/${name}`,
  ecosystem: 'npm',
  ranges: [
    { range: '^4.0.0', beside: [{ package: 'ai', version: '7' }] },
    { range: '^3.0.0', beside: [{ package: 'ai', version: '6' }] },
    { range: '^2.0.0', beside: [{ package: 'ai', version: '5' }] },
    { range: '^1.0.0', beside: [{ package: 'ai', version: '4' }] },
  ],
  source: peers,
});

/** Models go with one version of the core, which many projects have through another model alone. */
const ofCore1: LibraryRange['beside'] = [
  { package: '@langchain/core', version: '1' },
  { package: '@langchain/openai', version: '1' },
  { package: '@langchain/anthropic', version: '1' },
  { package: '@langchain/mistralai', version: '1' },
  { package: '@langchain/google-genai', version: '2' },
];
const ofCore03: LibraryRange['beside'] = [{ package: '@langchain/core', version: '0.3' }];

const ofLangchain = (name: string, ranges: readonly LibraryRange[], before: string): Library => ({
  package: `@langchain/${name}`,
  ecosystem: 'npm',
  ranges: [
    ...ranges.map((one) => ({ ...one, beside: ofCore1 })),
    { range: before, node: 18, beside: ofCore03 },
  ],
  source: peers,
});

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
  ...['anthropic', 'openai', 'google', 'mistral', 'groq'].map(ofAiSdk),
  ofLangchain('anthropic', [{ range: '^1.0.0', node: 20 }], '^0.3.0'),
  ofLangchain('google-genai', [{ range: '^2.0.0', node: 20 }], '^0.2.0'),
  ofLangchain('mistralai', [{ range: '^1.0.0', node: 20 }], '^0.2.0'),
  // From 1.5.9 on it wants Node 22.
  ofLangchain(
    'openai',
    [
      { range: '^1.0.0', node: 22 },
      { range: '>=1.0.0 <1.5.9', node: 20 },
    ],
    '^0.6.0',
  ),
];
