/** RSS, as far as status feeds use it. Entities that a feed declares itself are never expanded. */
import { XMLParser } from 'fast-xml-parser';
import * as v from 'valibot';
import { decodeText } from './decode';
import { bad, good, type Result } from './reader';
import { fit, isoOrNull, listOf } from './shapes';

export interface Feed {
  readonly title: string;
  /** The page for people. */
  readonly link: string | null;
  /** ISO time at which the feed was made, where it says so. */
  readonly builtAt: string | null;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly title: string;
  readonly guid: string | null;
  readonly link: string | null;
  readonly categories: readonly string[];
  /** HTML. */
  readonly description: string;
  /** ISO time. */
  readonly publishedAt: string | null;
}

/** An element's text, also where it carries attributes. */
const text = v.union([
  v.string(),
  v.pipe(
    v.object({ '#text': v.optional(v.string(), '') }),
    v.transform((one) => one['#text']),
  ),
]);
const optionalText = v.nullish(text, '');

const itemShape = v.object({
  title: text,
  guid: optionalText,
  link: optionalText,
  category: listOf(text),
  description: optionalText,
  pubDate: optionalText,
});

const feedShape = v.object({
  rss: v.object({
    channel: v.object({
      title: text,
      link: optionalText,
      lastBuildDate: optionalText,
      item: listOf(itemShape),
    }),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === 'item' || name === 'category',
});

/** Never throws. */
export function parseFeed(body: Uint8Array): Result<Feed> {
  const decoded = decodeText(body);
  if (!decoded.readable) return decoded;
  const xml = decoded.value;
  if (/^\s*<(!doctype\s+html|html)/i.test(xml)) return bad('is a web page, not status data');
  if (/<!DOCTYPE/i.test(xml)) return bad('declares words of its own');
  if (!/<rss[\s>]/.test(xml)) return bad('is no RSS');
  const parsed = parse(xml);
  if (!parsed.readable) return parsed;
  const fitted = fit(feedShape, parsed.value);
  return fitted.readable ? good(feedOf(fitted.value)) : fitted;
}

function parse(xml: string): Result<unknown> {
  try {
    if (!isWhole(xml)) return bad('is broken RSS, or was cut off');
    return good(parser.parse(xml) as unknown);
  } catch {
    return bad('is broken RSS, or was cut off');
  }
}

/** What is skipped whole: comments, texts, instructions. */
const skipped: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

const tag = /<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/y;

/** True where every element is closed: the parser takes half a feed for a whole one. Stops at the first fault. */
function isWhole(xml: string): boolean {
  const open: string[] = [];
  for (let at = xml.indexOf('<'); at !== -1;) {
    const skip = skipped.find(([start]) => xml.startsWith(start, at));
    if (skip === undefined) {
      tag.lastIndex = at;
      const [, slash, name = '', rest = ''] = tag.exec(xml) ?? [];
      if (name === '') return false;
      if (slash === '/' && open.pop() !== name) return false;
      if (slash === '' && !rest.endsWith('/')) open.push(name);
      at = xml.indexOf('<', tag.lastIndex);
    } else {
      const end = xml.indexOf(skip[1], at + skip[0].length);
      if (end === -1) return false;
      at = xml.indexOf('<', end);
    }
  }
  return open.length === 0;
}

function feedOf({ rss: { channel } }: v.InferOutput<typeof feedShape>): Feed {
  return {
    title: plain(channel.title),
    link: plain(channel.link) || null,
    builtAt: isoOf(channel.lastBuildDate),
    items: channel.item.map((item) => ({
      title: plain(item.title),
      guid: plain(item.guid) || null,
      link: plain(item.link) || null,
      categories: item.category.map(plain),
      description: unescaped(item.description),
      publishedAt: isoOf(item.pubDate),
    })),
  };
}

/** RSS writes times as mail does; some end in a bare `Z`. */
export const isoOf = (time: string | null | undefined): string | null =>
  isoOrNull(Date.parse(time ?? ''));

const plain = (raw: string): string => unescaped(raw).trim();

const entities: ReadonlyMap<string, string> = new Map([
  ...([
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['amp', '&'],
    ['nbsp', ' '],
  ] as const),
]);

/** The five entities of XML and characters by number; any other stays as it is. */
function unescaped(raw: string): string {
  return raw.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name) ?? whole;
    const isHex = name[1]?.toLowerCase() === 'x';
    const code = isHex ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** HTML as one line of text. */
export function withoutTags(html: string): string {
  return unescaped(html.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
