/** All safe fixes of the workspace as one edit, each change with a label, for the user to look at before it is made. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../model/finding';
import type { FixAllAnswer, LabelledEdit, LabelledFile } from '../protocol/messages';
import { editsByPath, planFixes, type ChosenFix } from '../session/fixPlan';
import type { Core } from './core';
import { textOf } from './documents';
import type { Folder } from './folders';
import { toLspEdit } from './positions';

/** The folders have been scanned just now. */
export async function fixAll(core: Core, folders: readonly Folder[]): Promise<FixAllAnswer> {
  const versions = openVersions(core);
  const files: LabelledFile[] = [];
  const labels = new Map<string, string>();
  let fixes = 0;
  for (const folder of folders) {
    const { taken } = planFixes(folder.session.result().findings, isReady);
    const texts = await textsFor(core, folder, taken, versions);
    const ready = taken.filter(({ fix }) => fix.edits.every(({ path }) => texts.has(path)));
    fixes += ready.length;
    for (const { fix } of ready) labels.set(fix.title, idOf(labels, fix.title));
    for (const [path, edits] of editsByPath(ready.map(({ fix }) => fix))) {
      const text = texts.get(path);
      if (text) files.push(labelled(text, edits, ready, labels));
    }
  }
  return {
    fixes,
    files,
    labels: Object.fromEntries([...labels].map(([title, id]) => [id, title])),
  };
}

/** A file that is made anew could not be previewed as one change with the others. */
const isReady = ({ safe, creates = [] }: ChosenFix['fix']): boolean => safe && creates.length === 0;

const idOf = (labels: ReadonlyMap<string, string>, title: string): string =>
  labels.get(title) ?? `fix-${String(labels.size + 1)}`;

interface Text {
  readonly document: TextDocument;
  /** Null for a file that is not open. */
  readonly version: number | null;
}

/** Only texts that are still those which were looked at. */
async function textsFor(
  core: Core,
  folder: Folder,
  taken: readonly ChosenFix[],
  versions: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Text>> {
  const texts = new Map<string, Text>();
  for (const path of new Set(taken.flatMap(({ fix }) => fix.edits.map((edit) => edit.path)))) {
    const found = await textOf(core, folder, path);
    if (found === null) continue;
    const { document, isOpen } = found;
    if (isOpen && versions.get(document.uri) !== document.version) continue;
    texts.set(path, { document, version: isOpen ? document.version : null });
  }
  return texts;
}

const openVersions = (core: Core): ReadonlyMap<string, number> =>
  new Map(core.buffers.all().map(({ uri, version }) => [uri, version]));

/** An edit that several fixes share goes with the first of them. */
function labelled(
  { document, version }: Text,
  edits: readonly TextEdit[],
  ready: readonly ChosenFix[],
  labels: ReadonlyMap<string, string>,
): LabelledFile {
  const titleOf = (edit: TextEdit): string =>
    ready.find(({ fix }) => fix.edits.some((one) => isSame(one, edit)))?.fix.title ?? '';
  return {
    textDocument: { uri: document.uri, version },
    edits: edits.map((edit): LabelledEdit => ({
      ...toLspEdit(document, edit),
      annotationId: labels.get(titleOf(edit)) ?? '',
    })),
  };
}

const isSame = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.end === b.end && a.newText === b.newText;
