/** Where the code stands in component files: script blocks of Vue and Svelte, front matter and scripts of Astro. */
import type { Span } from '../../model/facts';
import { textSpans } from './writerScan';

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx';

/** The span is that of the code, without its tags or fences. */
export interface ScriptBlock extends Span {
  readonly language: ScriptLanguage;
  /** False where the text ends before the block does. */
  readonly closed: boolean;
}

/** More blocks than anybody writes: each is parsed for itself. */
const MAX_BLOCKS = 20;

const componentFile = /\.(vue|svelte|astro)$/i;

/** The blocks of a component file in order; null for a file that is code from end to end. */
export function scriptBlocks(path: string, text: string): readonly ScriptBlock[] | null {
  const kind = componentFile.exec(path)?.[1]?.toLowerCase();
  if (kind === undefined) return null;
  if (kind !== 'astro') return taggedBlocks(text, 0, 'js');
  const front = frontMatter(text);
  return front
    ? [front, ...taggedBlocks(text, front.end, 'ts')].slice(0, MAX_BLOCKS)
    : taggedBlocks(text, 0, 'ts');
}

/**
 * Between the first fence, with which an Astro file begins, and the next one that stands in a line of its own and
 * not in a template or comment. A front matter without an end is all that follows.
 */
function frontMatter(text: string): ScriptBlock | null {
  const opening = /^\s*---/.exec(text)?.[0];
  if (opening === undefined) return null;
  const start = opening.length;
  const fences = [...text.slice(start).matchAll(/^[ \t]*---|---[ \t]*$/gm)];
  const content = fences.length > 1 ? textSpans(text, start, text.length) : [];
  const inCode = (at: number): boolean => !content.some((one) => one.start < at && at < one.end);
  const offsets = fences.map(({ index }) => start + index);
  const end = offsets.find(inCode) ?? offsets[0];
  return { language: 'ts', start, end: end ?? text.length, closed: end !== undefined };
}

/** What is looked at in markup: comments, and the two elements whose content is no markup. */
const landmark = /<!--|<(script|style)(?=[\s/>])/g;

function taggedBlocks(text: string, from: number, plain: ScriptLanguage): readonly ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  // Half-typed comments and styles must not hide the code behind them: only those that end are skipped.
  const lastComment = text.lastIndexOf('-->');
  const lastStyle = text.lastIndexOf('</style');
  landmark.lastIndex = from;
  for (let found = landmark.exec(text); found; found = landmark.exec(text)) {
    const behind = landmark.lastIndex;
    const [, name] = found;
    if (name === undefined) {
      if (behind <= lastComment) landmark.lastIndex = text.indexOf('-->', behind);
      continue;
    }
    const tag = openingTag(text, behind);
    landmark.lastIndex = tag.end;
    if (tag.selfClosing || (name === 'style' && tag.end > lastStyle)) continue;
    const content = rawContent(text, tag.end, name);
    landmark.lastIndex = content.end;
    const language = name === 'script' ? scriptLanguage(tag.attributes, plain) : null;
    if (language) blocks.push({ ...content, language });
    if (blocks.length === MAX_BLOCKS) break;
  }
  return blocks;
}

function rawContent(text: string, start: number, name: string): Span & { closed: boolean } {
  const length = text.slice(start).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return length < 0
    ? { start, end: text.length, closed: false }
    : { start, end: start + length, closed: true };
}

interface Tag {
  /** Behind the closing `>`. */
  readonly end: number;
  readonly selfClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

const quotes: ReadonlySet<string | undefined> = new Set(['"', "'", '`']);

/** Reads from behind the tag's name on; a `>` in quotes or in an attribute's `{…}` is no end. */
function openingTag(text: string, from: number): Tag {
  let depth = 0;
  let at = from;
  for (; at < text.length && (depth > 0 || text[at] !== '>'); at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (quotes.has(char)) at = closingQuote(text, at);
  }
  const head = text.slice(from, at);
  const attributes = depth === 0 && at < text.length ? attributesOf(head) : new Map();
  return { end: Math.min(at + 1, text.length), selfClosing: head.endsWith('/'), attributes };
}

function closingQuote(text: string, at: number): number {
  const end = text.indexOf(text[at] ?? '', at + 1);
  return end < 0 ? text.length : end;
}

const attribute = /([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;

function attributesOf(head: string): ReadonlyMap<string, string> {
  const withoutCode = head.replace(/\{[^]*\}/, '');
  return new Map(
    [...withoutCode.matchAll(attribute)].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      (double ?? single ?? bare ?? '').toLowerCase(),
    ]),
  );
}

const languages: Readonly<Partial<Record<string, ScriptLanguage>>> = {
  js: 'js',
  javascript: 'js',
  jsx: 'jsx',
  ts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
};

/** Types whose content is code; some of them name its language. */
const codeType =
  /^(?:module|(?:text|application)\/(?:(?:x-)?(?:javascript|ecmascript)|(jsx|typescript)))?$/;

/** Null where the block's code is not in this file, or is none that can be read. */
function scriptLanguage(
  attributes: ReadonlyMap<string, string>,
  plain: ScriptLanguage,
): ScriptLanguage | null {
  const type = codeType.exec(attributes.get('type') ?? '');
  if (!type || attributes.has('src')) return null;
  const named = [attributes.get('lang'), type[1]].find((one) => one !== undefined && one !== '');
  if (named !== undefined) return languages[named] ?? null;
  // Astro hands these to the browser as they are.
  const asWritten = attributes.has('is:inline') || attributes.has('define:vars');
  return asWritten ? 'js' : plain;
}
