import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { ShapeFact, TypeFact } from '../../model/facts';
import { T } from './nodeTypes';
import { keyName, type Node, spanOf } from './reader';

/** Deepest type that is read: names further in decide nothing. */
const MAX_TYPE_DEPTH = 16;

export function readAnnotation(
  annotation: TSESTree.TSTypeAnnotation | null | undefined,
): TypeFact | null {
  return annotation ? readType(annotation.typeAnnotation, 0) : null;
}

/** The annotation of a parameter or declared name, wherever its pattern carries it. */
export function annotationOf(pattern: Node): TypeFact | null {
  switch (pattern.type) {
    case T.Identifier:
    case T.ObjectPattern:
    case T.ArrayPattern:
    case T.RestElement:
      return readAnnotation(pattern.typeAnnotation);
    case T.AssignmentPattern:
      return annotationOf(pattern.left);
    default:
      return null;
  }
}

function readType(node: TSESTree.TypeNode, depth: number): TypeFact {
  const start = node.range[0];
  const end = node.range[1];
  if (depth > MAX_TYPE_DEPTH) return { name: null, parts: [], start, end };
  switch (node.type) {
    case T.TSTypeReference: {
      const parts = readTypes(node.typeArguments?.params ?? [], depth);
      return { name: entityName(node.typeName), parts, start, end };
    }
    case T.TSArrayType:
      return { name: 'Array', parts: [readType(node.elementType, depth + 1)], start, end };
    case T.TSTupleType:
      return { name: null, parts: readTypes(node.elementTypes, depth), start, end };
    case T.TSUnionType:
    case T.TSIntersectionType:
      return { name: null, parts: readTypes(node.types, depth), start, end };
    case T.TSTypeOperator:
      // `readonly X[]` holds what `X[]` holds; `keyof X` and `unique symbol` do not.
      return node.operator === 'readonly' && node.typeAnnotation
        ? readType(node.typeAnnotation, depth + 1)
        : { name: null, parts: [], start, end };
    default:
      return { name: keywordNames[node.type] ?? null, parts: [], start, end };
  }
}

function readTypes(nodes: readonly TSESTree.TypeNode[], depth: number): TypeFact[] {
  return nodes.map((node) => readType(node, depth + 1));
}

function entityName(node: TSESTree.EntityName): string | null {
  switch (node.type) {
    case T.Identifier:
      return node.name === '' ? null : node.name;
    case T.TSQualifiedName: {
      const left = entityName(node.left);
      return left === null ? null : `${left}.${node.right.name}`;
    }
    default:
      return null;
  }
}

const keywordNames: Readonly<Partial<Record<string, string>>> = {
  TSAnyKeyword: 'any',
  TSBigIntKeyword: 'bigint',
  TSBooleanKeyword: 'boolean',
  TSNeverKeyword: 'never',
  TSNullKeyword: 'null',
  TSNumberKeyword: 'number',
  TSObjectKeyword: 'object',
  TSStringKeyword: 'string',
  TSSymbolKeyword: 'symbol',
  TSUndefinedKeyword: 'undefined',
  TSUnknownKeyword: 'unknown',
  TSVoidKeyword: 'void',
};

/** The type with members that a statement declares, also where it exports it. */
export function readShape(node: Node): ShapeFact | null {
  if (node.type === T.ExportNamedDeclaration || node.type === T.ExportDefaultDeclaration)
    return node.declaration ? readShape(node.declaration) : null;
  if (node.type === T.TSInterfaceDeclaration)
    return { name: node.id.name, members: memberNames(node.body.body), ...spanOf(node) };
  if (node.type !== T.TSTypeAliasDeclaration) return null;
  const { typeAnnotation } = node;
  if (typeAnnotation.type !== T.TSTypeLiteral) return null;
  return { name: node.id.name, members: memberNames(typeAnnotation.members), ...spanOf(node) };
}

const memberNames = (members: readonly TSESTree.TypeElement[]): readonly string[] =>
  members.flatMap((member) =>
    member.type === T.TSMethodSignature || member.type === T.TSPropertySignature
      ? (keyName(member.key, member.computed) ?? [])
      : [],
  );
