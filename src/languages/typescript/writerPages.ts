/** The page that an edit goes to: the whole text, or one script block of a component file. */
import type { ModuleFacts, Span } from '../../model/facts';
import { type ScriptBlock, scriptBlocks } from './scriptBlocks';
import { detectStyle, type Style } from './style';
import { type Page, span } from './writerText';

/** Finds the page that holds a place; without one, the first that holds code. Each is made once, when asked for. */
export function openPages(facts: ModuleFacts, text: string, style?: Style): (at?: number) => Page {
  const blocks = scriptBlocks(facts.path, text) ?? [];
  const pages = new Map<ScriptBlock | undefined, Page>();
  return (at = firstCode(facts)) => {
    const block = blocks.find((one) => one.start <= at && at <= one.end) ?? blocks[0];
    const page =
      pages.get(block) ?? (block ? blockPage(facts, text, block) : wholePage(facts, text, style));
    pages.set(block, page);
    return page;
  };
}

function firstCode({ imports, body }: ModuleFacts): number {
  return Math.min(...[...imports, ...body].map(({ start }) => start));
}

/** `known`: the style of a text that this one was made of. */
function wholePage(facts: ModuleFacts, text: string, known?: Style): Page {
  const style = known ?? detectStyle(text, facts.language === 'typescript');
  return { facts, text, style, module: span(0, text.length) };
}

/** Nothing is said of the other blocks: what they declare need not be in sight here. */
function blockPage(facts: ModuleFacts, text: string, block: ScriptBlock): Page {
  const typescript = block.language === 'ts' || block.language === 'tsx';
  const within = <T extends Span>(all: readonly T[]): readonly T[] =>
    all.filter(({ start }) => block.start <= start && start <= block.end);
  const own: ModuleFacts = {
    ...facts,
    language: typescript ? 'typescript' : 'javascript',
    imports: within(facts.imports),
    body: within(facts.body),
    exports: within(facts.exports),
  };
  const style = detectStyle(text.slice(block.start, block.end), typescript);
  return { facts: own, text, style, module: span(block.start, block.end) };
}
