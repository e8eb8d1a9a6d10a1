/** Open documents: found by any spelling of their URI, and handed to the sessions as overlays of the disk. */
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Folders, Located } from './folders';

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
  documents: TextDocuments<TextDocument>,
  folders: Folders,
  isSupported: (document: TextDocument) => boolean,
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
      for (const document of all()) await overlay(overlays, document, folders);
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
): Promise<void> {
  const located = await folders.locate(document.uri, document.languageId);
  if (located === null) return;
  const before = overlays.get(document.uri);
  const { version } = document;
  const isSame =
    before?.version === version && before.located.folder.session === located.folder.session;
  if (isSame) return;
  located.folder.session.setBuffer(located.path, document.getText());
  overlays.set(document.uri, { located, version });
}

export function normalUri(uri: string): string {
  return URI.parse(uri).toString();
}
