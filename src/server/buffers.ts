/** Open documents: found by any spelling of their URI, and handed to the sessions as overlays of the disk. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { BufferContent } from '../session/texts';
import type { Folders, Located } from './folders';
import type { Notebooks } from './notebooks';

/** What the client has open; a notebook is one document. */
export interface OpenDocuments {
  all(): readonly TextDocument[];
  get(uri: string): TextDocument | undefined;
}

export const withNotebooks = (documents: OpenDocuments, notebooks: Notebooks): OpenDocuments => ({
  all: () => [...documents.all(), ...notebooks.all()],
  get: (uri) => documents.get(uri) ?? notebooks.get(uri),
});

export interface Buffers {
  all(): readonly TextDocument[];
  /** Editors and servers may spell one URI in different ways (`c%3A`). */
  get(uri: string): TextDocument | null;
  /** Gives every session the latest text of its open documents, and takes back those that were closed. */
  sync(): Promise<void>;
}

interface Overlay {
  readonly located: Located;
  readonly version: number;
}

export function createBuffers(
  documents: OpenDocuments,
  folders: Folders,
  isSupported: (document: TextDocument) => boolean,
  contentOf: (document: TextDocument) => BufferContent,
): Buffers {
  const overlays = new Map<string, Overlay>();
  const all = (): readonly TextDocument[] => documents.all().filter(isSupported);
  return {
    all,
    get(uri) {
      const key = normalUri(uri);
      return (
        documents.get(uri) ?? documents.all().find((one) => normalUri(one.uri) === key) ?? null
      );
    },
    async sync() {
      for (const document of all()) await overlay(overlays, document, folders, contentOf);
      for (const [uri, { located }] of overlays) {
        if (documents.get(uri) !== undefined) continue;
        overlays.delete(uri);
        located.folder.session.setBuffer(located.path, null);
      }
    },
  };
}

async function overlay(
  overlays: Map<string, Overlay>,
  document: TextDocument,
  folders: Folders,
  contentOf: (document: TextDocument) => BufferContent,
): Promise<void> {
  const located = await folders.locate(document.uri, document.languageId);
  if (located === null) return;
  const before = overlays.get(document.uri);
  const { version } = document;
  const isSame =
    before?.version === version && before.located.folder.session === located.folder.session;
  if (isSame) return;
  located.folder.session.setBuffer(located.path, contentOf(document));
  overlays.set(document.uri, { located, version });
}

export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}
