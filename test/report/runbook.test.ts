import { describe, expect, it } from 'vitest';
import { providers } from '../../src/knowledge/providers';
import { blockText, withBlocks } from '../../src/report/markedBlocks';
import { newRunbook, renewedRunbook } from '../../src/report/runbook';
import { sampleMap, sampleOutage } from './support/sampleMap';

const input = {
  provider: providers.find(({ id }) => id === 'anthropic')!,
  page: {
    ...{ map: sampleMap(), outages: [sampleOutage()], health: {} },
    labels: { anthropic: 'Claude API', openai: 'OpenAI API' },
  },
};

describe('a runbook', () => {
  const text = newRunbook(input);

  it('says what breaks, who notices, how to tell and what helps', () => {
    expect(text).toContain('# Runbook: Claude API is down');
    expect(text).toContain('1 entry point lost, 1 degraded, 1 goes on.');
    expect(text).toContain('1 call of it has no known entry point.');
    expect(text).toMatch(/\| `POST \/api\/chat` \| lost \| about 15 min \| 3 \|/);
    expect(text).toContain('- Users, while they wait: `POST /api/chat` and `POST /api/draft`.');
    expect(text).toContain('<https://status.claude.com>');
    expect(text).toContain('No fallback was found.');
    expect(text).toContain('`127.0.0.1 api.anthropic.com`');
  });

  it('is the same for the same code', () => {
    expect(renewedRunbook(text, input)).toBe(text);
  });

  it('keeps what people wrote, and renews the rest', () => {
    const mine = text.replace(/_Write here.*_/, 'Ask Ada.').replace('lost | about', 'gone | about');
    const renewed = renewedRunbook(mine, input);
    expect(renewed).toBe(text.replace(/_Write here.*_/, 'Ask Ada.'));
  });
});

describe('marked blocks', () => {
  const block = { id: 'a', text: 'new' };

  it('are added where they are missing', () => {
    expect(withBlocks('# Mine\n', [block])).toBe(`# Mine\n\n${blockText(block)}\n`);
  });

  it('keep the line ends of the document', () => {
    const document = `one\r\n${blockText({ ...block, text: 'old' }).replaceAll('\n', '\r\n')}\r\ntwo\r\n`;
    expect(withBlocks(document, [block])).toBe(document.replace('old', 'new'));
  });

  it.each([
    ['no end', '<!-- lifeboat:begin a -->\nmine\n'],
    ['no begin', 'mine\n<!-- lifeboat:end a -->\n'],
    ['the wrong way round', '<!-- lifeboat:end a -->\n<!-- lifeboat:begin a -->\n'],
    ['twice', `${blockText(block)}\n${blockText(block)}\n`],
  ])('are left alone where a marker has %s', (_what, document) => {
    expect(withBlocks(document, [block])).toBeNull();
  });
});
