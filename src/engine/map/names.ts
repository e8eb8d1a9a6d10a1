/** Names that people have for entry points: `POST /api/chat`, `command fix`, `useChat`. */
import type { CallExpression, Expression } from '../../model/facts';
import type { Framework } from '../../model/knowledge';
import { chainedText } from '../chained';
import { assignedName, ownerName } from '../names';
import { isClass } from '../tree';
import { joined, prefixOf } from './prefixes';
import type { EntryEnd, MapNode } from './ups';

/** A function that a framework is handed, or that it finds by its export. */
export function nameOfEnd(end: EntryEnd, node: MapNode): string {
  const { framework, name, registration, around = node.around } = end;
  if (framework.found.by === 'exports') {
    const [exported = ''] = name.split(' ');
    return nameOfExport(framework, exported, node.around.path);
  }
  if (framework.found.by === 'registration' && framework.found.after === undefined)
    return mounted(name, registration, around);
  const address = framework.found.by === 'decorator' ? decoratedAddress(registration, node) : null;
  if (address !== null) return address;
  const prefix = `${framework.kind} `;
  const given = name.startsWith(prefix) ? name.slice(prefix.length) : null;
  if (given !== null) return `${framework.label} ${given}`;
  if (name !== framework.kind && framework.found.by === 'decorator')
    return framework.found.first === 'path' ? mounted(name, registration, node.around) : name;
  const chained = registration ? chainedText(registration, 'command') : null;
  if (chained !== null) return `${framework.label} ${chained.split(' ')[0] ?? chained}`;
  const own =
    node.fn?.name ?? (registration ? assignedName(registration, node.around.index) : null);
  return `${framework.label} ${own ?? `in ${node.around.path}`}`;
}

/** `POST /chat` of a router that is mounted under `/api` is `POST /api/chat`. */
function mounted(
  name: string,
  registration: CallExpression | undefined,
  around: MapNode['around'],
): string {
  const [verb = '', path = ''] = name.split(' ');
  return registration ? `${verb} ${joined(prefixOf(registration, around), path) || '/'}` : name;
}

/** `@Post('chat')` in a class `@Controller('api')` is `POST /api/chat`. */
function decoratedAddress(
  registration: CallExpression | undefined,
  { fn, around }: MapNode,
): string | null {
  const verb =
    registration?.callee.kind === 'reference' ? registration.callee.name.toUpperCase() : '';
  const cls = fn && around.index.parents.get(fn);
  if (!registration || !methods.has(verb) || !cls || !isClass(cls)) return null;
  const controller = cls.decorators.filter(isController);
  const texts = [...controller, registration].flatMap((one) => {
    const given = one.kind === 'call' ? one.args[0]?.value : undefined;
    const path = given?.kind === 'object' ? propertyOf(given, 'path') : given;
    const first = path?.kind === 'array' ? path.elements[0] : path;
    return first?.kind === 'literal' && typeof first.value === 'string' ? [first.value] : [];
  });
  return `${verb} /${texts
    .map((text) => text.replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;
}

/** Other decorators of the class name tags, guards and versions. */
const isController = (one: Expression): boolean =>
  one.kind === 'call' && one.callee.kind === 'reference' && /controller$/i.test(one.callee.name);

const propertyOf = (
  { properties }: Expression & { readonly kind: 'object' },
  key: string,
): Expression | undefined => properties.find((one) => one.key === key)?.value;

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'ALL']);
/** Exports that are the whole of what a file is for. */
const whole = new Set(['default', 'handler', 'load', 'loader', 'middleware', 'proxy']);

export function nameOfExport({ route, label }: Framework, exported: string, path: string): string {
  const address = route ? addressOf(path, route) : null;
  if (address === null)
    return whole.has(exported) ? `${label} ${path}` : `${label} ${exported} (${path})`;
  if (methods.has(exported)) return `${exported} ${address}`;
  return whole.has(exported) ? address : `${address} ${exported}`;
}

/** `src/app/(shop)/cart/page.tsx` is `/cart`. */
function addressOf(path: string, { below, file }: NonNullable<Framework['route']>): string | null {
  const parts = path.split('/');
  const at = below === '' ? -1 : parts.lastIndexOf(below);
  if (below !== '' && at < 0) return null;
  const [name = '', ...rest] = parts.slice(at + 1).reverse();
  const folders = rest.reverse().filter((one) => !/^\(.*\)$|^@/.test(one));
  const stem = name.replace(/\.[^.]+$/, '');
  const all = file === 'kept' && stem !== 'index' ? [...folders, stem] : folders;
  return `/${all.join('/')}`;
}

/** For the steps of a way. */
export const nameOfNode = ({ fn, around }: MapNode): string =>
  (fn && (fn.name ?? ownerOf(fn, around))) ?? around.path;

/** A function that is declared, or kept under a name, and no callback. */
export function hasName({ fn, around }: MapNode): boolean {
  const holder = fn && around.index.parents.get(fn);
  const parent = holder && around.index.parents.get(holder);
  return fn?.name != null || (parent != null && 'kind' in parent && parent.kind === 'declare');
}

/** `Chat.send`, or the name of what the function is kept under. */
function ownerOf(fn: NonNullable<MapNode['fn']>, around: MapNode['around']): string | null {
  const inside = fn.body[0];
  return ownerName(inside ?? fn, around);
}
