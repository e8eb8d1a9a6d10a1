import type * as ts from 'typescript';
import type {
  Handler,
  LoopStatement,
  Pattern,
  Span,
  Statement,
  TryStatement,
} from '../../model/facts';
import { readExpression } from './expressions';
import { K, type LoopNode } from './nodeTypes';
import { readPattern } from './patterns';
import { type Reader, spanOf, startOf } from './reader';
import { pushStatement, readBlock, readStatements } from './statements';

export function readLoop(node: LoopNode, start: number, reader: Reader): LoopStatement {
  const { breaksSwitch } = reader;
  reader.breaksSwitch = false;
  const loop = readLoopOf(node, { start, end: node.end }, reader);
  reader.breaksSwitch = breaksSwitch;
  return loop;
}

function readLoopOf(node: LoopNode, span: Span, reader: Reader): LoopStatement {
  switch (node.kind) {
    case K.ForStatement: {
      const { initializer, condition, incrementor } = node;
      return {
        kind: 'loop',
        style: 'counted',
        init: initializer ? readInit(initializer, reader) : [],
        test: condition ? readExpression(condition, reader) : null,
        update: incrementor ? readExpression(incrementor, reader) : null,
        each: null,
        body: readBlock(node.statement, reader),
        ...span,
      };
    }
    case K.ForInStatement:
    case K.ForOfStatement:
      return {
        kind: 'loop',
        style: node.kind === K.ForOfStatement ? 'each' : 'each-key',
        init: [],
        test: null,
        update: null,
        each: {
          target: readElement(node.initializer, reader),
          over: readExpression(node.expression, reader),
          awaits: node.kind === K.ForOfStatement && node.awaitModifier !== undefined,
        },
        body: readBlock(node.statement, reader),
        ...span,
      };
    default:
      return {
        kind: 'loop',
        style: node.kind === K.WhileStatement ? 'while' : 'until',
        init: [],
        test: readExpression(node.expression, reader),
        update: null,
        each: null,
        body: readBlock(node.statement, reader),
        ...span,
      };
  }
}

function readInit(node: ts.ForInitializer, reader: Reader): Statement[] {
  if (!isDeclaration(node)) {
    const value = readExpression(node, reader);
    return [{ kind: 'expression', value, start: value.start, end: value.end }];
  }
  const init: Statement[] = [];
  pushStatement(node, init, reader);
  return init;
}

function readElement(node: ts.ForInitializer, reader: Reader): Pattern {
  if (!isDeclaration(node)) return readPattern(node, reader);
  // Half-typed code declares nothing yet: `for (const of items)`.
  const [declared] = node.declarations;
  return declared
    ? readPattern(declared.name, reader)
    : { kind: 'unknown-pattern', ...spanOf(node, reader) };
}

function isDeclaration(node: ts.ForInitializer): node is ts.VariableDeclarationList {
  return node.kind === K.VariableDeclarationList;
}

/**
 * `switch` becomes the value it looks at, then one branch for each case in order (`default` has no test).
 * Falling through is not told.
 */
export function readBranches(
  { expression, caseBlock }: ts.SwitchStatement,
  out: Statement[],
  reader: Reader,
): void {
  const value = readExpression(expression, reader);
  out.push({ kind: 'expression', value, start: value.start, end: value.end });
  const { breaksSwitch } = reader;
  reader.breaksSwitch = true;
  for (const branch of caseBlock.clauses) {
    out.push({
      kind: 'branch',
      test: branch.kind === K.CaseClause ? readExpression(branch.expression, reader) : null,
      then: readStatements(branch.statements, reader),
      otherwise: [],
      ...spanOf(branch, reader),
    });
  }
  reader.breaksSwitch = breaksSwitch;
}

export function readTry(node: ts.TryStatement, start: number, reader: Reader): TryStatement {
  const { tryBlock, catchClause, finallyBlock, end } = node;
  return {
    kind: 'try',
    body: readStatements(tryBlock.statements, reader),
    handlers: catchClause ? [readHandler(catchClause, reader)] : [],
    finalizer: finallyBlock ? readStatements(finallyBlock.statements, reader) : [],
    start,
    end,
  };
}

function readHandler(node: ts.CatchClause, reader: Reader): Handler {
  const { variableDeclaration, block } = node;
  return {
    types: [],
    param: variableDeclaration ? readPattern(variableDeclaration.name, reader) : null,
    body: readStatements(block.statements, reader),
    ...(beginsWithComment(block, reader) ? { commented: true } : {}),
    ...spanOf(node, reader),
  };
}

function beginsWithComment({ statements, end }: ts.Block, reader: Reader): boolean {
  const [first] = statements;
  const until = first ? startOf(first, reader) : end - 1;
  return reader.text.slice(statements.pos, until).trim() !== '';
}
