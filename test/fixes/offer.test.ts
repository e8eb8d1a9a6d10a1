import { describe, expect, it } from 'vitest';
import { applyFix, checkCode, type CheckOptions } from '../support/checkCode';
import { openFindings, rulesOf } from './mend';

const streamed = `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 0 });
const stream = await client.chat.completions.create({
  model: 'gpt-5',
  messages: [],
  stream: true,
});
for await (const chunk of stream) {
  console.log(chunk);
}
await fetch('https://api.anthropic.com/v1/messages', { method: 'POST' });
`;

const kindsOf = (code: string, options?: CheckOptions): readonly (readonly string[])[] =>
  openFindings(checkCode(code, options)).map(({ fixes }) => fixes.map(({ kind }) => kind));

describe('the list of fixes of a finding', () => {
  it('begins with what mends most and ends with the suppression', () => {
    expect(kindsOf(streamed)).toEqual([
      ['client-timeout', 'call-timeout', 'suppress'],
      ['retries', 'bound-silence', 'suppress'],
      ['call-signal', 'suppress'],
    ]);
  });

  it('prefers the first real fix and never a suppression', () => {
    for (const { fixes } of openFindings(checkCode(streamed))) {
      expect(fixes.map(({ preferred }) => preferred)).toEqual(fixes.map((_, index) => index === 0));
    }
    const alone = `import OpenAI from 'openai';
const client = new OpenAI({ timeout: 19_000 });
await client.responses.create({ model: 'gpt-5', input: 'hi' });
`;
    const [finding] = openFindings(checkCode(alone));
    expect(finding?.fixes).toMatchObject([
      { kind: 'last-answer', byHand: true, preferred: false },
      { kind: 'other-model', byHand: true, preferred: false },
      { kind: 'suppress', preferred: false },
    ]);
  });

  it('leaves what would cut a long stream to somebody who knows its length', () => {
    const raw = `export const ask = async () => {
  const response = await fetch('https://api.openai.com/v1/responses', {
    method: 'POST',
    body: JSON.stringify({ model: 'gpt-5', stream: true }),
  });
  return response.body;
};
`;
    const byHand = (code: string) =>
      openFindings(checkCode(code)).flatMap(({ fixes }) =>
        fixes.filter(({ kind }) => kind === 'call-signal').map((fix) => fix.byHand === true),
      );
    expect(byHand(raw)).toEqual([true]);
    expect(byHand(raw.replace(', stream: true', ''))).toEqual([false]);
  });

  it('says each thing once', () => {
    for (const { fixes } of openFindings(checkCode(streamed))) {
      expect(new Set(fixes.map(({ title }) => title)).size).toBe(fixes.length);
    }
  });

  it('is empty for what is suppressed, and for tests', () => {
    const ignored = `// lifeboat-ignore-file -- an experiment
${streamed}`;
    expect(checkCode(ignored).findings.flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(checkCode(streamed, { path: 'src/app.test.ts' }).findings).toEqual([]);
  });

  it('is a matter of options alone where it is called safe', () => {
    const safe = openFindings(checkCode(streamed))
      .flatMap(({ fixes }) => fixes)
      .filter((fix) => fix.safe);
    expect(safe.map(({ kind }) => kind)).toEqual(['client-timeout', 'call-timeout', 'retries']);
    for (const fix of safe) expect(applyFix(streamed, fix)).not.toContain('function');
  });
});

describe('fixes one after the other', () => {
  it('mend everything that has one, whatever comes first', () => {
    let code = streamed;
    for (let step = 0; step < 8; step += 1) {
      const fixes = openFindings(checkCode(code)).flatMap((finding) => finding.fixes);
      const next = fixes.findLast(({ kind, byHand }) => kind !== 'suppress' && byHand !== true);
      if (!next) break;
      code = applyFix(code, next);
    }
    const left = openFindings(checkCode(code)).flatMap(rulesOf);
    expect([...new Set(left)].sort()).toEqual(['missing-fallback', 'missing-retry']);
    expect(code).toContain('const LLM_TIMEOUT_MS = ');
    expect(code).toContain('of boundSilence(');
    expect(code).toContain('signal: AbortSignal.timeout(60_000)');
  });

  it('put two constants one below the other', () => {
    const findings = openFindings(checkCode(streamed));
    const silence = findings
      .flatMap((one) => one.fixes)
      .find((one) => one.kind === 'bound-silence');
    const first = silence ? applyFix(streamed, silence) : '';
    const bound = openFindings(checkCode(first))
      .flatMap((one) => one.fixes)
      .find((one) => one.kind === 'client-timeout');
    const both = bound ? applyFix(first, bound) : '';
    expect(both.slice(0, both.indexOf('const stream'))).toBe(`import OpenAI from 'openai';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

/**
 * Silence that no healthy stream shows, before the first token or between two.
 */
const STREAM_SILENCE_MS = 30_000;

const client = new OpenAI({ maxRetries: 0, timeout: LLM_TIMEOUT_MS });
`);
  });
});
