/** Prints facts in a short notation, so that a test reads as what the front end understood. */
import type {
  Argument,
  ClassFact,
  ExportFact,
  Expression,
  FunctionFact,
  ImportFact,
  Parameter,
  Pattern,
  Property,
  Statement,
  TypeFact,
} from '../../src/model/facts';

const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const list = <T>(items: readonly T[], show: (item: T) => string): string =>
  items.map(show).join(' ');
const block = (body: readonly Statement[]): string => `{${list(body, showStatement)}}`;
const fallback = (value: Expression | null): string => (value ? `=${showExpression(value)}` : '');
const type = (fact: TypeFact | null): string => (fact ? `:${showType(fact)}` : '');
const decorators = (values: readonly Expression[] = []): string =>
  list(values, (value) => `@${showExpression(value)}`);

export function showBody(body: readonly Statement[]): string {
  return list(body, showStatement);
}

export function showType(fact: TypeFact): string {
  const parts = fact.parts.length > 0 ? `<${list(fact.parts, showType)}>` : '';
  return `${fact.name ?? '?'}${parts}`;
}

export function showImport(fact: ImportFact): string {
  const names = list(
    fact.names,
    (name) => `${name.typeOnly ? 'type ' : ''}${name.imported}>${name.local}`,
  );
  return `${fact.typeOnly ? 'type ' : ''}${fact.source}(${names})`;
}

export function showExport(fact: ExportFact): string {
  const from = fact.source === null ? '' : `from ${fact.source}#${fact.imported ?? '?'}`;
  const local = fact.local === null ? '' : `local ${fact.local}`;
  const value = fact.value === null ? '' : `value ${showExpression(fact.value)}`;
  return join([fact.typeOnly ? 'type' : '', fact.exported, local, from, value]);
}

export function showStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'declare': {
      const value = statement.value ? ` ${showExpression(statement.value)}` : '';
      return `(${statement.binding} ${showPattern(statement.target)}${type(statement.type)}${value})`;
    }
    case 'expression':
      return `(do ${showExpression(statement.value)})`;
    case 'return':
    case 'throw':
      return `(${join([statement.kind, statement.value ? showExpression(statement.value) : ''])})`;
    case 'branch': {
      const test = statement.test ? showExpression(statement.test) : 'default';
      const otherwise = statement.otherwise.length > 0 ? block(statement.otherwise) : '';
      return `(${join(['if', test, block(statement.then), otherwise])})`;
    }
    case 'loop': {
      const { each, test, update } = statement;
      const head = [
        showBody(statement.init),
        test ? showExpression(test) : '',
        update ? showExpression(update) : '',
        each ? `${each.awaits ? 'await ' : ''}${showPattern(each.target)}` : '',
        each ? `of ${showExpression(each.over)}` : '',
      ];
      return `(${join([statement.style, ...head, block(statement.body)])})`;
    }
    case 'try': {
      const handlers = list(statement.handlers, (handler) => {
        const param = handler.param ? showPattern(handler.param) : '';
        return `(${join(['catch', list(handler.types, showExpression), param, block(handler.body)])})`;
      });
      const last = statement.finalizer.length > 0 ? `(finally ${block(statement.finalizer)})` : '';
      return `(${join(['try', block(statement.body), handlers, last])})`;
    }
    case 'with': {
      const items = list(statement.items, ({ target, value }) =>
        join([target ? `${showPattern(target)}=` : '', showExpression(value)]).replace('= ', '='),
      );
      return `(${join(['with', statement.awaits ? 'await' : '', items, block(statement.body)])})`;
    }
    case 'block':
      return `(block ${block(statement.body)})`;
    case 'function-statement':
      return showFunction(statement.fn);
    case 'class-statement':
      return showClass(statement.cls);
    case 'jump':
      return `(${statement.jump})`;
  }
}

export function showPattern(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'name':
      return pattern.name;
    case 'target':
      return `->${showExpression(pattern.expression)}`;
    case 'object-pattern': {
      const entries = list(
        pattern.entries,
        (entry) => `${entry.key ?? '?'}>${showPattern(entry.target)}${fallback(entry.fallback)}`,
      );
      return `{${join([entries, pattern.rest ? `...${showPattern(pattern.rest)}` : ''])}}`;
    }
    case 'array-pattern': {
      const elements = list(pattern.elements, (element) =>
        element ? `${showPattern(element.target)}${fallback(element.fallback)}` : '_',
      );
      return `[${elements}]`;
    }
    case 'unknown-pattern':
      return '?';
  }
}

