/** One client for all requests. */
import { fixOf } from './fix';
import type { ClientSubject, FixPlan } from '../model/subject';

/** Builds the client once, when the module loads: a suggestion, for what it is built with may change at run time. */
export function hoistClient({ construction, name, calls }: ClientSubject): FixPlan {
  const needsLoop = calls.some(({ facts }) => facts?.needsLoop === true);
  return ({ writer }) => {
    if (!construction || needsLoop) return null;
    const wanted = /^[A-Za-z_$][\w$]*$/.test(name ?? '')
      ? `shared${capital(name ?? '')}`
      : 'sharedClient';
    const comment = 'One client, and one connection pool, for all requests.';
    const edits = writer.hoist(construction.node, wanted, comment);
    const title = `Build \`${name ?? 'the client'}\` once for all requests`;
    return edits && fixOf('hoist-client', title, false, edits);
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
