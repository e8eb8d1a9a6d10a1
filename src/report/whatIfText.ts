/** `lifeboat what-if` for people: what stops working, when somebody hears of it, what helps. */
import type { Outage, Scores, SharedGround } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { countOf } from '../model/words';
import {
  countsWords,
  effectWords,
  longestWait,
  outageCounts,
  outageName,
  outageRows,
  unknownWords,
  type OutageRow,
} from './outageWords';
import { columns, displayPath, printable, type Cell, type Paint, type Style } from './textParts';

export interface WhatIfText {
  /** As the user gave it. */
  readonly root: string;
  readonly page: ImpactPage;
  readonly shared: readonly SharedGround[];
  /** Null where one provider alone was asked about. */
  readonly scores: Scores | null;
}

interface TextOptions {
  readonly paint: Paint;
  /** Leaves out the summary. */
  readonly quiet: boolean;
}

export function whatIfText(input: WhatIfText, options: TextOptions): string {
  const { page } = input;
  const parts = page.outages.map((outage) => outageText(outage, input, options.paint));
  const said = options.quiet ? [] : summary(input, options.paint);
  const blocks = [...(parts.length === 0 ? [nothingText(page)] : parts), said.join('')];
  return blocks.filter((one) => one !== '').join('\n');
}

/** Nothing depends on a provider, as far as the code tells. */
function nothingText({ map }: ImpactPage): string {
  return map.calls.length === 0
    ? 'No LLM calls here, so no outage of an AI provider stops anything. `lifeboat calls` lists what is looked for.\n'
    : 'The calls here are all in tests: no outage stops anything that people use.\n';
}

const styles: Readonly<Record<string, Style>> = {
  lost: 'error',
  degraded: 'warning',
  unharmed: 'good',
};

function outageText(outage: Outage, { root, page }: WhatIfText, paint: Paint): string {
  const rows = outageRows(page, outage);
  const wait = longestWait(outage);
  const counts = countsWords(outageCounts(page, outage));
  const head = `${paint('bold', `If ${printable(outageName(page, outage))} goes down`)}\n`;
  if (rows.length === 0) return `${head}  ${noEntry(page, outage)}\n`;
  const lines = columns(
    rows.map((row) => cellsOf(row, root)),
    paint,
  ).map((line) => `  ${line.trimEnd()}\n`);
  const after = wait === '' ? '' : `; longest wait: ${wait}`;
  return `${head}  ${paint('dim', `${counts}${after}`)}\n${lines.join('')}`;
}

/** Calls that no entry point was found for, or none. */
function noEntry({ map }: ImpactPage, { out }: Outage): string {
  const calls = map.calls.filter(({ provider, test }) => provider === out.provider && !test);
  return calls.length === 0
    ? 'nothing here calls it'
    : `nothing that people use is known to reach its ${countOf(calls.length, 'call')}`;
}

function cellsOf({ entry, effect, heardAfter, savedBy }: OutageRow, root: string): readonly Cell[] {
  const style = styles[effect];
  const told =
    effect === 'lost' && heardAfter !== ''
      ? heardAfter === 'no end known'
        ? 'may hang'
        : `told after ${heardAfter}`
      : '';
  return [
    { text: effectWords[effect], ...(style === undefined ? {} : { style }) },
    { text: printable(entry.name) },
    { text: `${displayPath(root, entry.path)}:${String(entry.line)}`, style: 'dim' },
    { text: savedBy === '' ? told : printable(savedBy) },
  ];
}

/** Of the workspace, and of each package where there are several. */
function scoreLines({ workspace, packages }: Scores, paint: Paint): readonly string[] {
  if (workspace.value === null) return [];
  const parts = Object.entries(packages).filter(([, { value }]) => value !== null);
  const rows = parts.map(([name, { value }]) => [
    { text: `  ${printable(name === '' ? '(root)' : name)}` },
    { text: String(value) },
  ]);
  return [
    `Resilience: ${paint('bold', `${String(workspace.value)} of 100`)} (docs/score.md says how)`,
    ...(parts.length < 2 ? [] : columns(rows, paint)),
  ];
}

function summary({ page, shared, scores }: WhatIfText, paint: Paint): readonly string[] {
  const unknown = unknownWords(page);
  const labels = (ids: readonly string[]): string =>
    ids.map((id) => page.labels[id] ?? id).join(' and ');
  const lines = [
    ...shared.map(
      ({ name, providers }) =>
        `${labels(providers)} share ${printable(name)}: one may fall with the other.`,
    ),
    ...(scores === null ? [] : scoreLines(scores, paint)),
    ...(unknown === null ? [] : [paint('dim', unknown)]),
  ];
  return lines.map((line) => `${line}\n`);
}
