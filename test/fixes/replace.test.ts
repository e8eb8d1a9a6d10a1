import { describe, expect, it } from 'vitest';
import { applyFix, checkCode } from '../support/checkCode';

const ask = (options: string): string => `import OpenAI from 'openai';

const openai = new OpenAI();
await openai.chat.completions.create({ model: 'gpt-4-turbo', ${options} });
`;

function replaced(code: string, version = '6.49.0') {
  const analysis = checkCode(code, { retirements: true, versions: { openai: version } });
  const fixes = analysis.findings.flatMap((finding) => finding.fixes);
  const fix = fixes.find(({ kind }) => kind === 'replace-model');
  return fix ? { title: fix.title, after: applyFix(code, fix), safe: fix.safe } : null;
}

describe('another model', () => {
  it('is asked in its own words', () => {
    const code = ask('messages: [], max_tokens: 99');
    expect(replaced(code)).toEqual({
      title: 'Ask `gpt-5.6-sol` instead, with `max_completion_tokens` for `max_tokens`',
      after: code
        .replace('gpt-4-turbo', 'gpt-5.6-sol')
        .replace('max_tokens', 'max_completion_tokens'),
      safe: false,
    });
  });

  it.each([
    ['there are none', ask('messages: []'), '6.49.0'],
    ['both are there', ask('messages: [], max_tokens: 9, max_completion_tokens: 9'), '6.49.0'],
    ['the types do not know them', ask('messages: [], max_tokens: 9'), '4.20.0'],
    [
      'the API has others',
      `import OpenAI from 'openai';
await new OpenAI().responses.create({ model: 'gpt-4-turbo', input: 'a', max_output_tokens: 9 });
`,
      '6.49.0',
    ],
  ])('changes no other words where %s', (_, code, version) => {
    expect(replaced(code, version)).toEqual({
      title: 'Ask `gpt-5.6-sol` instead',
      after: code.replace('gpt-4-turbo', 'gpt-5.6-sol'),
      safe: false,
    });
  });
});
