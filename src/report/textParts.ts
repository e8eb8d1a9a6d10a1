/** What the text reports share: styles, columns, and words safe for a terminal. */

export type Style = 'bold' | 'dim' | 'error' | 'warning' | 'information' | 'hint' | 'good';

/** Puts a style around a text, or leaves it alone. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;

export interface Cell {
  readonly text: string;
  readonly style?: Style;
}

/** Lines of left-aligned columns, two spaces apart; widths in code points. */
export function columns(rows: readonly (readonly Cell[])[], paint: Paint): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach(({ text }, index) => {
      widths[index] = Math.max(widths[index] ?? 0, lengthOf(text));
    });
  }
  return rows.map((row) => {
    const last = row.length - 1;
    const cells = row.map((cell, index) =>
      padded(cell, index === last ? 0 : (widths[index] ?? 0), paint),
    );
    return cells.join('  ');
  });
}

function padded({ text, style }: Cell, width: number, paint: Paint): string {
  const spaces = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return (style === undefined ? text : paint(style, text)) + spaces;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Text from a workspace must not steer a terminal: control characters, line ends included, become visible marks. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must not get through
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** The path of `path` under the root as the user gave it, so that a terminal can open it. */
export function displayPath(root: string, path: string): string {
  const clean = printable(path);
  return root === '.' || root === '' ? clean : `${printable(root).replace(/\/$/, '')}/${clean}`;
}

/** Groups in the order of their first member. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [item]);
    } else {
      group.push(item);
    }
  }
  return groups;
}
