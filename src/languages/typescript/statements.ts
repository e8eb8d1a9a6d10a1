import { NodeFlags } from 'typescript';
import type * as ts from 'typescript';
import type { Property, Statement, WithStatement } from '../../model/facts';
import { readClass } from './classes';
import { isLiteral, readExpression } from './expressions';
import { readBranches, readLoop, readTry } from './flow';
import { readFunction } from './functions';
import { declarationStart } from './modifiers';
import { K, type Node, type StatementNode } from './nodeTypes';
import { readPattern } from './patterns';
import { keyName, keyNode, type Reader, spanOf, startOf, tooDeep, unknown } from './reader';
import { readAnnotation } from './types';

/** Reads a list of statements; what follows a `using` declaration becomes the body of its `with`. */
export function readStatements(nodes: readonly Node[], reader: Reader): Statement[] {
  const out: Statement[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isUsing(node)) {
      out.push(readUsing(node, nodes.slice(index + 1), reader));
      return out;
    }
    pushStatement(node, out, reader);
  }
  return out;
}

/** The statements of a block, or the one statement that stands in its place. */
export function readBlock(node: ts.Statement | undefined, reader: Reader): Statement[] {
  if (!node) return [];
  return readStatements(node.kind === K.Block ? (node as ts.Block).statements : [node], reader);
}

/**
 * Reads one statement into `out`: several where it declares several names, none where it does nothing when the code
 * runs. `start` is where it begins, with its label.
 */
export function pushStatement(
  node: Node,
  out: Statement[],
  reader: Reader,
  start: number = startOf(node, reader),
): void {
  if (tooDeep(reader)) return;
  const { floor } = reader;
  reader.depth++;
  reader.floor = start;
  pushPlain(node as StatementNode, start, out, reader);
  reader.floor = floor;
  reader.depth--;
}

function pushPlain(node: StatementNode, start: number, out: Statement[], reader: Reader): void {
  const { end } = node;
  switch (node.kind) {
    case K.VariableStatement:
      pushDeclarations(node.declarationList, start, end, out, reader);
      return;
    case K.ExpressionStatement:
    case K.ExportAssignment:
      out.push({ kind: 'expression', value: readExpression(node.expression, reader), start, end });
      return;
    case K.ReturnStatement: {
      const value = node.expression ? readExpression(node.expression, reader) : null;
      out.push({ kind: 'return', value, start, end });
      return;
    }
    case K.IfStatement:
      out.push({
        kind: 'branch',
        test: readExpression(node.expression, reader),
        then: readBlock(node.thenStatement, reader),
        otherwise: readBlock(node.elseStatement, reader),
        start,
        end,
      });
      return;
    case K.ThrowStatement:
      out.push({ kind: 'throw', value: readExpression(node.expression, reader), start, end });
      return;
    case K.SwitchStatement:
      readBranches(node, out, reader);
      return;
    case K.Block:
      out.push({ kind: 'block', body: readStatements(node.statements, reader), start, end });
      return;
    case K.TryStatement:
      out.push(readTry(node, start, reader));
      return;
    case K.ForStatement:
    case K.ForInStatement:
    case K.ForOfStatement:
    case K.WhileStatement:
    case K.DoStatement:
      out.push(readLoop(node, start, reader));
      return;
    case K.BreakStatement:
      // A `break` that only ends its case is no jump in the model: the branches already end there.
      if (node.label || !reader.breaksSwitch) out.push({ kind: 'jump', jump: 'break', start, end });
      return;
    case K.ContinueStatement:
      out.push({ kind: 'jump', jump: 'continue', start, end });
      return;
    case K.VariableDeclarationList:
      pushDeclarations(node, start, end, out, reader);
      return;
    case K.LabeledStatement:
      pushStatement(node.statement, out, reader, start);
      return;
    default:
      pushDeclared(node, start, out, reader);
  }
}

function pushDeclared(node: StatementNode, start: number, out: Statement[], reader: Reader): void {
  const { end } = node;
  switch (node.kind) {
    case K.FunctionDeclaration: {
      // Overloads have no body and say nothing about what runs.
      if (!node.body) return;
      const fn = readFunction(node, node.body, declarationStart(node, reader), reader);
      out.push({ kind: 'function-statement', fn, start, end });
      return;
    }
    case K.ClassDeclaration: {
      const cls = readClass(node, declarationStart(node, reader), reader);
      out.push({ kind: 'class-statement', cls, start: Math.min(start, cls.start), end });
      return;
    }
    case K.ImportDeclaration:
    case K.ExportDeclaration:
      pushSwallowed(node.moduleSpecifier, out, reader);
      return;
    case K.ModuleDeclaration:
      out.push({ kind: 'block', body: readNamespace(node, reader), start, end });
      return;
    case K.EnumDeclaration:
      pushEnum(node, start, out, reader);
      return;
    case K.ImportEqualsDeclaration:
      pushImportAlias(node, start, out, reader);
      return;
    case K.WithStatement: {
      const value = readExpression(node.expression, reader);
      const scope: Statement = { kind: 'expression', value, start: value.start, end: value.end };
      out.push({ kind: 'block', body: [scope, ...readBlock(node.statement, reader)], start, end });
      return;
    }
    default:
    // Types and empty statements do nothing when the code runs.
  }
}

