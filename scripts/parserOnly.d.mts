import type { Plugin } from 'esbuild';

export const parserOnly: Plugin;
