import { AST_NODE_TYPES } from '@typescript-eslint/typescript-estree';

/** The kinds of ESTree nodes under a short name; a local constant, because switches over it are the hot path. */
export const T = AST_NODE_TYPES;
