import type { WriterFactory } from '../../model/writer';

/** Edits of Python are not written yet: every question is answered with none. */
export const createWriter: WriterFactory = (_facts, text) => ({
  language: () => 'python',
  sourceOf: ({ start, end }) => text.slice(start, end),
  isAwaited: () => false,
  addImport: () => null,
  declareCode: () => null,
  deferExpression: () => null,
  chainCall: () => null,
  insertStatement: () => null,
  tryAround: () => null,
  hoist: () => null,
  setOptions: () => null,
  declareConstant: ({ name }) => ({ name, edits: [] }),
  declareHelper: (helper) => ({ name: helper, edits: [] }),
  wrapExpression: () => [],
  renameProperty: () => [],
  removeProperty: () => null,
  replaceExpression: () => [],
  commentAbove: () => [],
});
