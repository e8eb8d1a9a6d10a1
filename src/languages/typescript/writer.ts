/** Writes edits into TypeScript and JavaScript, in the style of the text around them. */
import type { Writer, WriterFactory } from '../../model/writer';
import { detectStyle } from './style';
import { commentAbove } from './writerComments';
import { declareConstant, declareHelper, moduleSpan } from './writerDeclare';
import { setOptions } from './writerOptions';
import type { Page } from './writerText';
import { wrapExpression } from './writerWrap';
import { valueText } from './writerValues';
import type { TextEdit } from '../../model/finding';

/** Works from facts and text alone, and never parses. All edits of one answer are sorted and do not overlap. */
export const createWriter: WriterFactory = (facts, text): Writer => {
  const first = Math.min(
    ...[...facts.imports, ...facts.body].map(({ start }) => start),
    text.length,
  );
  const module = moduleSpan(facts.path, text, first);
  const style = detectStyle(text.slice(module.start, module.end), facts.language === 'typescript');
  const page: Page = { facts, text, style, module };
  return {
    setOptions: (target, index, options) => {
      const edits = setOptions(page, target, index, options);
      return edits && sorted(edits);
    },
    declareConstant: (constant) => declareConstant(page, constant),
    declareHelper: (helper) => declareHelper(page, helper),
    wrapExpression: (target, name, args) =>
      wrapExpression(
        page,
        target,
        name,
        args.map((value) => valueText(page, value)),
      ),
    commentAbove: (at, comment) => commentAbove(page, at, comment),
  };
};

function sorted(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
