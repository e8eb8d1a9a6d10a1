import type * as ts from 'typescript';
import type { ClassFact, FieldFact, MethodFact, Span } from '../../model/facts';
import { readExpression } from './expressions';
import { type Named, readName, readNamedFunction } from './functions';
import { hasModifier, readDecorators } from './modifiers';
import { type ClassNode, K } from './nodeTypes';
import { keyName, keyNode, type Reader, spanOf, startOf, tokenStart } from './reader';
import { readStatements } from './statements';
import { readAnnotation } from './types';

/** `start` is where the class begins, without an `export` before it; its decorators may stand further ahead. */
export function readClass(node: ClassNode, start: number, reader: Reader): ClassFact {
  const { name, heritageClauses } = node;
  const parent = heritageClauses?.find(({ token }) => token === K.ExtendsKeyword)?.types[0];
  const superclass = parent ? readExpression(parent.expression, reader) : null;
  const members = readMembers(node.members, reader);
  const decorator = node.modifiers?.find(({ kind }) => kind === K.Decorator);
  return {
    ...readName(name, reader),
    superclass,
    fields: members.fields,
    methods: members.methods,
    decorators: readDecorators(node, reader),
    start: decorator ? Math.min(start, startOf(decorator, reader)) : start,
    end: node.end,
  };
}

interface Members {
  readonly fields: FieldFact[];
  readonly methods: MethodFact[];
}

type MemberNode =
  | MethodNode
  | ts.ClassStaticBlockDeclaration
  | ts.IndexSignatureDeclaration
  | ts.PropertyDeclaration
  | ts.SemicolonClassElement;

function readMembers(nodes: readonly ts.ClassElement[], reader: Reader): Members {
  const members: Members = { fields: [], methods: [] };
  for (const element of nodes) {
    const node = element as MemberNode;
    switch (node.kind) {
      case K.MethodDeclaration:
      case K.Constructor:
      case K.GetAccessor:
      case K.SetAccessor: {
        const method = readMethod(node, reader);
        if (method) members.methods.push(method);
        break;
      }
      case K.PropertyDeclaration:
        members.fields.push(readField(node, reader));
        break;
      case K.ClassStaticBlockDeclaration:
        members.methods.push(readStaticBlock(node, reader));
        break;
      default:
    }
  }
  return members;
}

type MethodNode =
  | ts.ConstructorDeclaration
  | ts.GetAccessorDeclaration
  | ts.MethodDeclaration
  | ts.SetAccessorDeclaration;

/** Null for an overload or a promise: they have no body and say nothing about what runs. */
function readMethod(node: MethodNode, reader: Reader): MethodFact | null {
  const { body } = node;
  if (!body || hasModifier(node, K.AbstractKeyword)) return null;
  const span = spanOf(node, reader);
  const named = nameOf(node, reader);
  const decorators = readDecorators(node, reader);
  return {
    name: named.name,
    role: roleOf(node),
    static: hasModifier(node, K.StaticKeyword),
    fn: readNamedFunction(node, body, reader, { ...named, ...span, decorators }),
    ...span,
  };
}

function roleOf(node: MethodNode): MethodFact['role'] {
  switch (node.kind) {
    case K.GetAccessor:
      return 'getter';
    case K.SetAccessor:
      return 'setter';
    case K.Constructor:
      return hasModifier(node, K.StaticKeyword) ? 'method' : 'constructor';
    case K.MethodDeclaration:
      return 'method';
  }
}

function nameOf(node: MethodNode, reader: Reader): Named {
  if (node.kind === K.Constructor) {
    return { name: 'constructor', nameSpan: constructorSpan(node, reader) };
  }
  const name = keyName(node.name);
  return { name, nameSpan: name === null ? null : spanOf(keyNode(node.name), reader) };
}

/** The compiler has no node for this name. It may stand in quotes. */
function constructorSpan(node: ts.ConstructorDeclaration, reader: Reader): Span {
  const modifier = node.modifiers?.at(-1);
  const start = modifier ? tokenStart(modifier.end, reader) : startOf(node, reader);
  const length = reader.text[start] === 'c' ? 'constructor'.length : "'constructor'".length;
  return { start, end: Math.min(start + length, node.end) };
}

function readField(node: ts.PropertyDeclaration, reader: Reader): FieldFact {
  const { name, initializer, type } = node;
  return {
    name: keyName(name),
    value: initializer ? readExpression(initializer, reader) : null,
    type: readAnnotation(type, reader),
    static: hasModifier(node, K.StaticKeyword),
    decorators: readDecorators(node, reader),
    ...spanOf(node, reader),
  };
}

/** `static { … }` runs once, like a static method without a name that the class calls itself. */
function readStaticBlock(node: ts.ClassStaticBlockDeclaration, reader: Reader): MethodFact {
  const span = spanOf(node, reader);
  return {
    name: null,
    role: 'method',
    static: true,
    fn: {
      name: null,
      nameSpan: null,
      params: [],
      body: readStatements(node.body.statements, reader),
      bodySpan: span,
      concise: false,
      async: false,
      generator: false,
      lexicalSelf: false,
      decorators: [],
      returnType: null,
      ...span,
    },
    ...span,
  };
}
