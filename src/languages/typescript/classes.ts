import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { ClassFact, FieldFact, MethodFact } from '../../model/facts';
import { readExpression } from './expressions';
import { readDecorators, readNamedFunction } from './functions';
import { T } from './nodeTypes';
import { keyName, type Node, type Reader, spanOf } from './reader';
import { readStatements } from './statements';
import { readAnnotation } from './types';

export function readClass(
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  reader: Reader,
): ClassFact {
  const { id } = node;
  const named = id !== null && id.name !== '';
  const firstDecorator = node.decorators[0];
  const superclass = node.superClass ? readExpression(node.superClass, reader) : null;
  const members = readMembers(node.body.body, reader);
  return {
    name: named ? id.name : null,
    nameSpan: named ? spanOf(id) : null,
    superclass,
    fields: members.fields,
    methods: members.methods,
    decorators: readDecorators(node.decorators, reader),
    start: Math.min(node.range[0], firstDecorator?.range[0] ?? node.range[0]),
    end: node.range[1],
  };
}

interface Members {
  readonly fields: FieldFact[];
  readonly methods: MethodFact[];
}

function readMembers(nodes: readonly TSESTree.ClassElement[], reader: Reader): Members {
  const members: Members = { fields: [], methods: [] };
  for (const node of nodes) {
    switch (node.type) {
      case T.MethodDefinition:
        // Overloads have no body and say nothing about what runs.
        if (node.value.type === T.FunctionExpression) {
          members.methods.push(readMethod(node, node.value, reader));
        }
        break;
      case T.PropertyDefinition:
      case T.AccessorProperty:
      case T.TSAbstractPropertyDefinition:
      case T.TSAbstractAccessorProperty:
        members.fields.push(readField(node, reader));
        break;
      case T.StaticBlock:
        members.methods.push(readStaticBlock(node, reader));
        break;
      default:
    }
  }
  return members;
}

const roles = {
  constructor: 'constructor',
  get: 'getter',
  set: 'setter',
  method: 'method',
} as const;

function readMethod(
  node: TSESTree.MethodDefinition,
  value: TSESTree.FunctionExpression,
  reader: Reader,
): MethodFact {
  const name = keyName(node.key, node.computed);
  const decorators = readDecorators(node.decorators, reader);
  const fn = readNamedFunction(value, node.key, name, node, reader, decorators);
  return {
    name,
    role: roles[node.kind],
    static: node.static,
    fn,
    start: node.range[0],
    end: node.range[1],
  };
}

function readField(
  node:
    | TSESTree.PropertyDefinition
    | TSESTree.AccessorProperty
    | TSESTree.TSAbstractPropertyDefinition
    | TSESTree.TSAbstractAccessorProperty,
  reader: Reader,
): FieldFact {
  const value: Node | null = node.value;
  return {
    name: keyName(node.key, node.computed),
    value: value ? readExpression(value, reader) : null,
    type: readAnnotation(node.typeAnnotation),
    static: node.static,
    decorators: readDecorators(node.decorators, reader),
    start: node.range[0],
    end: node.range[1],
  };
}

/** `static { … }` runs once, like a static method without a name that the class calls itself. */
function readStaticBlock(node: TSESTree.StaticBlock, reader: Reader): MethodFact {
  const span = spanOf(node);
  return {
    name: null,
    role: 'method',
    static: true,
    fn: {
      name: null,
      nameSpan: null,
      params: [],
      body: readStatements(node.body, reader),
      bodySpan: span,
      concise: false,
      async: false,
      generator: false,
      lexicalSelf: false,
      decorators: [],
      returnType: null,
      start: span.start,
      end: span.end,
    },
    start: span.start,
    end: span.end,
  };
}
