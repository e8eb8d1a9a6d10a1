import { idText } from 'typescript';
import type * as ts from 'typescript';
import type {
  Argument,
  CallExpression,
  Expression,
  ImportExpression,
  LiteralExpression,
  NewExpression,
  TemplateExpression,
} from '../../model/facts';
import { readExpression } from './expressions';
import { K, type Node, type TemplateNode } from './nodeTypes';
import { literalText, type Reader, startOf, withoutParentheses } from './reader';

export function readCall(
  node: ts.CallExpression,
  start: number,
  reader: Reader,
): CallExpression | ImportExpression {
  const { end } = node;
  if (isImport(node.expression)) {
    return { kind: 'import', source: literalText(node.arguments[0]), dynamic: true, start, end };
  }
  const source = requiredSource(node);
  if (source !== null) return { kind: 'import', source, dynamic: false, start, end };
  return {
    kind: 'call',
    callee: readExpression(node.expression, reader),
    args: readArguments(node.arguments, reader),
    argsSpan: { start: Math.max(start, node.arguments.pos - 1), end },
    tagged: false,
    start,
    end,
  };
}

export function readNew(node: ts.NewExpression, start: number, reader: Reader): NewExpression {
  const { arguments: args, end } = node;
  return {
    kind: 'new',
    callee: readExpression(node.expression, reader),
    args: args ? readArguments(args, reader) : [],
    argsSpan: args ? { start: args.pos - 1, end } : null,
    start,
    end,
  };
}

/** `` tag`…` `` is a call of `tag` with the template as its one argument. */
export function readTagged(
  node: ts.TaggedTemplateExpression,
  start: number,
  reader: Reader,
): CallExpression {
  const { template, end } = node;
  const templateStart = startOf(template, reader);
  return {
    kind: 'call',
    callee: readExpression(node.tag, reader),
    args: [{ value: readTemplate(template, templateStart, reader), name: null, spread: null }],
    argsSpan: { start: templateStart, end: template.end },
    tagged: true,
    start,
    end,
  };
}

/** A template without holes is a plain string. */
export function readTemplate(
  node: TemplateNode,
  start: number,
  reader: Reader,
): TemplateExpression | LiteralExpression {
  const { end } = node;
  if (node.kind === K.NoSubstitutionTemplateLiteral) {
    return { kind: 'literal', value: node.text, start, end };
  }
  const texts: string[] = [node.head.text];
  const values: Expression[] = [];
  for (const { expression, literal } of node.templateSpans) {
    values.push(readExpression(expression, reader));
    texts.push(literal.text);
  }
  return { kind: 'template', texts, values, start, end };
}

/** `import('x')`, and `import.defer('x')`, which only waits longer. */
function isImport(callee: Node): boolean {
  if (callee.kind !== K.MetaProperty) return callee.kind === K.ImportKeyword;
  const { keywordToken, name } = callee as ts.MetaProperty;
  return keywordToken === K.ImportKeyword && idText(name) === 'defer';
}

/** Helpers of compilers that make a CommonJS module look like one of ES: `__importDefault(require('x'))`. */
const interop: ReadonlySet<string> = new Set([
  ...['__importDefault', '__importStar', '__toESM', '_interopDefault', 'interopDefault'],
  ...['_interopRequireDefault', '_interopRequireWildcard'],
  ...['interopRequireDefault', 'interopRequireWildcard'],
]);

/** The module in `require('x')`; a `require` of anything but a literal stays the call that it is. */
function requiredSource({ expression, arguments: args }: ts.CallExpression): string | null {
  const [argument] = args;
  const callee = withoutParentheses(expression);
  if (callee.kind !== K.Identifier || !argument) return null;
  const name = idText(callee);
  if (name === 'require') return args.length === 1 ? literalText(argument) : null;
  const inner = withoutParentheses(argument);
  return inner.kind === K.CallExpression && interop.has(name) ? requiredSource(inner) : null;
}

function readArguments(nodes: readonly ts.Expression[], reader: Reader): Argument[] {
  return nodes.map((node): Argument => {
    if (node.kind !== K.SpreadElement) {
      return { value: readExpression(node, reader), name: null, spread: null };
    }
    const { expression } = node as ts.SpreadElement;
    return { value: readExpression(expression, reader), name: null, spread: 'positional' };
  });
}
