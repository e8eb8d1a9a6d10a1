/** Another provider that is asked in words of its own, and whose answer is told in those of the first. */
import type { Questioning } from './fallbackEdits';
import type { Offer } from './fallbackOffers';
import { declarePieces } from './recipe';
import type { TextEdit } from '../model/finding';
import type { FixTools } from '../model/subject';

export const convertedQuestion: Questioning = ({ node, call }, offer, tools) => {
  const { writer } = tools;
  const { way, model } = offer;
  const body = node.args[0]?.value;
  if (!body) return null;
  const request = writer.rewritten(body, []);
  const imports = importsOf(call.sdk, offer, node.start, tools);
  if (request === null || !imports) return null;
  const names = new Map([...imports.names, ['model', `'${model}'`]]);
  const declared = declarePieces(way.pieces ?? [], names, node.start, writer);
  return (
    declared && {
      edits: [...imports.edits, ...declared.edits],
      before: '',
      code: `${declared.name}(${request})`,
    }
  );
};

/** The other's package, and in files with types the names of the own one that the pieces speak of. */
function importsOf(sdk: string, { way }: Offer, at: number, { writer }: FixTools) {
  const own = writer.language(at) === 'typescript' ? (way.types ?? []) : [];
  const names = new Map<string, string>();
  const edits: TextEdit[] = [];
  for (const [module, wanted] of [
    [sdk, own],
    [way.package, way.imports],
  ] as const) {
    if (wanted.length === 0) continue;
    const imported = writer.addImport({ module, names: wanted }, at);
    if (!imported) return null;
    for (const [index, { local }] of wanted.entries())
      names.set(local, imported.names[index] ?? local);
    edits.push(...imported.edits);
  }
  return { names, edits };
}
