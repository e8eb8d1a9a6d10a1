import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type {
  ExportFact,
  Expression,
  ImportedName,
  ImportFact,
  MemberExpression,
  Span,
  Statement,
} from '../../model/facts';
import { T } from './nodeTypes';
import { boundNames } from './patterns';
import { type Node, spanOf } from './reader';

/** What one statement imports. */
export function readImports(node: Node): ImportFact | null {
  if (node.type === T.ImportDeclaration) return readImportDeclaration(node);
  if (node.type === T.TSImportEqualsDeclaration) return readImportEquals(node);
  if (node.type === T.ExportNamedDeclaration && node.declaration) {
    return readImports(node.declaration);
  }
  return null;
}

function readImportDeclaration(node: TSESTree.ImportDeclaration): ImportFact | null {
  const source = textOf(node.source);
  if (source === null) return null;
  return {
    source,
    typeOnly: node.importKind === 'type',
    names: node.specifiers.map(readImportedName),
    ...spanOf(node),
  };
}

function readImportedName(node: TSESTree.ImportClause): ImportedName {
  const local = node.local.name;
  if (node.type === T.ImportSpecifier) {
    const typeOnly = node.importKind === 'type';
    return { imported: nameOf(node.imported), local, typeOnly, ...spanOf(node) };
  }
  const imported = node.type === T.ImportDefaultSpecifier ? 'default' : '*';
  return { imported, local, typeOnly: false, ...spanOf(node) };
}

/** `import x = require('y')`: the whole module. */
function readImportEquals(node: TSESTree.TSImportEqualsDeclaration): ImportFact | null {
  const { moduleReference } = node;
  if (moduleReference.type !== T.TSExternalModuleReference) return null;
  const source = textOf(moduleReference.expression);
  if (source === null) return null;
  const typeOnly = node.importKind === 'type';
  const name: ImportedName = {
    imported: '*',
    local: node.id.name,
    typeOnly: false,
    ...spanOf(node.id),
  };
  return { source, typeOnly, names: [name], ...spanOf(node) };
}

/**
 * What one statement exports. `read` are the statements that were made of it: an exported expression is the very
 * one that stands in the module's body.
 */
export function readExports(node: Node, read: readonly Statement[]): ExportFact[] {
  switch (node.type) {
    case T.ExportNamedDeclaration:
      return node.declaration
        ? readDeclaredExports(node, node.declaration, read)
        : node.specifiers.map((specifier) => readSpecifier(node, specifier));
    case T.ExportAllDeclaration:
      return readExportAll(node);
    case T.ExportDefaultDeclaration:
      return [readDefault(node, read[0])];
    case T.TSExportAssignment: {
      const value = valueOf(read[0]);
      return [exportFact(spanOf(node), '=', localName(value), value)];
    }
    case T.ExpressionStatement:
    case T.VariableDeclaration:
      return read.flatMap(readCommonJs);
    default:
      return [];
  }
}

function exportFact(
  span: Span,
  exported: string,
  local: string | null,
  value: Expression | null,
  typeOnly = false,
): ExportFact {
  return {
    exported,
    local,
    value,
    source: null,
    imported: null,
    typeOnly,
    start: span.start,
    end: span.end,
  };
}

/** Decorators may stand before `export`; the statement that was read holds them. */
function coveringSpan(node: Node, read: Statement | undefined): Span {
  return { start: Math.min(node.range[0], read?.start ?? node.range[0]), end: node.range[1] };
}

function readDeclaredExports(
  node: TSESTree.ExportNamedDeclaration,
  declaration: TSESTree.NamedExportDeclarations,
  read: readonly Statement[],
): ExportFact[] {
  const span = coveringSpan(node, read[0]);
  if (declaration.type === T.VariableDeclaration) {
    return read.flatMap((statement) =>
      statement.kind === 'declare'
        ? boundNames(statement.target).map(({ name }) => exportFact(span, name, name, null))
        : [],
    );
  }
  const { id } = declaration;
  if (id?.type !== T.Identifier || id.name === '') return [];
  return [exportFact(span, id.name, id.name, null, node.exportKind === 'type')];
}