/** Behind a half-typed `import … from`, the parser takes the next line for the module's name. */
function pushSwallowed(source: Node | undefined, out: Statement[], reader: Reader): void {
  if (!source || isLiteral(source)) return;
  const value = readExpression(source, reader);
  out.push({ kind: 'expression', value, start: value.start, end: value.end });
}

// ----------------------------------------------------------------------------------------------- declarations

/** One statement for each declarator; together they cover all from `start` to `end`. */
function pushDeclarations(
  { declarations, flags }: ts.VariableDeclarationList,
  start: number,
  end: number,
  out: Statement[],
  reader: Reader,
): void {
  const last = declarations.length - 1;
  for (const [index, declarator] of declarations.entries()) {
    const { name, initializer, type } = declarator;
    out.push({
      kind: 'declare',
      target: readPattern(name, reader),
      value: initializer ? readExpression(initializer, reader) : null,
      type: readAnnotation(type, reader),
      binding: bindingOf(flags),
      start: index === 0 ? start : startOf(declarator, reader),
      end: index === last ? end : declarator.end,
    });
  }
}

function bindingOf(flags: NodeFlags): 'block' | 'const' | 'function' {
  if ((flags & NodeFlags.BlockScoped) === 0) return 'function';
  return (flags & NodeFlags.Let) === 0 ? 'const' : 'block';
}

function isUsing(node: Node): node is ts.VariableStatement {
  return (
    node.kind === K.VariableStatement &&
    ((node as ts.VariableStatement).declarationList.flags & NodeFlags.Using) !== 0
  );
}

function readUsing(
  node: ts.VariableStatement,
  following: readonly Node[],
  reader: Reader,
): WithStatement {
  const { declarations, flags } = node.declarationList;
  const items = declarations.map((declarator) => ({
    value: declarator.initializer
      ? readExpression(declarator.initializer, reader)
      : unknown(declarator, [], reader),
    target: readPattern(declarator.name, reader),
  }));
  const { start, end } = spanOf(node, reader);
  if (tooDeep(reader)) return { kind: 'with', awaits: false, items, body: [], start, end };
  reader.depth++;
  const body = readStatements(following, reader);
  reader.depth--;
  return {
    kind: 'with',
    // The compiler marks `await using` as both.
    awaits: (flags & NodeFlags.Const) !== 0,
    items,
    body,
    start,
    end: following.at(-1)?.end ?? end,
  };
}

function readNamespace(node: ts.ModuleDeclaration, reader: Reader): Statement[] {
  let { body } = node;
  // `namespace A.B { … }` is one in another.
  while (body?.kind === K.ModuleDeclaration) ({ body } = body);
  return body?.kind === K.ModuleBlock ? readStatements(body.statements, reader) : [];
}

/** An enum is a constant object of what its members are set to. */
function pushEnum(node: ts.EnumDeclaration, start: number, out: Statement[], reader: Reader): void {
  const { members, name, end } = node;
  const properties: Property[] = [];
  for (const member of members) {
    if (!member.initializer) continue;
    properties.push({
      key: keyName(member.name),
      keySpan: spanOf(keyNode(member.name), reader),
      value: readExpression(member.initializer, reader),
      spread: false,
      commented: false,
      ...spanOf(member, reader),
    });
  }
  out.push({
    kind: 'declare',
    target: readPattern(name, reader),
    value: { kind: 'object', properties, start: members.pos - 1, end },
    type: null,
    binding: 'const',
    start,
    end,
  });
}

/** `import x = Some.name`; with `require` it is an import of the module instead. */
function pushImportAlias(
  node: ts.ImportEqualsDeclaration,
  start: number,
  out: Statement[],
  reader: Reader,
): void {
  const { moduleReference, name, isTypeOnly, end } = node;
  if (moduleReference.kind === K.ExternalModuleReference || isTypeOnly) return;
  const value = readExpression(moduleReference, reader);
  const target = readPattern(name, reader);
  out.push({ kind: 'declare', target, value, type: null, binding: 'const', start, end });
}
