/** Writes edits into TypeScript and JavaScript, in the style of the text around them. */
import type { ModuleFacts } from '../../model/facts';
import type { TextEdit } from '../../model/finding';
import type { Writer, WriterFactory } from '../../model/writer';
import type { Style } from './style';
import { codeAt } from './writerCode';
import { commentAbove } from './writerComments';
import { declareCode, declareConstant, declareHelper } from './writerDeclare';
import { chainCall, deferExpression, isAwaited, isPassedOn, rewritten } from './writerDefer';
import { beginHandler } from './writerHandlers';
import { hoist } from './writerHoist';
import { addImport } from './writerImports';
import { setOptions } from './writerOptions';
import { openPages } from './writerPages';
import { nestProperty, removeProperty, renameProperty } from './writerProperties';
import { insertStatement, tryAround } from './writerStatements';
import { inTwoSteps } from './writerSteps';
import { edit, lineIndent, sourceOf } from './writerText';
import { wrapExpression } from './writerWrap';
import { valueText } from './writerValues';

/**
 * Works from facts and text alone; what the first of two steps leaves is all that it ever parses. All edits of one answer
 * are sorted and do not overlap.
 */
export const createWriter: WriterFactory = (facts, text) => writerIn(facts, text);

/** `style`: of a text that this one was made of; else it is looked for. */
function writerIn(facts: ModuleFacts, text: string, style?: Style): Writer {
  const pageAt = openPages(facts, text, style);
  return {
    language: (at) => pageAt(at).facts.language,
    sourceOf: (target) => sourceOf(pageAt(target.start), target),
    rewritten: (target, changes) => rewritten(pageAt(target.start), target, changes),
    isAwaited: (target) => isAwaited(pageAt(target.start), target),
    isPassedOn: (target) => isPassedOn(pageAt(target.start), target),
    addImport: (wanted, at) => addImport(pageAt(at), wanted),
    declareCode: (wanted, at) => declareCode(pageAt(at), wanted),
    deferExpression: (target, name, others = []) =>
      deferExpression(pageAt(target.start), target, name, others),
    chainCall: (target, method, code) => chainCall(pageAt(target.start), target, method, code),
    insertStatement: (where, at, code) => insertStatement(pageAt(at), where, at, code),
    tryAround: (target, handler) => tryAround(pageAt(target.start), target, handler),
    beginHandler: (target, handler) => beginHandler(pageAt(target.start), target, handler),
    hoist: (target, name, comment) => hoist(pageAt(target.start), target, name, comment),
    setOptions: (target, index, options) => {
      const edits = setOptions(pageAt(target.start), target, index, options);
      return edits && sorted(edits);
    },
    inTwoSteps: (target, first, then) =>
      inTwoSteps({ facts, text }, target, first, then, (next, changed) =>
        writerIn(next, changed, pageAt(target.start).style),
      ),
    declareConstant: (constant, at) => declareConstant(pageAt(at), constant),
    declareHelper: (helper, at) => declareHelper(pageAt(at), helper),
    wrapExpression: (target, name, args) => {
      const page = pageAt(target.start);
      const values = args.map((value) => valueText(page, value));
      return wrapExpression(page, target, name, values);
    },
    renameProperty: (property, name) => renameProperty(pageAt(property.start), property, name),
    removeProperty: (object, property) => removeProperty(pageAt(object.start), object, property),
    nestProperty: (object, property, holder, inner) =>
      nestProperty(pageAt(object.start), object, property, holder, inner),
    replaceExpression: (target, value) => {
      const page = pageAt(target.start);
      const indent = lineIndent(page.text, target.start);
      const text =
        value.kind === 'code' ? codeAt(page, value.code, indent) : valueText(page, value);
      return [edit(page, target.start, target.end, text)];
    },
    commentAbove: (at, comment) => commentAbove(pageAt(at), at, comment),
  };
}

function sorted(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
