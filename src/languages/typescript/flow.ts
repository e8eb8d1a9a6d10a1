import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Handler, LoopStatement, Pattern, Statement, TryStatement } from '../../model/facts';
import { readExpression } from './expressions';
import { T } from './nodeTypes';
import { readPattern } from './patterns';
import { type Node, type Reader, spanOf } from './reader';
import { pushStatement, readBlock, readStatements } from './statements';

type LoopNode =
  | TSESTree.DoWhileStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement;

export function readLoop(node: LoopNode, reader: Reader): LoopStatement {
  const { breaksSwitch } = reader;
  reader.breaksSwitch = false;
  const loop = readLoopOf(node, reader);
  reader.breaksSwitch = breaksSwitch;
  return loop;
}

function readLoopOf(node: LoopNode, reader: Reader): LoopStatement {
  switch (node.type) {
    case T.ForStatement:
      return {
        kind: 'loop',
        style: 'counted',
        init: readInit(node.init, reader),
        test: node.test ? readExpression(node.test, reader) : null,
        update: node.update ? readExpression(node.update, reader) : null,
        each: null,
        body: readBlock(node.body, reader),
        ...spanOf(node),
      };
    case T.ForInStatement:
    case T.ForOfStatement:
      return {
        kind: 'loop',
        style: node.type === T.ForOfStatement ? 'each' : 'each-key',
        init: [],
        test: null,
        update: null,
        each: {
          target: readElement(node.left, reader),
          over: readExpression(node.right, reader),
          awaits: node.type === T.ForOfStatement && node.await,
        },
        body: readBlock(node.body, reader),
        ...spanOf(node),
      };
    default:
      return {
        kind: 'loop',
        style: node.type === T.WhileStatement ? 'while' : 'until',
        init: [],
        test: readExpression(node.test, reader),
        update: null,
        each: null,
        body: readBlock(node.body, reader),
        ...spanOf(node),
      };
  }
}

function readInit(node: Node | null, reader: Reader): Statement[] {
  if (!node) return [];
  if (node.type !== T.VariableDeclaration) {
    return [{ kind: 'expression', value: readExpression(node, reader), ...spanOf(node) }];
  }
  const init: Statement[] = [];
  pushStatement(node, node.range[0], init, reader);
  return init;
}

function readElement(node: Node, reader: Reader): Pattern {
  if (node.type !== T.VariableDeclaration) return readPattern(node, reader);
  // Half-typed code declares nothing yet: `for (const of items)`.
  const [declared]: readonly (TSESTree.VariableDeclarator | undefined)[] = node.declarations;
  return declared ? readPattern(declared.id, reader) : { kind: 'unknown-pattern', ...spanOf(node) };
}

/**
 * `switch` becomes the value it looks at, then one branch for each case in order (`default` has no test).
 * Falling through is not told.
 */
export function readBranches(
  node: TSESTree.SwitchStatement,
  out: Statement[],
  reader: Reader,
): void {
  const { discriminant } = node;
  out.push({
    kind: 'expression',
    value: readExpression(discriminant, reader),
    ...spanOf(discriminant),
  });
  const { breaksSwitch } = reader;
  reader.breaksSwitch = true;
  for (const branch of node.cases) {
    out.push({
      kind: 'branch',
      test: branch.test ? readExpression(branch.test, reader) : null,
      then: readStatements(branch.consequent, reader),
      otherwise: [],
      ...spanOf(branch),
    });
  }
  reader.breaksSwitch = breaksSwitch;
}

export function readTry(node: TSESTree.TryStatement, reader: Reader): TryStatement {
  return {
    kind: 'try',
    body: readBlock(node.block, reader),
    handlers: node.handler ? [readHandler(node.handler, reader)] : [],
    finalizer: readBlock(node.finalizer, reader),
    ...spanOf(node),
  };
}

function readHandler(node: TSESTree.CatchClause, reader: Reader): Handler {
  return {
    types: [],
    param: node.param ? readPattern(node.param, reader) : null,
    body: readBlock(node.body, reader),
    ...spanOf(node),
  };
}
