import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { ObjectExpression, Property, Statement, WithStatement } from '../../model/facts';
import { readClass } from './classes';
import { readExpression } from './expressions';
import { readFunction } from './functions';
import { readBranches, readLoop, readTry } from './flow';
import { T } from './nodeTypes';
import { readPattern } from './patterns';
import { keyName, type Node, type Reader, spanOf, tooDeep, unknown } from './reader';
import { annotationOf } from './types';

/** Reads a list of statements; what follows a `using` declaration becomes the body of its `with`. */
export function readStatements(nodes: readonly Node[], reader: Reader): Statement[] {
  const out: Statement[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isUsing(node)) {
      out.push(readUsing(node, nodes.slice(index + 1), reader));
      return out;
    }
    pushStatement(node, node.range[0], out, reader);
  }
  return out;
}

/** The statements of a block, or the one statement that stands in its place. */
export function readBlock(node: Node | null | undefined, reader: Reader): Statement[] {
  if (!node) return [];
  return readStatements(node.type === T.BlockStatement ? node.body : [node], reader);
}

/** Reads one statement into `out`. `start` is where it begins, `export` and `declare` included. */
export function pushStatement(node: Node, start: number, out: Statement[], reader: Reader): void {
  if (tooDeep(reader)) return;
  const { floor } = reader;
  reader.depth++;
  reader.floor = start;
  pushPlain(node, start, out, reader);
  reader.floor = floor;
  reader.depth--;
}

function pushPlain(node: Node, start: number, out: Statement[], reader: Reader): void {
  const end = node.range[1];
  switch (node.type) {
    case T.VariableDeclaration:
      pushDeclarations(node, start, out, reader);
      return;
    case T.ExpressionStatement:
    case T.TSExportAssignment:
      out.push({ kind: 'expression', value: readExpression(node.expression, reader), start, end });
      return;
    case T.ReturnStatement: {
      const value = node.argument ? readExpression(node.argument, reader) : null;
      out.push({ kind: 'return', value, start, end });
      return;
    }
    case T.ThrowStatement:
      out.push({ kind: 'throw', value: readExpression(node.argument, reader), start, end });
      return;
    case T.IfStatement:
      out.push({
        kind: 'branch',
        test: readExpression(node.test, reader),
        then: readBlock(node.consequent, reader),
        otherwise: readBlock(node.alternate, reader),
        start,
        end,
      });
      return;
    case T.SwitchStatement:
      readBranches(node, out, reader);
      return;
    case T.BlockStatement:
      out.push({ kind: 'block', body: readStatements(node.body, reader), start, end });
      return;
    case T.TryStatement:
      out.push(readTry(node, reader));
      return;
    case T.ForStatement:
    case T.ForInStatement:
    case T.ForOfStatement:
    case T.WhileStatement:
    case T.DoWhileStatement:
      out.push(readLoop(node, reader));
      return;
    case T.BreakStatement:
      // A `break` that only ends its case is no jump in the model: the branches already end there.
      if (node.label || !reader.breaksSwitch) out.push({ kind: 'jump', jump: 'break', start, end });
      return;
    case T.ContinueStatement:
      out.push({ kind: 'jump', jump: 'continue', start, end });
      return;
    case T.LabeledStatement:
      pushStatement(node.body, start, out, reader);
      return;
    default:
      pushDeclared(node, start, out, reader);
  }
}

function pushDeclared(node: Node, start: number, out: Statement[], reader: Reader): void {
  const end = node.range[1];
  switch (node.type) {
    case T.FunctionDeclaration:
      out.push({ kind: 'function-statement', fn: readFunction(node, reader), start, end });
      return;
    case T.ClassDeclaration: {
      const cls = readClass(node, reader);
      out.push({ kind: 'class-statement', cls, start: Math.min(start, cls.start), end });
      return;
    }
    case T.ExportNamedDeclaration:
      if (node.declaration) pushStatement(node.declaration, start, out, reader);
      else pushSwallowed(node.source, out, reader);
      return;
    case T.ImportDeclaration:
    case T.ExportAllDeclaration:
      pushSwallowed(node.source, out, reader);
      return;
    case T.ExportDefaultDeclaration:
      pushDefault(node.declaration, start, end, out, reader);
      return;
    case T.TSModuleDeclaration: {
      const body = node.body ? readNamespace(node.body, reader) : [];
      out.push({ kind: 'block', body, start, end });
      return;
    }
    case T.TSEnumDeclaration:
      pushEnum(node, start, out, reader);
      return;
    case T.TSImportEqualsDeclaration:
      pushImportAlias(node, start, out, reader);
      return;
    case T.WithStatement: {
      const scope: Statement = {
        kind: 'expression',
        value: readExpression(node.object, reader),
        ...spanOf(node.object),
      };
      out.push({ kind: 'block', body: [scope, ...readBlock(node.body, reader)], start, end });
      return;
    }
    default:
    // Types, imports, overloads and empty statements do nothing when the code runs.
  }
}

