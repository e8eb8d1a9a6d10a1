/** One name in the place of another. */
import { fixOf } from './fix';
import type { Retirement } from '../model/evidence';
import type { Property } from '../model/facts';
import type { TextEdit } from '../model/finding';
import type { CallSubject, FixPlan } from '../model/subject';

/**
 * Writes the successor over the name of a model, and what this call says to it in the successor's words. A suggestion:
 * another model answers in other ways.
 */
export const replaceModel =
  ({ node }: CallSubject, { span, replacement, renames }: Retirement): FixPlan =>
  ({ writer }) => {
    if (!span || replacement === null) return null;
    const given = node.args[0]?.value;
    const properties = given?.kind === 'object' ? given.properties : [];
    const edits: TextEdit[] = [{ ...span, newText: replacement }];
    let says = '';
    for (const { option, to } of renames) {
      const property = named(properties, option);
      if (!property || named(properties, to)) continue;
      edits.push(...writer.renameProperty(property, to));
      says += `, with \`${to}\` for \`${option}\``;
    }
    return fixOf('replace-model', `Ask \`${replacement}\` instead${says}`, false, edits);
  };

const named = (properties: readonly Property[], name: string): Property | undefined =>
  properties.find(({ key, spread }) => key === name && !spread);
