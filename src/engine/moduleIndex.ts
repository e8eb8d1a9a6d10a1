/** One pass over a module's facts: parents, calls, names and where they are written. Made once per module and text. */
import type {
  CallExpression,
  ClassFact,
  Expression,
  FunctionFact,
  ImportFact,
  ImportedName,
  LoopStatement,
  MemberExpression,
  ModuleFacts,
  NewExpression,
  Pattern,
  ReferenceExpression,
  Statement,
  TypeFact,
} from '../model/facts';
import { push } from './multimap';
import { forEachChild, isClass, isExpression, isFunction, isHandler, type FactNode } from './tree';

/** How a name gets a value out of an expression by destructuring; a number is a position. */
export type PathStep = string | number;

export interface Write {
  /** Null where the value comes from outside: a loop's element, a caught error. */
  readonly value: Expression | null;
  /** Added to what the name holds: `url += path`. `value` is null then. */
  readonly added?: Expression;
  readonly path: readonly PathStep[];
  /** The value is an element of what `value` stands for: a loop runs over it. */
  readonly element?: boolean;
  /** The name holds what remains after other properties were taken out: `const { a, ...rest } = x`. */
  readonly rest?: boolean;
  /** Taken when the destructured value is undefined. */
  readonly fallback: Expression | null;
}

export interface Binding {
  readonly name: string;
  readonly kind:
    'import' | 'variable' | 'constant' | 'parameter' | 'function' | 'class' | 'outside';
  readonly scope: Scope;
  readonly writes: Write[];
  readonly import?: { readonly fact: ImportFact; readonly name: ImportedName };
  readonly fn?: FunctionFact;
  readonly cls?: ClassFact;
  /** For a parameter: its function and position. */
  readonly parameter?: {
    readonly fn: FunctionFact;
    readonly position: number;
    /** How the name is taken out of the argument; a rest takes the argument itself. */
    readonly path: readonly PathStep[];
  };
  readonly type: TypeFact | null;
}

export interface Scope {
  readonly parent: Scope | null;
  /** The function that the scope belongs to; null at module level. */
  readonly fn: FunctionFact | null;
  readonly names: Map<string, Binding>;
}

export interface ModuleIndex {
  readonly facts: ModuleFacts;
  readonly root: Scope;
  readonly parents: ReadonlyMap<FactNode, FactNode>;
  /** Scope in which a reference, a function or a class stands; other nodes are not in it. */
  readonly scopes: ReadonlyMap<FactNode, Scope>;
  readonly calls: readonly (CallExpression | NewExpression)[];
  readonly loops: readonly LoopStatement[];
  readonly references: ReadonlyMap<string, readonly ReferenceExpression[]>;
  readonly members: ReadonlyMap<string, readonly MemberExpression[]>;
  /** Assignments to members, by the member's last name: `this.client = …`. */
  readonly memberWrites: ReadonlyMap<
    string,
    readonly { target: MemberExpression; value: Expression }[]
  >;
  /** Assignments to members by a computed name: `clients[name] = …`. */
  readonly elementWrites: readonly { target: MemberExpression; value: Expression }[];
}

interface Builder {
  readonly parents: Map<FactNode, FactNode>;
  readonly scopes: Map<FactNode, Scope>;
  readonly calls: (CallExpression | NewExpression)[];
  readonly loops: LoopStatement[];
  readonly references: Map<string, ReferenceExpression[]>;
  readonly members: Map<string, MemberExpression[]>;
  readonly memberWrites: Map<string, { target: MemberExpression; value: Expression }[]>;
  readonly elementWrites: { target: MemberExpression; value: Expression }[];
  /** Assignments wait until every declaration is known: names may be hoisted. */
  readonly assignments: (Pick<Write, 'value' | 'added'> & { pattern: Pattern; scope: Scope })[];
  /** Functions and classes belong to the whole function around them, in whatever block they stand. */
  readonly hoists: boolean;
}

export function indexModule(facts: ModuleFacts): ModuleIndex {
  const builder: Builder = {
    parents: new Map(),
    scopes: new Map(),
    calls: [],
    loops: [],
    references: new Map(),
    members: new Map(),
    memberWrites: new Map(),
    elementWrites: [],
    assignments: [],
    hoists: facts.language === 'python',
  };
  const root: Scope = { parent: null, fn: null, names: new Map() };
  for (const fact of facts.imports)
    for (const name of fact.names)
      bind(root, { name: name.local, kind: 'import', import: { fact, name }, type: null });
  walkList(facts.body, null, root, builder);
  for (const exported of facts.exports)
    if (
      exported.value &&
      !builder.parents.has(exported.value) &&
      !builder.scopes.has(exported.value)
    )
      walk(exported.value, null, root, builder);
  for (const { scope, pattern, ...write } of builder.assignments)
    assign(pattern, { ...write, path: [], fallback: null }, scope, builder);
  return { facts, root, ...builder };
}

