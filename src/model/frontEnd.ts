/** A language as analysis sees it: text to facts, and edits back to text. */
import type { Language, ModuleFacts } from './facts';
import type { WriterFactory } from './writer';

/** A language that can be read and written. Loaded only when a file of it is to be parsed. */
export interface FrontEnd {
  readonly languages: readonly Language[];
  /** Never throws: facts for every text, however broken. */
  parse(path: string, text: string): ModuleFacts;
  readonly writer: WriterFactory;
}

export interface FrontEndLoader {
  /** Lower-case extensions with the dot. */
  readonly extensions: readonly string[];
  load(): Promise<FrontEnd>;
}