export function showExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'reference':
      return expression.name;
    case 'self':
      return 'this';
    case 'member': {
      const index = expression.index ? `[${showExpression(expression.index)}]` : '';
      return `${showExpression(expression.object)}.${expression.property ?? '?'}${index}`;
    }
    case 'call': {
      const head = `(${expression.tagged ? 'tag ' : ''}${showExpression(expression.callee)}`;
      return `${join([head, list(expression.args, showArgument)])})`;
    }
    case 'new':
      return `(${join(['new', showExpression(expression.callee), list(expression.args, showArgument)])})`;
    case 'import':
      return `(${expression.dynamic ? 'import' : 'require'} ${expression.source ?? '?'})`;
    case 'object':
      return `{${list(expression.properties, showProperty)}}`;
    case 'array':
      return `[${list(expression.elements, showExpression)}]`;
    case 'function':
      return showFunction(expression.fn);
    case 'class':
      return showClass(expression.cls);
    case 'await':
      return `(await ${showExpression(expression.value)})`;
    case 'yield': {
      const value = expression.value ? showExpression(expression.value) : '';
      return `(${join([expression.delegate ? 'yield*' : 'yield', value])})`;
    }
    case 'conditional':
      return `(? ${list([expression.test, expression.then, expression.otherwise], showExpression)})`;
    case 'logical':
    case 'binary':
      return `(${expression.operator} ${list([expression.left, expression.right], showExpression)})`;
    case 'unary':
      return `(${expression.operator} ${showExpression(expression.value)})`;
    case 'template': {
      const values = expression.values.map((value, index) => {
        return `\${${showExpression(value)}}${expression.texts[index + 1] ?? ''}`;
      });
      return `\`${expression.texts[0] ?? ''}${values.join('')}\``;
    }
    case 'assign':
      return `(${expression.operator} ${showPattern(expression.target)} ${showExpression(expression.value)})`;
    case 'spread':
      return `...${showExpression(expression.value)}`;
    case 'unknown':
      return `?(${list(expression.parts, showExpression)})`;
  }
}

function showArgument(argument: Argument): string {
  const stars = { positional: '...', keyword: '**' } as const;
  const spread = argument.spread === null ? '' : stars[argument.spread];
  const name = argument.name === null ? '' : `${argument.name}=`;
  return `${spread}${name}${showExpression(argument.value)}`;
}

function showProperty(property: Property): string {
  if (property.spread) return `...${showExpression(property.value)}`;
  const mark = property.commented ? '#' : '';
  return `${property.key ?? '?'}${mark}:${showExpression(property.value)}`;
}

function showParameter(parameter: Parameter): string {
  const text = `${parameter.rest ? '...' : ''}${showPattern(parameter.pattern)}`;
  const rest = `${type(parameter.type)}${fallback(parameter.fallback)}`;
  return join([decorators(parameter.decorators), parameter.field ? 'field' : '', `${text}${rest}`]);
}

export function showFunction(fn: FunctionFact): string {
  const words = [
    decorators(fn.decorators),
    fn.async ? 'async' : '',
    fn.lexicalSelf ? 'arrow' : 'fn',
    fn.generator ? '*' : '',
    fn.name ?? '',
    `(${list(fn.params, showParameter)})${type(fn.returnType)}`,
    fn.concise ? showBody(fn.body) : block(fn.body),
  ];
  return `(${join(words)})`;
}

export function showClass(cls: ClassFact): string {
  const fields = list(cls.fields, (field) => {
    const value = field.value ? `=${showExpression(field.value)}` : '';
    const name = `${field.name ?? '?'}${type(field.type)}${value}`;
    return `[${join([decorators(field.decorators), field.static ? 'static' : '', name])}]`;
  });
  const methods = list(cls.methods, (method) => {
    return `[${join([method.static ? 'static' : '', method.role, showFunction(method.fn)])}]`;
  });
  const head = join([decorators(cls.decorators), 'class', cls.name ?? '']);
  const parent = cls.superclass ? `extends ${showExpression(cls.superclass)}` : '';
  return `(${join([head, parent, fields, methods])})`;
}