function readSpecifier(
  node: TSESTree.ExportNamedDeclaration,
  specifier: TSESTree.ExportSpecifier,
): ExportFact {
  const source = node.source ? textOf(node.source) : null;
  const name = nameOf(specifier.local);
  return {
    exported: nameOf(specifier.exported),
    local: source === null ? name : null,
    value: null,
    source,
    imported: source === null ? null : name,
    typeOnly: node.exportKind === 'type' || specifier.exportKind === 'type',
    ...spanOf(specifier),
  };
}

function readExportAll(node: TSESTree.ExportAllDeclaration): ExportFact[] {
  const source = textOf(node.source);
  if (source === null) return [];
  return [
    {
      exported: node.exported ? nameOf(node.exported) : '*',
      local: null,
      value: null,
      source,
      imported: '*',
      typeOnly: node.exportKind === 'type',
      ...spanOf(node),
    },
  ];
}

function readDefault(
  node: TSESTree.ExportDefaultDeclaration,
  statement: Statement | undefined,
): ExportFact {
  const span = coveringSpan(node, statement);
  const { declaration } = node;
  if (declaration.type === T.TSInterfaceDeclaration) {
    return exportFact(span, 'default', declaration.id.name, null, true);
  }
  const value = valueOf(statement);
  return exportFact(span, 'default', localName(value), value);
}

/** The expression that a statement carries: its value, or the function or class that it declares. */
function valueOf(statement: Statement | undefined): Expression | null {
  switch (statement?.kind) {
    case 'expression':
      return statement.value;
    case 'function-statement': {
      const { fn } = statement;
      return { kind: 'function', fn, start: fn.start, end: fn.end };
    }
    case 'class-statement': {
      const { cls } = statement;
      return { kind: 'class', cls, start: cls.start, end: cls.end };
    }
    default:
      return null;
  }
}

function localName(value: Expression | null): string | null {
  switch (value?.kind) {
    case 'reference':
      return value.name;
    case 'function':
      return value.fn.name;
    case 'class':
      return value.cls.name;
    default:
      return null;
  }
}

/** `module.exports = …`, `exports.x = …`, and chains of them, also behind `const x =`. */
function readCommonJs(statement: Statement): ExportFact[] {
  if (statement.kind !== 'expression' && statement.kind !== 'declare') return [];
  const names: string[] = [];
  let { value } = statement;
  while (value?.kind === 'assign' && value.operator === '=') {
    const name = value.target.kind === 'target' ? commonJsName(value.target.expression) : null;
    if (name !== null) names.push(name);
    ({ value } = value);
  }
  // Compilers first write `exports.a = exports.b = void 0`, which is no value yet.
  if (!value || isVoid(value)) return [];
  const declared =
    statement.kind === 'declare' && statement.target.kind === 'name' ? statement.target.name : null;
  // A function's own name is no name of the module, so only references are local.
  const local = value.kind === 'reference' ? value.name : declared;
  return names.map((name) => exportFact(statement, name, local, value));
}

function isVoid(value: Expression): boolean {
  return value.kind === 'unary' && value.operator === 'void' && value.value.kind === 'literal';
}

function commonJsName({ object, property }: MemberExpression): string | null {
  if (isReference(object, 'module') && property === 'exports') return '=';
  if (isReference(object, 'exports')) return property;
  const isModuleExports =
    object.kind === 'member' &&
    object.property === 'exports' &&
    isReference(object.object, 'module');
  return isModuleExports ? property : null;
}

function isReference(expression: Expression, name: string): boolean {
  return expression.kind === 'reference' && expression.name === name;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === T.Identifier ? node.name : node.value;
}

/** The text of a module's name; null where half-typed code has none. */
function textOf(node: Node): string | null {
  return node.type === T.Literal && typeof node.value === 'string' ? node.value : null;
}
