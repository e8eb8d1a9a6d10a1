/** Adds to the config file, wherever it stands, and leaves the rest of it as it is. */
import { modify, parseTree, type ParseError } from 'jsonc-parser';
import type { DeclaredWrapper } from '../model/config';

/** The text of a config file, and what of it holds the settings. */
export interface ConfigText {
  readonly text: string;
  /** `lifeboat` in a package.json; empty where the whole file is settings. */
  readonly inside: readonly string[];
  /** True where the file lists wrappers of its own. */
  readonly hasWrappers: boolean;
}

export interface ConfigEdit {
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** `others`: wrappers in force from elsewhere, which a list in the file would overrule. Null for a broken file. */
export function wrapperEdits(
  { text, inside, hasWrappers }: ConfigText,
  wrapper: DeclaredWrapper,
  others: readonly DeclaredWrapper[],
): readonly ConfigEdit[] | null {
  const errors: ParseError[] = [];
  parseTree(text, errors, { allowTrailingComma: true });
  if (errors.length > 0) return null;
  const formattingOptions = formatOf(text);
  const edits = hasWrappers
    ? modify(text, [...inside, 'wrappers', -1], wrapper, {
        formattingOptions,
        isArrayInsertion: true,
      })
    : modify(text, [...inside, 'wrappers'], [...others, wrapper], { formattingOptions });
  return edits.map(({ offset, length, content }) => ({
    start: offset,
    end: offset + length,
    newText: content,
  }));
}

/** A config file that declares these wrappers and nothing else. */
export const newConfigText = (wrappers: readonly DeclaredWrapper[]): string =>
  `${JSON.stringify({ wrappers }, null, 2)}\n`;

export function formatOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 2 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
