import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type {
  Argument,
  CallExpression,
  Expression,
  ImportExpression,
  LiteralExpression,
  NewExpression,
  Span,
  TemplateExpression,
} from '../../model/facts';
import { readExpression } from './expressions';
import { T } from './nodeTypes';
import { literalText, type Node, type Reader } from './reader';

export function readCall(
  node: TSESTree.CallExpression,
  reader: Reader,
): CallExpression | ImportExpression {
  const required = requiredModule(node);
  if (required) return required;
  return {
    kind: 'call',
    callee: readExpression(node.callee, reader),
    args: readArguments(node.arguments, reader),
    argsSpan: argumentsSpan(node, reader.text) ?? { start: node.range[1], end: node.range[1] },
    tagged: false,
    start: node.range[0],
    end: node.range[1],
  };
}

export function readNew(node: TSESTree.NewExpression, reader: Reader): NewExpression {
  return {
    kind: 'new',
    callee: readExpression(node.callee, reader),
    args: readArguments(node.arguments, reader),
    argsSpan: argumentsSpan(node, reader.text),
    start: node.range[0],
    end: node.range[1],
  };
}

/** `` tag`…` `` is a call of `tag` with the template as its one argument. */
export function readTagged(
  node: TSESTree.TaggedTemplateExpression,
  reader: Reader,
): CallExpression {
  return {
    kind: 'call',
    callee: readExpression(node.tag, reader),
    args: [{ value: readTemplate(node.quasi, reader), name: null, spread: null }],
    argsSpan: { start: node.quasi.range[0], end: node.quasi.range[1] },
    tagged: true,
    start: node.range[0],
    end: node.range[1],
  };
}

/** A template without holes is a plain string. */
export function readTemplate(
  node: TSESTree.TemplateLiteral,
  reader: Reader,
): TemplateExpression | LiteralExpression {
  const start = node.range[0];
  const end = node.range[1];
  const texts: string[] = [];
  for (const { value } of node.quasis) texts.push(cookedText(value));
  if (node.expressions.length === 0) {
    return { kind: 'literal', value: texts[0] ?? '', start, end };
  }
  const values: Expression[] = [];
  for (const expression of node.expressions) values.push(readExpression(expression, reader));
  return { kind: 'template', texts, values, start, end };
}

/** `cooked` is null, against its type, where an escape is not valid: only tagged templates allow that. */
function cookedText(value: { cooked: string | null; raw: string }): string {
  return value.cooked ?? value.raw;
}

export function readImport(node: TSESTree.ImportExpression): ImportExpression {
  const source = literalText(node.source);
  return { kind: 'import', source, dynamic: true, start: node.range[0], end: node.range[1] };
}

/** Helpers of compilers that make a CommonJS module look like one of ES: `__importDefault(require('x'))`. */
const interop =
  /^(?:__importDefault|__importStar|__toESM|_?interopRequire(?:Default|Wildcard)|_?interopDefault)$/;

/** `require('x')`; a `require` of anything but a literal stays the call that it is. */
function requiredModule(node: TSESTree.CallExpression): ImportExpression | null {
  const source = requiredSource(node);
  if (source === null) return null;
  return { kind: 'import', source, dynamic: false, start: node.range[0], end: node.range[1] };
}

function requiredSource({ callee, arguments: args }: TSESTree.CallExpression): string | null {
  const [argument] = args;
  if (callee.type !== T.Identifier || !argument) return null;
  if (callee.name === 'require') return args.length === 1 ? literalText(argument) : null;
  const isWrapped = interop.test(callee.name) && argument.type === T.CallExpression;
  return isWrapped ? requiredSource(argument) : null;
}

function readArguments(nodes: readonly Node[], reader: Reader): Argument[] {
  const args: Argument[] = [];
  for (const node of nodes) {
    args.push(
      node.type === T.SpreadElement
        ? { value: readExpression(node.argument, reader), name: null, spread: 'positional' }
        : { value: readExpression(node, reader), name: null, spread: null },
    );
  }
  return args;
}

function argumentsSpan(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  text: string,
): Span | null {
  const end = node.range[1];
  const from = node.typeArguments?.range[1] ?? node.callee.range[1];
  const start = openingParenthesis(text, from, end);
  return start === null ? null : { start, end };
}

/** The first `(` from `from` on that is not in a comment; null where there is none before `end`. */
function openingParenthesis(text: string, from: number, end: number): number | null {
  let at = from;
  while (at < end) {
    const here = text[at];
    if (here === '(') return at;
    if (here !== '/') at++;
    else at = behindComment(text, at);
  }
  return null;
}

function behindComment(text: string, at: number): number {
  const close = text[at + 1] === '*' ? '*/' : '\n';
  const found = text.indexOf(close, at + 2);
  return found < 0 ? text.length : found + close.length;
}
