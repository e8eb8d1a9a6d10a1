import { expect, it } from 'vitest';
import { callsText } from '../../src/report/callsText';
import { findingsText } from '../../src/report/findingsText';
import { errorAfterWords, retryWords, timeoutWords } from '../../src/report/policyWords';
import type { Paint } from '../../src/report/textParts';
import { columns, displayPath, plain, printable } from '../../src/report/textParts';
import { sampleCall, sampleFinding } from './support/sampleCall';

const names: Readonly<Record<string, string>> = { anthropic: 'Anthropic', openai: 'OpenAI' };
const options = { paint: plain, providerName: (id: string) => names[id] ?? id, quiet: false };
const nothing = { root: '.', files: 3, skipped: [], calls: [], findings: [] };

it('calls are a table for each file', () => {
  const call = sampleCall();
  const raw = sampleCall({
    ...{ path: 'src/raw.ts', line: 7, provider: 'openai', api: 'responses.create' },
    ...{ streaming: true, fallback: { kind: 'other-provider', at: null } },
    timeout: { source: 'none', ms: null, covers: null, at: null, because: null },
    retries: { ...call.retries, source: 'none', attempts: 1, layers: [] },
    budget: { ...call.budget, unbounded: true, untilErrorMs: null },
  });
  const second = sampleCall({
    line: 120,
    timeout: { ...call.timeout, source: 'client', ms: 20_000 },
  });
  const skipped = [
    { path: 'a.js', reason: 'minified' },
    { path: 'b.js', reason: 'minified' },
    { path: 'c.ts', reason: 'binary' },
  ];
  const text = callsText({ root: 'app', files: 12, skipped, calls: [call, second, raw] }, options);
  expect(text).toBe(`app/src/chat.ts
  line  provider   api              timeout               retries                   fallback  error after
  41    Anthropic  messages.create  10 min (SDK default)  3 attempts (SDK default)  none      about 15 min
  120   Anthropic  messages.create  20 s (client)         3 attempts (SDK default)  none      about 15 min

app/src/raw.ts
  line  provider  api                         timeout  retries  fallback        error after
  7     OpenAI    responses.create, streamed  none     none     other provider  no end

3 calls to Anthropic and OpenAI in 2 files
3 paths skipped: 1 binary, 2 minified
`);
});

it('findings stand under their files, suppressed ones only in the count', () => {
  const text = findingsText(
    {
      ...nothing,
      calls: [sampleCall()],
      findings: [
        sampleFinding({
          related: [
            {
              path: 'src/llm.ts',
              range: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
              message: 'the client',
            },
          ],
          fixes: [{ title: 'Bound it', safe: true, kind: 'x', preferred: true, edits: [] }],
        }),
        sampleFinding({
          ...{
            severity: 'information',
            rule: 'long-wait',
            also: [],
            message: 'Three attempts\nAnd more',
          },
          range: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 2 },
        }),
        sampleFinding({
          suppressed: {
            by: 'comment',
            reason: 'known',
            range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 },
          },
        }),
      ],
    },
    options,
  );
  expect(text).toBe(`src/chat.ts
  41:32  warning      Nothing ends this call  missing-timeout, missing-fallback
      src/llm.ts:3:5  the client
  9:1    information  Three attempts
                      And more  long-wait

2 findings: 1 warning, 1 information; 1 has a safe fix
1 call to Anthropic in 1 file
1 suppressed in comments
`);
});

it('nothing to report is said in so many words', () => {
  expect(findingsText(nothing, options)).toBe('No LLM calls in 3 files\n');
  expect(findingsText({ ...nothing, calls: [sampleCall()] }, options)).toBe(
    'No findings\n1 call to Anthropic in 1 file\n',
  );
  expect(findingsText({ ...nothing, calls: [sampleCall()] }, { ...options, quiet: true })).toBe('');
  expect(callsText(nothing, options)).toBe('No LLM calls in 3 files\n');
});

it('an unknown provider is called that', () => {
  const text = callsText({ ...nothing, calls: [sampleCall({ provider: 'unknown' })] }, options);
  expect(text).toContain('1 call to an unknown provider in 1 file');
});

it('policies are said in plain words', () => {
  const { timeout, retries, budget } = sampleCall();
  expect(timeoutWords({ ...timeout, source: 'unknown', ms: null })).toBe('unknown');
  expect(timeoutWords({ ...timeout, source: 'call', ms: null })).toBe('unknown (this call)');
  expect(retryWords({ ...retries, source: 'disabled', attempts: 1 })).toBe('switched off');
  expect(retryWords({ ...retries, source: 'client', attempts: 1 })).toBe('1 attempt (client)');
  expect(retryWords({ ...retries, source: 'wrapper', attempts: null })).toBe('unknown (wrapper)');
  const endless = retries.layers.map((layer) => ({ ...layer, attempts: null, endless: true }));
  expect(retryWords({ ...retries, source: 'wrapper', attempts: null, layers: endless })).toBe(
    'no end (wrapper)',
  );
  expect(errorAfterWords({ ...budget, untilErrorMs: null })).toBe('unknown');
  expect(errorAfterWords({ ...budget, untilErrorMs: 60_000, unknown: true })).toBe('maybe 60 s');
});

it('columns count code points and leave the colours out', () => {
  const paint: Paint = (style, text) => `<${style}>${text}</>`;
  const rows = [
    [{ text: '😀é', style: 'bold' as const }, { text: 'x' }],
    [{ text: 'abcd' }, { text: 'yz' }],
  ];
  expect(columns(rows, paint)).toEqual(['<bold>😀é</>    x', 'abcd  yz']);
});

it('a workspace cannot steer the terminal', () => {
  expect(printable('a\u001b[31mb\nc\u202ed')).toBe('a\ufffd[31mb\ufffdc\ufffdd');
  expect(displayPath('/app/', 'src/\u0007.ts')).toBe('/app/src/\ufffd.ts');
});

it('places in notebooks name their cell', () => {
  const call = sampleCall({ path: 'nb.ipynb', cell: 3, line: 2 });
  const input = { root: '.', files: 1, skipped: [], calls: [call] };
  expect(callsText(input, options)).toContain('\n  cell 3:2  Anthropic');
  const range = { startLine: 2, startColumn: 5, endLine: 2, endColumn: 9 };
  const related = [{ path: 'nb.ipynb', cell: 1, range, message: 'the client' }];
  const finding = sampleFinding({ path: 'nb.ipynb', cell: 3, range, related });
  const text = findingsText({ ...nothing, calls: [call], findings: [finding] }, options);
  expect(text).toContain('\n  cell 3:2:5  warning');
  expect(text).toContain('nb.ipynb:cell 1:2:5  the client');
});
