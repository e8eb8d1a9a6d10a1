/** What a bench found out, and how it is shown. */

export interface Figure {
  readonly what: string;
  readonly value: string;
  /** What the figure must keep to; absent where it is only reported. */
  readonly bar?: Bar;
}

interface Bar {
  readonly says: string;
  readonly kept: boolean;
}

export interface BenchPlace {
  /** Absolute path of this repository, built. */
  readonly repository: string;
  /** An empty folder that goes away afterwards. */
  readonly folder: string;
}

/** Measures and answers with a table. */
export type Bench = (place: BenchPlace) => Promise<string>;

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1e3).toFixed(0)} kB`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** A quotient, with the bar that it must not exceed. */
export function ratio(what: string, value: number, atMost?: number): Figure {
  const figure = { what, value: value.toFixed(2) };
  return atMost === undefined ? figure : { ...figure, bar: limit(value, atMost, `≤ ${atMost}`) };
}

export const limit = (value: number, atMost: number, says: string): Bar => ({
  says,
  kept: value <= atMost,
});

/** A Markdown table: it can go into docs/performance.md as it is. */
export function figureTable(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, bar }) => [
    what,
    value,
    bar?.says ?? '',
    bar === undefined ? '' : bar.kept ? 'kept' : 'OVER THE BAR',
  ]);
  const table = [['what', 'figure', 'bar', ''], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(3, ...table.map((row) => row[at]?.length ?? 0)));
  const lines = table.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return [`### ${title}`, '', ...lines, ''].join('\n');
}
