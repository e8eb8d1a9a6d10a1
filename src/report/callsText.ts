/** `lifeboat calls` for people: one table for each file. */
import type { LlmCall } from '../model/call';
import { lineWords } from '../model/words';
import type { CallsInput } from './json';
import { apiWords, errorAfterWords, fallbackWords, retryWords, timeoutWords } from './policyWords';
import { callsSummary, skippedSummary } from './summaryWords';
import type { Cell, Paint } from './textParts';
import { columns, displayPath, groupBy, printable } from './textParts';

export interface TextOptions {
  readonly paint: Paint;
  readonly providerName: (id: string) => string;
  /** Leaves out the summary. */
  readonly quiet: boolean;
}

const titles = ['line', 'provider', 'api', 'timeout', 'retries', 'fallback', 'error after'];

export function callsText(input: CallsInput, options: TextOptions): string {
  const { paint, providerName, quiet } = options;
  const tables = [...groupBy(input.calls, (call) => call.path)].map(([path, calls]) => {
    const rows = [
      titles.map((text): Cell => ({ text, style: 'dim' })),
      ...calls.map((call) => callCells(call, providerName)),
    ];
    const lines = columns(rows, paint).map((line) => `  ${line}\n`);
    return `${paint('bold', displayPath(input.root, path))}\n${lines.join('')}\n`;
  });
  return tables.join('') + (quiet ? '' : summary(input, options));
}

function callCells(call: LlmCall, providerName: TextOptions['providerName']): readonly Cell[] {
  const after = errorAfterWords(call.budget);
  return [
    { text: lineWords(call) },
    { text: printable(providerName(call.provider)) },
    { text: printable(apiWords(call)) },
    gap(timeoutWords(call.timeout)),
    gap(retryWords(call.retries)),
    gap(fallbackWords(call.fallback)),
    after === 'no end' ? { text: after, style: 'warning' } : { text: after },
  ];
}

/** What is missing stands back, so that what is there can be seen. */
function gap(text: string): Cell {
  return text === 'none' || text === 'unknown' ? { text, style: 'dim' } : { text };
}

function summary(
  { calls, files, skipped }: CallsInput,
  { providerName, paint }: TextOptions,
): string {
  const left = skippedSummary(skipped);
  const lines = [
    callsSummary(calls, files, providerName),
    ...(left === '' ? [] : [paint('dim', left)]),
  ];
  return `${lines.join('\n')}\n`;
}