type NewBinding = Omit<Binding, 'scope' | 'writes'>;

function bind(scope: Scope, binding: NewBinding): Binding {
  const known = scope.names.get(binding.name);
  if (known !== undefined) return known;
  const made: Binding = { ...binding, scope, writes: [] };
  scope.names.set(binding.name, made);
  return made;
}

const functionScope = (scope: Scope): Scope => {
  const { parent } = scope;
  return parent?.fn === scope.fn ? functionScope(parent) : scope;
};

export function lookUp(scope: Scope, name: string): Binding | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const binding = at.names.get(name);
    if (binding) return binding;
  }
  return null;
}

function walkList(
  statements: readonly Statement[],
  parent: FactNode | null,
  scope: Scope,
  builder: Builder,
): void {
  for (const statement of statements) declare(statement, scope, builder);
  for (const statement of statements) walk(statement, parent, scope, builder);
}

/** Binds what a statement declares before anything in the list is walked, so that order does not matter. */
function declare(statement: Statement, scope: Scope, { hoists }: Builder): void {
  const around = hoists ? functionScope(scope) : scope;
  if (statement.kind === 'declare') {
    const target = statement.binding === 'function' ? functionScope(scope) : scope;
    const kind = statement.binding === 'const' ? 'constant' : 'variable';
    bindPattern(
      statement.target,
      { value: statement.value, path: [], fallback: null },
      (name, write) => {
        const binding = bind(target, { name, kind, type: statement.type });
        if (write.value) binding.writes.push(write);
      },
    );
  } else if (statement.kind === 'function-statement' && statement.fn.name !== null) {
    bind(around, { name: statement.fn.name, kind: 'function', fn: statement.fn, type: null });
  } else if (statement.kind === 'class-statement' && statement.cls.name !== null) {
    bind(around, { name: statement.cls.name, kind: 'class', cls: statement.cls, type: null });
  }
}

function bindPattern(
  pattern: Pattern,
  write: Write,
  found: (name: string, write: Write) => void,
): void {
  switch (pattern.kind) {
    case 'name':
      found(pattern.name, write);
      break;
    case 'object-pattern':
      for (const entry of pattern.entries)
        bindPattern(
          entry.target,
          entry.key === null
            ? { value: null, path: [], fallback: null }
            : { ...write, path: [...write.path, entry.key], fallback: entry.fallback },
          found,
        );
      if (pattern.rest) bindPattern(pattern.rest, { ...write, rest: true }, found);
      break;
    case 'array-pattern':
      pattern.elements.forEach((element, position) => {
        if (!element) return;
        const path = [...write.path, position];
        bindPattern(element.target, { ...write, path, fallback: element.fallback }, found);
      });
      break;
    default:
  }
}

function assign(pattern: Pattern, write: Write, scope: Scope, builder: Builder): void {
  if (pattern.kind === 'target') {
    const { expression } = pattern;
    if (!write.value || write.path.length > 0) return;
    const written = { target: expression, value: write.value };
    if (expression.property === null) builder.elementWrites.push(written);
    else push(builder.memberWrites, expression.property, written);
    return;
  }
  bindPattern(pattern, write, (name, part) => {
    const binding = lookUp(scope, name);
    if (binding) binding.writes.push(part);
  });
}

function walk(node: FactNode, parent: FactNode | null, scope: Scope, builder: Builder): void {
  if (parent) builder.parents.set(node, parent);
  if (isFunction(node)) {
    walkFunction(node, scope, builder);
    return;
  }
  if (isClass(node)) {
    builder.scopes.set(node, scope);
    forEachChild(node, (child) => {
      walk(child, node, scope, builder);
    });
    return;
  }
  if (isHandler(node)) {
    const inner = nested(scope);
    if (node.param) bindOutside(node.param, inner);
    node.types.forEach((type) => {
      walk(type, node, scope, builder);
    });
    walkList(node.body, node, inner, builder);
    return;
  }
  if (isExpression(node)) {
    noteExpression(node, scope, builder);
    if (hasNothingInside(node)) return;
    forEachChild(node, (child) => {
      walk(child, node, scope, builder);
    });
    return;
  }
  walkStatement(node, scope, builder);
}

