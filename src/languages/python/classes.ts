import type {
  ClassFact,
  DeclareStatement,
  Expression,
  FieldFact,
  FunctionFact,
  MethodFact,
  Statement,
} from '../../model/facts';
import { readDecorator } from './calls';
import { isExpression, readExpression } from './expressions';
import { readFunction } from './functions';
import {
  bindName,
  childNamed,
  commaSeparated,
  inScope,
  type Reader,
  spanOf,
  textOf,
} from './reader';
import { isOverload, pushStatement } from './statements';
import type { Node } from './tree';

export function readClass(
  node: Node,
  decorators: readonly Expression[],
  start: number,
  reader: Reader,
): ClassFact {
  const name = childNamed(node, 'VariableName');
  const list = childNamed(node, 'ArgList');
  const body = childNamed(node, 'Body');
  const bases = list ? readBases(list, reader) : { superclass: null, others: [] };
  const members = readMembers(name ? textOf(name, reader) : null, body, reader);
  const rest = [...bases.others, ...members.rest];
  return {
    name: name ? textOf(name, reader) : null,
    nameSpan: name ? spanOf(name) : null,
    superclass: bases.superclass,
    fields: members.fields,
    methods: rest.length > 0 ? [...members.methods, staticBlock(rest, node)] : members.methods,
    decorators,
    start,
    end: node.end,
  };
}

// ------------------------------------------------------------------------------------------------------- bases

interface Bases {
  readonly superclass: Expression | null;
  /** What is called in the list beside it: it runs when the class is made. */
  readonly others: readonly Statement[];
}

/** Bases that only say something to a type checker. */
const formal: ReadonlySet<string> = new Set(['Generic', 'Protocol', 'ABC', 'object']);

function readBases(list: Node, reader: Reader): Bases {
  const groups = commaSeparated(list.children);
  const bases = groups.flatMap((group) => (group.length === 1 && group[0] ? [group[0]] : []));
  const base = bases.find((one) => !isFormal(one, reader)) ?? bases[0];
  const superclass = base && isExpression(base) ? readBase(base, reader) : null;
  const others = groups.flat().filter((node) => node !== base && holdsCall(node));
  return {
    superclass,
    others: others.map((node) => ({
      kind: 'expression',
      value: readExpression(node, reader),
      ...spanOf(node),
    })),
  };
}

function isFormal(node: Node, reader: Reader): boolean {
  const name = /^[\w.]*/.exec(textOf(node, reader))?.[0] ?? '';
  return formal.has(name.slice(name.lastIndexOf('.') + 1));
}

/** `Base[T]` extends `Base`. */
function readBase(node: Node, reader: Reader): Expression {
  const value = readExpression(node, reader);
  return value.kind === 'member' && value.index ? value.object : value;
}

function holdsCall(node: Node): boolean {
  return isExpression(node) && (node.name === 'CallExpression' || node.children.some(holdsCall));
}

// ----------------------------------------------------------------------------------------------------- members

interface Members {
  readonly fields: FieldFact[];
  readonly methods: MethodFact[];
  /** Whatever else runs when the class is made. */
  readonly rest: Statement[];
}

function readMembers(cls: string | null, body: Node | undefined, reader: Reader): Members {
  const members: Members = { fields: [], methods: [], rest: [] };
  const { fields, self } = reader;
  inScope('class', reader, () => {
    reader.self = null;
    reader.fields = members.fields;
    for (const node of body?.children ?? []) pushMember(node, cls, members, reader);
    reader.fields = fields;
    reader.self = self;
  });
  return members;
}

