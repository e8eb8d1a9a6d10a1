/** Walking module facts: what is inside what. The only place that knows every kind of node. */
import type {
  ClassFact,
  Expression,
  FunctionFact,
  Handler,
  Parameter,
  Pattern,
  Property,
  Statement,
} from '../model/facts';

/** Anything that can hold or be an expression. */
export type FactNode = Expression | Statement | FunctionFact | ClassFact | Handler;

export const isFunction = (node: FactNode): node is FunctionFact => 'params' in node;
export const isClass = (node: FactNode): node is ClassFact => 'superclass' in node;
export const isHandler = (node: FactNode): node is Handler => 'types' in node && !('kind' in node);

export const isExpression = (node: FactNode): node is Expression =>
  'kind' in node && expressionKinds.has(node.kind);

const expressionKinds: ReadonlySet<string> = new Set<Expression['kind']>([
  'literal',
  'reference',
  'self',
  'member',
  'call',
  'new',
  'import',
  'object',
  'array',
  'function',
  'class',
  'await',
  'yield',
  'conditional',
  'logical',
  'binary',
  'unary',
  'template',
  'assign',
  'spread',
  'unknown',
]);

type Visit = (node: FactNode) => void;

/** Calls back for each node directly inside `node`, in source order. */
export function forEachChild(node: FactNode, visit: Visit): void {
  // Nearly all nodes have a kind: this is asked first, since every walk of the engine comes through here.
  if ('kind' in node) {
    if (isExpression(node)) visitExpression(node, visit);
    else visitStatement(node, visit);
  } else if (isFunction(node)) visitFunction(node, visit);
  else if (isClass(node)) visitClass(node, visit);
  else {
    node.types.forEach(visit);
    node.body.forEach(visit);
  }
}

function visitFunction(fn: FunctionFact, visit: Visit): void {
  fn.decorators.forEach(visit);
  for (const param of fn.params) visitParameter(param, visit);
  fn.body.forEach(visit);
}

function visitParameter(param: Parameter, visit: Visit): void {
  param.decorators.forEach(visit);
  visitPattern(param.pattern, visit);
  if (param.fallback) visit(param.fallback);
}

function visitClass(cls: ClassFact, visit: Visit): void {
  cls.decorators.forEach(visit);
  if (cls.superclass) visit(cls.superclass);
  for (const field of cls.fields) if (field.value) visit(field.value);
  for (const method of cls.methods) visit(method.fn);
}

function visitPattern(pattern: Pattern, visit: Visit): void {
  switch (pattern.kind) {
    case 'object-pattern':
      for (const entry of pattern.entries) {
        visitPattern(entry.target, visit);
        if (entry.fallback) visit(entry.fallback);
      }
      break;
    case 'array-pattern':
      for (const element of pattern.elements) {
        if (!element) continue;
        visitPattern(element.target, visit);
        if (element.fallback) visit(element.fallback);
      }
      break;
    case 'target':
      visit(pattern.expression);
      break;
    default:
  }
}

const visitProperty = (property: Property, visit: Visit): void => {
  visit(property.value);
};

function visitExpression(node: Expression, visit: Visit): void {
  switch (node.kind) {
    case 'member':
      visit(node.object);
      if (node.index) visit(node.index);
      break;
    case 'call':
    case 'new':
      visit(node.callee);
      for (const argument of node.args) visit(argument.value);
      break;
    case 'object':
      for (const property of node.properties) visitProperty(property, visit);
      break;
    case 'array':
      node.elements.forEach(visit);
      break;
    case 'function':
      visit(node.fn);
      break;
    case 'class':
      visit(node.cls);
      break;
    case 'await':
    case 'spread':
    case 'unary':
      visit(node.value);
      break;
    case 'yield':
      if (node.value) visit(node.value);
      break;
    case 'conditional':
      visit(node.test);
      visit(node.then);
      visit(node.otherwise);
      break;
    case 'logical':
    case 'binary':
      visit(node.left);
      visit(node.right);
      break;
    case 'template':
      node.values.forEach(visit);
      break;
    case 'assign':
      visitPattern(node.target, visit);
      visit(node.value);
      break;
    case 'unknown':
      node.parts.forEach(visit);
      break;
    default:
  }
}

function visitStatement(node: Statement, visit: Visit): void {
  switch (node.kind) {
    case 'declare':
      visitPattern(node.target, visit);
      if (node.value) visit(node.value);
      break;
    case 'expression':
      visit(node.value);
      break;
    case 'return':
    case 'throw':
      if (node.value) visit(node.value);
      break;
    case 'branch':
      if (node.test) visit(node.test);
      node.then.forEach(visit);
      node.otherwise.forEach(visit);
      break;
    case 'loop':
      node.init.forEach(visit);
      if (node.each) {
        visitPattern(node.each.target, visit);
        visit(node.each.over);
      }
      if (node.test) visit(node.test);
      node.body.forEach(visit);
      if (node.update) visit(node.update);
      break;
    case 'try':
      node.body.forEach(visit);
      node.handlers.forEach(visit);
      node.finalizer.forEach(visit);
      break;
    case 'with':
      for (const item of node.items) visit(item.value);
      node.body.forEach(visit);
      break;
    case 'block':
      node.body.forEach(visit);
      break;
    case 'function-statement':
      visit(node.fn);
      break;
    case 'class-statement':
      visit(node.cls);
      break;
    default:
  }
}

/** True where some node inside `root` satisfies the test; functions inside are not entered. */
export function someInside(root: readonly FactNode[], test: (node: FactNode) => boolean): boolean {
  let found = false;
  const visit = (node: FactNode): void => {
    if (found || isFunction(node) || isClass(node)) return;
    if (test(node)) found = true;
    else forEachChild(node, visit);
  };
  root.forEach(visit);
  return found;
}
