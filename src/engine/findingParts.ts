/** What findings of calls and findings of comments share. */
import type { FileConfig } from '../model/config';
import type { Fix, Severity, Suppression } from '../model/finding';
import type { Positions } from '../model/positions';
import type {
  CallSubject,
  ClientSubject,
  DeclareWrapper,
  FixPlan,
  FixTools,
  Problem,
} from '../model/subject';
import type { Writer } from '../model/writer';
import type { Rule } from '../rules/rule';
import type { Directive, Suppressions } from './suppressions';

export interface FindingsInput {
  readonly path: string;
  readonly text: string;
  /** The front end could read the whole text. */
  readonly isWhole: boolean;
  readonly calls: readonly CallSubject[];
  readonly clients: readonly ClientSubject[];
  readonly suppressions: Suppressions;
  readonly positions: Positions;
  /** The settings that hold for this file. */
  readonly config: FileConfig;
  readonly today: string;
  /** Made when the first fix is wanted; null where the language has no writer: findings then come without fixes. */
  readonly writer: () => Writer | null;
  readonly declareWrapper: DeclareWrapper | null;
  /** Of any module of the program. */
  readonly writerFor: (path: string) => Writer | null;
  /** What else fixes are made of. */
  readonly supplies: Supplies;
  /** First line of the statement that holds an offset: where a suppression may stand above. */
  readonly statementLine: (offset: number) => number;
}

/** What fixes are made of beside the code: facts, the project's packages, its settings. */
export type Supplies = Pick<
  FixTools,
  'manifest' | 'recipes' | 'libraries' | 'fallbacks' | 'fallbackProviders' | 'answers'
>;

/** Rules of which each comment silences something. */
export type Silenced = Map<Directive, Set<string>>;

/** A setting of the rule counts most; code of a kind that deserves hints gets no more. */
export const severityOf = (
  rule: Rule,
  problem: Problem,
  { rules: settings, findings }: FileConfig,
): Severity => {
  if (findings === 'hint') return 'hint';
  const setting = settings[rule.id];
  return setting === undefined || setting === 'off' ? (problem.severity ?? rule.severity) : setting;
};

export const suppressionBy = (
  { reason, comment }: Directive,
  positions: Positions,
): Suppression => ({ by: 'comment', reason, range: positions.range(comment) });

/** In half-typed code a construct may end before it begins: such a fix is not offered. */
const isSound = ({ edits }: Fix): boolean =>
  edits.length > 0 && edits.every((edit) => edit.start <= edit.end && edit.start >= 0);

/** What mends nothing in the code is never what somebody wants first. */
const unpreferred: ReadonlySet<string> = new Set([
  'suppress',
  'remove-suppression',
  'declare-wrapper',
  'answer-outage',
]);

/** Fixes that can be made here, each once; the first one is preferred. */
export function madeFixes(plans: readonly FixPlan[], input: FindingsInput): readonly Fix[] {
  const writer = input.writer();
  if (!writer) return [];
  const { config, declareWrapper: declare, writerFor } = input;
  const tools = {
    ...{ writer, writerFor, clients: input.clients, patience: config.patienceSeconds },
    ...input.supplies,
    ...(declare && { declare }),
  };
  const titles = new Set<string>();
  const fixes: Fix[] = [];
  for (const plan of plans) {
    const fix = plan(tools);
    if (!fix || titles.has(fix.title) || !isSound(fix)) continue;
    titles.add(fix.title);
    fixes.push({
      ...fix,
      preferred: fixes.length === 0 && !unpreferred.has(fix.kind) && fix.byHand !== true,
      edits: fix.edits.toSorted((a, b) => a.start - b.start || a.end - b.end),
    });
  }
  return fixes;
}
