import { idText } from 'typescript';
import type * as ts from 'typescript';
import type {
  ExportFact,
  Expression,
  ImportedName,
  ImportFact,
  MemberExpression,
  Span,
  Statement,
} from '../../model/facts';
import { declarationStart, exportWords, hasModifier } from './modifiers';
import { type DeclarationNode, K, type StatementNode } from './nodeTypes';
import { boundNames } from './patterns';
import { type Reader, spanOf } from './reader';

/** What one statement imports. */
export function readImports(statement: ts.Statement, reader: Reader): ImportFact | null {
  const node = statement as StatementNode;
  if (node.kind === K.ImportDeclaration) return readImportDeclaration(node, reader);
  return node.kind === K.ImportEqualsDeclaration ? readImportEquals(node, reader) : null;
}

function readImportDeclaration(node: ts.ImportDeclaration, reader: Reader): ImportFact | null {
  const { moduleSpecifier, importClause } = node;
  const source = textOf(moduleSpecifier);
  if (source === null) return null;
  return {
    source,
    typeOnly: importClause?.phaseModifier === K.TypeKeyword,
    names: importClause ? readClause(importClause, reader) : [],
    ...spanOf(node, reader),
  };
}

function readClause({ name, namedBindings }: ts.ImportClause, reader: Reader): ImportedName[] {
  const names: ImportedName[] = [];
  if (name) {
    names.push({
      imported: 'default',
      local: idText(name),
      typeOnly: false,
      ...spanOf(name, reader),
    });
  }
  if (namedBindings?.kind === K.NamespaceImport) {
    const local = idText(namedBindings.name);
    names.push({ imported: '*', local, typeOnly: false, ...spanOf(namedBindings, reader) });
  }
  if (namedBindings?.kind === K.NamedImports) {
    for (const one of namedBindings.elements) {
      const imported = nameText(one.propertyName ?? one.name);
      const { isTypeOnly: typeOnly } = one;
      names.push({ imported, local: idText(one.name), typeOnly, ...spanOf(one, reader) });
    }
  }
  return names;
}

/** `import x = require('y')`: the whole module. */
function readImportEquals(node: ts.ImportEqualsDeclaration, reader: Reader): ImportFact | null {
  const { moduleReference, name, isTypeOnly, end } = node;
  if (moduleReference.kind !== K.ExternalModuleReference) return null;
  const source = textOf(moduleReference.expression);
  if (source === null) return null;
  const whole = { imported: '*', local: idText(name), typeOnly: false, ...spanOf(name, reader) };
  return {
    source,
    typeOnly: isTypeOnly,
    names: [whole],
    start: declarationStart(node, reader),
    end,
  };
}

/**
 * What one statement exports. `read` are the statements that were made of it: an exported expression is the very
 * one that stands in the module's body.
 */
export function readExports(
  statement: ts.Statement,
  read: readonly Statement[],
  reader: Reader,
): ExportFact[] {
  const node = statement as StatementNode;
  switch (node.kind) {
    case K.ExportDeclaration:
      return readExportDeclaration(node, reader);
    case K.ExportAssignment: {
      const value = valueOf(read[0]);
      const exported = node.isExportEquals ? '=' : 'default';
      return [exportFact(spanOf(node, reader), exported, localName(value), value)];
    }
    case K.ExpressionStatement:
      return read.flatMap(readCommonJs);
    case K.VariableStatement:
    case K.FunctionDeclaration:
    case K.ClassDeclaration:
    case K.InterfaceDeclaration:
    case K.TypeAliasDeclaration:
    case K.EnumDeclaration:
    case K.ModuleDeclaration:
    case K.ImportEqualsDeclaration:
      return readDeclaration(node, read, reader);
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

function readDeclaration(
  node: DeclarationNode,
  read: readonly Statement[],
  reader: Reader,
): ExportFact[] {
  const words = exportWords(node);
  if (!words) return node.kind === K.VariableStatement ? read.flatMap(readCommonJs) : [];
  const span = spanOf(node, reader);
  if (words.isDefault) return [readDefault(node, span, read[0])];
  if (node.kind === K.VariableStatement) {
    return read.flatMap((statement) =>
      statement.kind === 'declare'
        ? boundNames(statement.target).map(({ name }) => exportFact(span, name, name, null))
        : [],
    );
  }
  const { name } = node;
  const local = name?.kind === K.Identifier ? idText(name) : '';
  return local === '' ? [] : [exportFact(span, local, local, null, isTypeOnly(node))];
}

function isTypeOnly(node: DeclarationNode): boolean {
  switch (node.kind) {
    case K.InterfaceDeclaration:
    case K.TypeAliasDeclaration:
      return true;
    default:
      return hasModifier(node, K.DeclareKeyword);
  }
}

function readDefault(
  node: DeclarationNode,
  span: Span,
  statement: Statement | undefined,
): ExportFact {
  if (node.kind === K.InterfaceDeclaration) {
    return exportFact(span, 'default', idText(node.name), null, true);
  }
  const value = valueOf(statement);
  return exportFact(span, 'default', localName(value), value);
}

function readExportDeclaration(node: ts.ExportDeclaration, reader: Reader): ExportFact[] {
  const { exportClause: clause, moduleSpecifier, isTypeOnly: typeOnly } = node;
  const source = moduleSpecifier ? textOf(moduleSpecifier) : null;
  if (clause?.kind === K.NamedExports) {
    return clause.elements.map((one) => readSpecifier(one, source, typeOnly, reader));
  }
  if (source === null) return [];
  const exported = clause ? nameText(clause.name) : '*';
  const span = spanOf(node, reader);
  return [{ exported, local: null, value: null, source, imported: '*', typeOnly, ...span }];
}

function readSpecifier(
  node: ts.ExportSpecifier,
  source: string | null,
  typeOnly: boolean,
  reader: Reader,
): ExportFact {
  const name = nameText(node.propertyName ?? node.name);
  return {
    exported: nameText(node.name),
    local: source === null ? name : null,
    value: null,
    source,
    imported: source === null ? null : name,
    typeOnly: typeOnly || node.isTypeOnly,
    ...spanOf(node, reader),
  };
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

function nameText(node: ts.ModuleExportName): string {
  return node.kind === K.Identifier ? idText(node) : node.text;
}

/** The text of a module's name; null where half-typed code has none. */
function textOf(node: ts.Expression): string | null {
  return node.kind === K.StringLiteral ? (node as ts.StringLiteral).text : null;
}