function pushMember(node: Node, cls: string | null, members: Members, reader: Reader): void {
  switch (node.name) {
    case 'StatementGroup':
      for (const one of node.children) pushMember(one, cls, members, reader);
      return;
    case 'FunctionDefinition':
      pushMethod(node, [], node.start, cls, members, reader);
      return;
    case 'DecoratedStatement': {
      const definition = childNamed(node, 'FunctionDefinition');
      if (!definition) break;
      const decorators = node.children
        .filter(({ name }) => name === 'Decorator')
        .flatMap((one) => readDecorator(one, reader) ?? []);
      pushMethod(definition, decorators, node.start, cls, members, reader);
      return;
    }
    default:
  }
  const read: Statement[] = [];
  pushStatement(node, read, reader);
  for (const statement of read) pushRead(statement, members);
}

/** A name that the class body binds is a field, also where it names a class within. */
function pushRead(statement: Statement, { fields, rest }: Members): void {
  const { start, end } = statement;
  if (statement.kind === 'declare' && statement.target.kind === 'name') {
    fields.push(fieldOf(statement, statement.target.name));
  } else if (statement.kind === 'class-statement') {
    const { cls } = statement;
    const value: Expression = { kind: 'class', cls, start: cls.start, end: cls.end };
    fields.push({ name: cls.name, value, type: null, static: false, start, end });
  } else rest.push(statement);
}

const fieldOf = ({ value, type, start, end }: DeclareStatement, name: string): FieldFact => ({
  ...{ name, value, type, static: false, start, end },
});

// ----------------------------------------------------------------------------------------------------- methods

function pushMethod(
  node: Node,
  decorators: readonly Expression[],
  start: number,
  cls: string | null,
  { methods }: Members,
  reader: Reader,
): void {
  const words = decorators.map(lastName);
  const isStatic = words.includes('staticmethod');
  const isOfClass = words.includes('classmethod') || isMadeByClass(node, reader);
  const self = isStatic ? null : isOfClass && cls !== null ? { stands: cls } : 'self';
  const own = decorators.filter((one) => !tells(one));
  const fn = readFunction(node, { start, decorators: own, self }, reader);
  const { name } = fn;
  if (name !== null) bindName(name, spanOf(node), reader);
  if (decorators.some(isOverload) || (words.includes('abstractmethod') && fn.body.length === 0))
    return;
  methods.push({
    name,
    role: name === '__init__' ? 'constructor' : roleOf(decorators),
    static: isStatic || isOfClass,
    fn,
    start,
    end: node.end,
  });
}

const isMadeByClass = (node: Node, reader: Reader): boolean => {
  const name = childNamed(node, 'VariableName');
  return name !== undefined && madeByClass.has(textOf(name, reader));
};

const madeByClass: ReadonlySet<string> = new Set([
  '__new__',
  '__init_subclass__',
  '__class_getitem__',
]);

function roleOf(decorators: readonly Expression[]): MethodFact['role'] {
  const words = decorators.map(lastName);
  if (words.some((word) => word !== null && getters.has(word))) return 'getter';
  return words.includes('setter') ? 'setter' : 'method';
}

const getters: ReadonlySet<string> = new Set([
  ...[
    'property',
    'cached_property',
    'computed_field',
    'abstractproperty',
    'getter',
    'lazy_property',
  ],
]);

/** A decorator that the method's role says already. */
function tells(decorator: Expression): boolean {
  const word = lastName(decorator);
  if (decorator.kind === 'call' || word === null) return false;
  return (
    word === 'staticmethod' || word === 'classmethod' || word === 'property' || word === 'setter'
  );
}

function lastName(decorator: Expression): string | null {
  const named = decorator.kind === 'call' ? decorator.callee : decorator;
  if (named.kind === 'reference') return named.name;
  return named.kind === 'member' ? named.property : null;
}

/** Statements of a class body run once, when the class is made. */
function staticBlock(body: readonly Statement[], node: Node): MethodFact {
  const span = spanOf(node);
  const fn: FunctionFact = {
    name: null,
    nameSpan: null,
    params: [],
    body,
    bodySpan: span,
    concise: false,
    async: false,
    generator: false,
    lexicalSelf: false,
    decorators: [],
    returnType: null,
    ...span,
  };
  return { name: null, role: 'method', static: true, fn, ...span };
}
