/** Paths that a router is mounted under: `app.use('/api', router)`, `app.include_router(router, prefix='/api')`. */
import { argumentNamed, byName } from '../../model/arguments';
import type { CallExpression, Expression, NewExpression } from '../../model/facts';
import { passedOn } from '../callers';
import { assignedName } from '../names';
import { readOption } from '../statics';
import { exportedAs, type Surroundings } from '../surroundings';
import { textOf } from '../texts';
import { isExpression, isFunction } from '../tree';
import { everything, type Value } from '../values';

/** A name, and the module that has it. */
interface Owner {
  readonly name: string;
  readonly around: Surroundings;
}

/** Routers within routers. */
const maxDepth = 4;

const mounting = new Set(
  'use route register mount include_router register_blueprint include_routers'.split(' '),
);
const options = ['prefix', 'url_prefix', 'basePath', 'path'];

/** What stands before the path of a registration; empty where nobody says. */
export function prefixOf(registration: CallExpression, around: Surroundings): string {
  const { callee } = registration;
  if (callee.kind !== 'member') return '';
  const name = ownerOf(callee.object, registration, around);
  return name === null ? '' : prefixOfOwner({ name, around }, 0);
}

/** `/api` and `chat/` are `/api/chat`. */
export const joined = (prefix: string, path: string): string =>
  prefix === ''
    ? path
    : `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`.replace(/(.)\/$/, '$1');

/** The object's own name, also behind a chain: `new Hono().get(…).post(…)` that is kept as `chat`. */
function ownerOf(object: Expression, outer: Expression, around: Surroundings): string | null {
  if (object.kind === 'reference') return object.name;
  if (object.kind === 'member' && object.object.kind === 'self') return object.property;
  if (object.kind === 'call' && object.callee.kind === 'member')
    return ownerOf(object.callee.object, outer, around);
  return nameOfChain(outer, around);
}

function nameOfChain(link: Expression, around: Surroundings): string | null {
  const parent = around.index.parents.get(link);
  if (!parent || !isExpression(parent)) return assignedName(link, around.index);
  const isLink =
    (parent.kind === 'member' && parent.object === link) ||
    (parent.kind === 'call' && parent.callee === link);
  return isLink ? nameOfChain(parent, around) : assignedName(link, around.index);
}

function prefixOfOwner(owner: Owner, depth: number): string {
  if (depth > maxDepth) return '';
  const own = ownPrefix(owner);
  for (const use of usesOf(owner)) {
    const mounted = mountAt(use.node, use.around, depth);
    if (mounted !== null) return joined(mounted, own);
  }
  return own;
}

/** What it was made with: `APIRouter(prefix='/chat')`, `new Hono().basePath('/chat')`. */
function ownPrefix({ name, around }: Owner): string {
  const made = around.index.root.names.get(name)?.writes.find(({ value }) => value)?.value;
  return made && (made.kind === 'call' || made.kind === 'new')
    ? (prefixIn(made, around) ?? '')
    : '';
}

function prefixIn(made: CallExpression | NewExpression, around: Surroundings): string | null {
  const { callee } = made;
  if (made.kind === 'call' && callee.kind === 'member') {
    const first = made.args[0]?.value;
    if (callee.property === 'basePath' && first) return pathText(first, around);
    const before = callee.object;
    if (before.kind === 'call' || before.kind === 'new') return prefixIn(before, around);
  }
  return optionOf(made, around);
}

function optionOf({ args }: CallExpression | NewExpression, around: Surroundings): string | null {
  for (const key of options) {
    const named = argumentNamed(args, byName, key);
    const text = named ? pathText(named, around) : null;
    if (text !== null) return text;
    for (const { value } of args.filter((one) => one.value.kind === 'object')) {
      const reading = readOption(value, key, around.resolver);
      const read = reading.state === 'set' ? pathText(reading.value, around) : null;
      if (read !== null) return read;
    }
  }
  return null;
}

function pathText(value: Expression, { resolver }: Surroundings): string | null {
  const pieces = textOf(value, resolver);
  const text = pieces.map((one) => one ?? '…').join('');
  return pieces.some((one) => one !== null) && text.startsWith('/') ? text : null;
}

interface Use {
  readonly node: Expression;
  readonly around: Surroundings;
}

function usesOf(owner: Owner): readonly Use[] {
  const { name, around } = owner;
  const here = (around.index.references.get(name) ?? []).map((node) => ({ node, around }));
  const exported = exportedAs(name, around);
  const abroad = exported.length === 0 ? [] : passedOn(around, exported);
  const there = abroad.flatMap((one) =>
    [...one.names].flatMap((local) =>
      [
        ...(one.around.index.references.get(local) ?? []),
        ...(one.around.index.members.get(local) ?? []),
      ].map((node) => ({ node, around: one.around })),
    ),
  );
  return [...here, ...there.filter((use) => isFrom(owner, use))];
}

/** Other modules have routers of the same name. */
function isFrom({ around }: Owner, { node, around: there }: Use): boolean {
  const { resolver } = there;
  if (everything(resolver.valueOf(node)).some((one) => madeIn(one) === around.path)) return true;
  if (node.kind === 'member')
    return everything(resolver.valueOf(node.object)).some(
      (one) => one.kind === 'own-module' && one.home.path === around.path,
    );
  const source = node.kind === 'reference' ? resolver.bindingOf(node)?.import?.fact.source : null;
  return source != null && resolver.imported(source)?.path === around.path;
}

const madeIn = (value: Value): string | null =>
  value.kind === 'external' ? (value.made?.home.path ?? null) : null;

/** Null where the router is not mounted there. */
function mountAt(node: Expression, around: Surroundings, depth: number): string | null {
  const call = around.index.parents.get(node);
  if (!call || isFunction(call) || !isExpression(call) || call.kind !== 'call') return null;
  const { callee, args } = call;
  if (callee === node || callee.kind !== 'member' || !mounting.has(callee.property ?? ''))
    return null;
  const first = args[0]?.value;
  const path = first && first !== node ? pathText(first, around) : optionOf(call, around);
  const name = ownerOf(callee.object, call, around);
  const above = name === null ? '' : prefixOfOwner({ name, around }, depth + 1);
  return joined(above, path ?? '');
}
