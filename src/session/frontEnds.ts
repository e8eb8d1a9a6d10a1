/** The languages that can be read. The only place that loads them, and only when a file of theirs is parsed. */
import type { FrontEndLoader } from '../model/frontEnd';

export const frontEnds: readonly FrontEndLoader[] = [
  {
    extensions: [
      ...['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
      ...['.vue', '.svelte', '.astro'],
    ],
    load: async () => (await import('../typescript')).frontEnd,
  },
  { extensions: ['.py', '.ipynb'], load: async () => (await import('../python')).frontEnd },
];