/** Behind a half-typed `import … from`, the parser takes the next line for the module's name. */
function pushSwallowed(source: Node | null, out: Statement[], reader: Reader): void {
  if (!source || source.type === T.Literal) return;
  out.push({ kind: 'expression', value: readExpression(source, reader), ...spanOf(source) });
}

const statementTypes: ReadonlySet<string> = new Set([
  T.FunctionDeclaration,
  T.ClassDeclaration,
  T.TSDeclareFunction,
  T.TSInterfaceDeclaration,
  T.TSTypeAliasDeclaration,
  T.TSEnumDeclaration,
  T.TSModuleDeclaration,
  T.VariableDeclaration,
]);

function pushDefault(
  node: Node,
  start: number,
  end: number,
  out: Statement[],
  reader: Reader,
): void {
  if (statementTypes.has(node.type)) pushStatement(node, start, out, reader);
  else out.push({ kind: 'expression', value: readExpression(node, reader), start, end });
}

/** One statement for each declarator; together they cover the whole declaration. */
function pushDeclarations(
  node: TSESTree.VariableDeclaration,
  start: number,
  out: Statement[],
  reader: Reader,
): void {
  const last = node.declarations.length - 1;
  for (const [index, declarator] of node.declarations.entries()) {
    out.push({
      kind: 'declare',
      target: readPattern(declarator.id, reader),
      value: declarator.init ? readExpression(declarator.init, reader) : null,
      type: annotationOf(declarator.id),
      binding: node.kind === 'var' ? 'function' : node.kind === 'let' ? 'block' : 'const',
      start: index === 0 ? start : declarator.range[0],
      end: index === last ? node.range[1] : declarator.range[1],
    });
  }
}

function isUsing(node: Node): node is TSESTree.UsingDeclaration {
  return (
    node.type === T.VariableDeclaration && (node.kind === 'using' || node.kind === 'await using')
  );
}

function readUsing(
  node: TSESTree.UsingDeclaration,
  following: readonly Node[],
  reader: Reader,
): WithStatement {
  const items = node.declarations.map((declarator) => ({
    value: declarator.init ? readExpression(declarator.init, reader) : unknown(declarator, []),
    target: readPattern(declarator.id, reader),
  }));
  if (tooDeep(reader)) return { kind: 'with', awaits: false, items, body: [], ...spanOf(node) };
  reader.depth++;
  const body = readStatements(following, reader);
  reader.depth--;
  return {
    kind: 'with',
    awaits: node.kind === 'await using',
    items,
    body,
    start: node.range[0],
    end: following.at(-1)?.range[1] ?? node.range[1],
  };
}

function readNamespace(body: Node, reader: Reader): Statement[] {
  switch (body.type) {
    case T.TSModuleBlock:
      return readStatements(body.body, reader);
    case T.TSModuleDeclaration:
      return readStatements([body], reader);
    default:
      return [];
  }
}

/** An enum is a constant object of what its members are set to. */
function pushEnum(
  node: TSESTree.TSEnumDeclaration,
  start: number,
  out: Statement[],
  reader: Reader,
): void {
  const properties: Property[] = [];
  for (const member of node.body.members) {
    if (!member.initializer) continue;
    properties.push({
      key: keyName(member.id, false),
      keySpan: spanOf(member.id),
      value: readExpression(member.initializer, reader),
      spread: false,
      commented: false,
      start: member.range[0],
      end: member.range[1],
    });
  }
  const value: ObjectExpression = { kind: 'object', properties, ...spanOf(node.body) };
  const target = readPattern(node.id, reader);
  out.push({
    kind: 'declare',
    target,
    value,
    type: null,
    binding: 'const',
    start,
    end: node.range[1],
  });
}

/** `import x = Some.name`; with `require` it is an import of the module instead. */
function pushImportAlias(
  node: TSESTree.TSImportEqualsDeclaration,
  start: number,
  out: Statement[],
  reader: Reader,
): void {
  const { moduleReference } = node;
  if (moduleReference.type === T.TSExternalModuleReference || node.importKind === 'type') return;
  const value = readExpression(moduleReference, reader);
  const target = readPattern(node.id, reader);
  out.push({
    kind: 'declare',
    target,
    value,
    type: null,
    binding: 'const',
    start,
    end: node.range[1],
  });
}
