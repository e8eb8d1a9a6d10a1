/** The placed map as SVG text. Colours are CSS variables, so that one picture fits every theme. Pure. */
import type { HealthState } from '../../model/health';
import { countOf, stateWords } from '../../model/words';
import { escaped } from './escape';
import type { MapNode, NodeKind } from './graph';
import type { Layout, PlacedEdge, PlacedNode, Point } from './layout';
import type { Tone } from './tones';

const toneWords: Readonly<Record<Tone, string>> = {
  out: 'taken out',
  lost: 'lost',
  degraded: 'degraded',
  survives: 'goes on',
  neutral: '',
};

const kindWords: Readonly<Record<NodeKind, string>> = {
  entry: 'entry point',
  function: 'function',
  call: 'call',
  provider: 'provider',
};

/** States worth a mark; a provider that works needs none. */
const troubled: readonly HealthState[] = [
  'degraded',
  'partial-outage',
  'major-outage',
  'maintenance',
];

/** The groups and boxes of the picture, without the `svg` element around them. */
export function pictureBody({ nodes, edges }: Layout): string {
  // What is hurt is drawn last, over what is not.
  const ordered = edges.toSorted((a, b) => weight(a.tone) - weight(b.tone));
  return [
    '<g class="edges" aria-hidden="true">',
    ...ordered.map(edgeText),
    '</g>',
    '<g class="nodes">',
    ...nodes.map(nodeText),
    '</g>',
  ].join('\n');
}

const weight = (tone: Tone): number =>
  ['neutral', 'survives', 'degraded', 'lost', 'out'].indexOf(tone);

/** `label`: what the picture shows, for those who hear it. */
export function pictureSvg(layout: Layout, label: string): string {
  const [width, height] = [Math.ceil(layout.width), Math.ceil(layout.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map" role="group" aria-label="${escaped(label)}"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n`,
    `${pictureBody(layout)}\n</svg>`,
  ].join('');
}

function edgeText({ from, to, certain, tone, points }: PlacedEdge): string {
  const classes = ['edge', tone, ...(certain ? [] : ['uncertain'])].join(' ');
  const ends = `data-from="${escaped(from)}" data-to="${escaped(to)}"`;
  return `<path class="${classes}" ${ends} d="${curve(points)}"/>`;
}

/** A smooth line through all points that leaves and arrives level. */
function curve(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return '';
  let last = start;
  const parts = rest.map((point) => {
    const middle = round((last.x + point.x) / 2);
    const part = `C${middle} ${round(last.y)} ${middle} ${round(point.y)} ${xy(point)}`;
    last = point;
    return part;
  });
  return `M${xy(start)}${parts.join('')}`;
}

const round = (length: number): number => Math.round(length * 10) / 10;
const xy = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

function nodeText(node: PlacedNode): string {
  const { id, kind, tone, label, detail, width, height } = node;
  const isGroup = node.place === null && kind !== 'provider';
  const classes = ['node', kind, tone, ...(isGroup ? ['group'] : [])].join(' ');
  const place = node.place === null ? '' : placeAttributes(node.place);
  const words = accessibleLabel(node, isGroup);
  const [first, second] = kind === 'provider' ? [22, 39] : [17, 33];
  return [
    `<g class="${classes}" data-id="${escaped(id)}"${place} tabindex="-1" role="button"`,
    ` aria-label="${escaped(words)}" transform="translate(${round(node.x)} ${round(node.y)})">`,
    `<title>${escaped(words)}</title>`,
    ...(isGroup
      ? [`<rect class="stack" x="4" y="4" width="${width}" height="${height}" rx="6"/>`]
      : []),
    `<rect class="box" width="${width}" height="${height}" rx="6"/>`,
    `<rect class="bar" width="4" height="${height - 12}" x="0" y="6" rx="2"/>`,
    `<text class="label" x="13" y="${first}">${escaped(shortened(label, width - 22, labelWidth))}</text>`,
    `<text class="detail" x="13" y="${second}">${escaped(shortened(detail, width - 22, detailWidth))}</text>`,
    healthMark(node),
    '</g>',
  ].join('');
}

const placeAttributes = ({ path, line }: { path: string; line: number }): string =>
  ` data-path="${escaped(path)}" data-line="${line}"`;

function healthMark({ health, width }: PlacedNode): string {
  if (health === null || !troubled.includes(health)) return '';
  return `<circle class="health ${health}" cx="${width - 14}" cy="15" r="5"/>`;
}

function accessibleLabel(node: MapNode, isGroup: boolean): string {
  const { kind, label, detail, tone, health } = node;
  const what = isGroup ? `group of ${countOf(node.size, kindWords[kind])}` : kindWords[kind];
  const now =
    health === null || !troubled.includes(health) || detail.includes(stateWords[health])
      ? ''
      : `right now: ${stateWords[health]}`;
  return [`${label} (${what})`, detail, detail.includes('taken out') ? '' : toneWords[tone], now]
    .filter((word) => word !== '')
    .join(', ');
}

/** Average widths of a character in px at the two font sizes: boxes do not measure text. */
const labelWidth = 6.6;
const detailWidth = 5.6;

/** Paths keep their end, names their beginning. */
function shortened(text: string, width: number, perCharacter: number): string {
  const most = Math.floor(width / perCharacter);
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  return text.includes('/') && !text.includes(' ')
    ? `…${characters.slice(1 - most).join('')}`
    : `${characters.slice(0, most - 1).join('')}…`;
}
