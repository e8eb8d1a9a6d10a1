/** A document of which some blocks are generated, and everything else is written by hand and stays. */

export interface Block {
  /** Names the block between its markers: `what-breaks`. */
  readonly id: string;
  readonly text: string;
}

const begin = (id: string): string => `<!-- lifeboat:begin ${id} -->`;
const end = (id: string): string => `<!-- lifeboat:end ${id} -->`;

export const blockText = ({ id, text }: Block): string => `${begin(id)}\n\n${text}\n\n${end(id)}`;

/**
 * The document with the present text of each block. Blocks that it does not have come at its end; blocks that nobody
 * asks for stay as they are. Null where a marker has lost its other half: what is generated cannot be told from what
 * is not.
 */
export function withBlocks(document: string, blocks: readonly Block[]): string | null {
  const isCrlf = document.includes('\r\n');
  let text = document.replaceAll('\r\n', '\n');
  for (const block of blocks) {
    const next = withBlock(text, block);
    if (next === null) return null;
    text = next;
  }
  return isCrlf ? text.replaceAll('\n', '\r\n') : text;
}

function withBlock(text: string, block: Block): string | null {
  const [from, to] = [text.indexOf(begin(block.id)), text.indexOf(end(block.id))];
  if (from === -1 && to === -1) return `${text.trimEnd()}\n\n${blockText(block)}\n`;
  const isTwice = text.includes(begin(block.id), from + 1) || text.includes(end(block.id), to + 1);
  if (from === -1 || to < from || isTwice) return null;
  return text.slice(0, from) + blockText(block) + text.slice(to + end(block.id).length);
}