/** Half of all nodes: nothing is prepared for a walk that ends at once. */
const hasNothingInside = ({ kind }: Expression): boolean =>
  kind === 'reference' || kind === 'literal' || kind === 'self' || kind === 'import';

const nested = (scope: Scope): Scope => ({ parent: scope, fn: scope.fn, names: new Map() });

function bindOutside(pattern: Pattern, scope: Scope): void {
  bindPattern(pattern, { value: null, path: [], fallback: null }, (name) => {
    bind(scope, { name, kind: 'outside', type: null });
  });
}

/** What a loop runs over gives its name a value. */
function bindElement(pattern: Pattern, over: Expression, scope: Scope): void {
  bindPattern(pattern, { value: over, path: [], fallback: null, element: true }, (name, write) => {
    bind(scope, { name, kind: 'outside', type: null }).writes.push(write);
  });
}

function walkFunction(fn: FunctionFact, scope: Scope, builder: Builder): void {
  builder.scopes.set(fn, scope);
  const inner: Scope = { parent: scope, fn, names: new Map() };
  // A named function expression knows its own name, and nobody else does.
  if (
    fn.name !== null &&
    lookUp(scope, fn.name)?.fn !== fn &&
    !isClass(builder.parents.get(fn) ?? fn)
  )
    bind(inner, { name: fn.name, kind: 'function', fn, type: null });
  fn.params.forEach((param, position) => {
    bindPattern(
      param.pattern,
      { value: null, path: [], fallback: param.fallback },
      (name, write) => {
        const binding = bind(inner, {
          name,
          kind: 'parameter',
          parameter: { fn, position, path: write.path },
          type: param.pattern.kind === 'name' ? param.type : null,
        });
        if (write.fallback)
          binding.writes.push({ value: write.fallback, path: [], fallback: null });
      },
    );
  });
  fn.decorators.forEach((decorator) => {
    walk(decorator, fn, scope, builder);
  });
  for (const param of fn.params) if (param.fallback) walk(param.fallback, fn, inner, builder);
  walkList(fn.body, fn, inner, builder);
}

function walkStatement(node: Statement, scope: Scope, builder: Builder): void {
  switch (node.kind) {
    case 'block':
      walkList(node.body, node, nested(scope), builder);
      break;
    case 'branch':
      if (node.test) walk(node.test, node, scope, builder);
      walkList(node.then, node, nested(scope), builder);
      walkList(node.otherwise, node, nested(scope), builder);
      break;
    case 'loop': {
      builder.loops.push(node);
      const inner = nested(scope);
      walkList(node.init, node, inner, builder);
      if (node.each) {
        if (node.style === 'each') bindElement(node.each.target, node.each.over, inner);
        else bindOutside(node.each.target, inner);
        walk(node.each.over, node, scope, builder);
      }
      if (node.test) walk(node.test, node, inner, builder);
      walkList(node.body, node, nested(inner), builder);
      if (node.update) walk(node.update, node, inner, builder);
      break;
    }
    case 'try':
      walkList(node.body, node, nested(scope), builder);
      node.handlers.forEach((handler) => {
        walk(handler, node, scope, builder);
      });
      walkList(node.finalizer, node, nested(scope), builder);
      break;
    case 'with': {
      const inner = nested(scope);
      for (const item of node.items) {
        walk(item.value, node, scope, builder);
        if (item.target)
          bindPattern(
            item.target,
            { value: item.value, path: [], fallback: null },
            (name, write) => {
              bind(inner, { name, kind: 'variable', type: null }).writes.push(write);
            },
          );
      }
      walkList(node.body, node, inner, builder);
      break;
    }
    default:
      forEachChild(node, (child) => {
        walk(child, node, scope, builder);
      });
  }
}

function noteExpression(node: Expression, scope: Scope, builder: Builder): void {
  switch (node.kind) {
    case 'reference':
      builder.scopes.set(node, scope);
      push(builder.references, node.name, node);
      break;
    case 'member':
      if (node.property !== null) push(builder.members, node.property, node);
      break;
    case 'call':
    case 'new':
      builder.calls.push(node);
      break;
    case 'assign':
      builder.assignments.push({
        pattern: node.target,
        value:
          node.operator === '=' || node.operator === '??=' || node.operator === '||='
            ? node.value
            : null,
        ...(node.operator === '+=' ? { added: node.value } : {}),
        scope,
      });
      break;
    default:
  }
}
