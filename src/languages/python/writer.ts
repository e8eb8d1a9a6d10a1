/** Writes edits into Python, in the style of the text around them and as black, isort and ruff would. */
import type { Writer, WriterFactory } from '../../model/writer';
import { fitLine } from './reflow';
import { tryAgain } from './writerAgain';
import { declareCode, declareConstant } from './writerDeclare';
import { chainCall, deferExpression, isAwaited, wrapExpression } from './writerExpressions';
import { beginHandler } from './writerHandlers';
import { hoist } from './writerHoist';
import { addImport } from './writerImports';
import { removeProperty, renameProperty, setOptions, valueText } from './writerOptions';
import { edit, openPage, sourceOf } from './writerPage';
import { blockAround, commentAbove, insertStatement, tryAround } from './writerStatements';

/** All edits of one answer are sorted and do not overlap. */
export const createWriter: WriterFactory = (facts, text): Writer => {
  let opened: ReturnType<typeof openPage> | null = null;
  const page = (): ReturnType<typeof openPage> => (opened ??= openPage(facts, text));
  return {
    language: () => 'python',
    sourceOf: (target) => sourceOf(page(), target),
    rewritten: () => null,
    isAwaited: (target) => isAwaited(page(), target),
    isPassedOn: (target) => isAwaited(page(), target),
    addImport: (wanted) => addImport(page(), wanted),
    declareCode: (wanted, at) => declareCode(page(), wanted, at),
    deferExpression: (target, name, others = []) => deferExpression(page(), target, name, others),
    chainCall: (target, method, code) => chainCall(page(), target, method, code),
    insertStatement: (where, at, code) => insertStatement(page(), where, at, code),
    tryAgain: (target, second) => tryAgain(page(), target, second),
    blockAround: (target, header) => blockAround(page(), target, header),
    tryAround: (target, handler) => tryAround(page(), target, handler),
    beginHandler: (target, handler) => beginHandler(page(), target, handler),
    hoist: (target, name, comment) => hoist(page(), target, name, comment),
    setOptions: (target, index, options) => setOptions(page(), target, index, options),
    declareConstant: (constant) => declareConstant(page(), constant),
    // Silence in a stream is the business of the client's read timeout in Python: no helper is needed for it.
    declareHelper: () => null,
    wrapExpression: (target, name, args) => {
      const values = args.map((one) => valueText(page(), '', one, target.start));
      if (values.includes(null)) return [];
      return wrapExpression(
        page(),
        target,
        name,
        values.filter((one) => one !== null),
      );
    },
    renameProperty: (property, name) => renameProperty(page(), property, name),
    removeProperty: (_object, property) => removeProperty(page(), property),
    nestProperty: () => null,
    replaceExpression: (target, value) => {
      const written = valueText(page(), '', value, target.start);
      return written === null ? [] : [edit(page(), target.start, target.end, written)];
    },
    fitted: (edits) => fitLine(page(), edits),
    commentAbove: (at, comment) => commentAbove(page(), at, comment),
  };
};
