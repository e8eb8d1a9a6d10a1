/** Tells the client when the lenses that it shows are no longer true: it asks by itself only after an edit. */
import type { CodeLens } from 'vscode-languageserver';

export interface LensRefresh {
  /** Remembers what was answered for a document. */
  readonly answered: (uri: string, lenses: readonly CodeLens[]) => void;
  /** Asks for a refresh where these differ from what was answered. */
  readonly changed: (uri: string, lenses: readonly CodeLens[]) => void;
  readonly forget: (uri: string) => void;
  readonly refresh: () => void;
}

export function createLensRefresh(send: () => void): LensRefresh {
  const known = new Map<string, string>();
  return {
    answered: (uri, lenses) => void known.set(uri, JSON.stringify(lenses)),
    changed: (uri, lenses) => {
      const before = known.get(uri);
      if (before === undefined || before === JSON.stringify(lenses)) return;
      known.delete(uri);
      send();
    },
    forget: (uri) => void known.delete(uri),
    refresh: () => {
      if (known.size > 0) send();
    },
  };
}
