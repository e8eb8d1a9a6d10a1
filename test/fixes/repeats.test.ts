import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const loop = (handler: string): string => `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ maxRetries: 0, timeout: 15_000 });

export async function ask() {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      return await client.messages.create({
        model: 'claude-sonnet-5-5',
        max_tokens: 99,
        messages: [],
      });
    } catch (error) {
      ${handler}
    }
  }
  throw new Error('no answer');
}
`;

const wait = 'await new Promise((resolve) => setTimeout(resolve, 1_000));';

describe('a loop that repeats everything', () => {
  const kind = 'pass-on-final';

  it('lets a bad request go', async () => {
    const mended = await mend(loop(wait), { kind });
    expect(mended?.fix).toMatchObject({
      title: 'Do not repeat a bad request (400) or a wrong key (401)',
      safe: false,
    });
    expect(mended?.after).toContain(`    } catch (error) {
      if (isFinal(error)) throw error;
      ${wait}`);
    expect(mended?.after).toContain(`function isFinal(error: unknown): boolean {
  const { status = 0 } = error as { status?: number };
  return status >= 400 && status < 500 && ![408, 409, 429].includes(status);
}`);
  });

  it('by the property that the errors of its SDK have, in JavaScript', async () => {
    const code = loop(wait)
      .replace(/import[^\n]*\n\nconst client[^\n]*/, `import { generateText } from 'ai';`)
      .replace('client.messages.create', 'generateText')
      .replace('max_tokens: 99,\n        messages: []', `maxRetries: 0,\n        prompt: 'hi'`);
    const mended = await mend(code, { kind, path: 'src/ask.js', versions: { ai: '5.0.277' } });
    expect(mended?.after).toContain('const { statusCode: status = 0 } = error;');
  });

  it('is left alone where errors carry no status of their own', async () => {
    const code = `export async function ask() {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      const response = await fetch('https://api.openai.com/v1/responses', { method: 'POST' });
      if (!response.ok) throw new Error(String(response.status));
      return await response.json();
    } catch {
      ${wait}
    }
  }
}
`;
    expect(await mend(code, { kind })).toBeNull();
  });
});

describe('a loop without a pause', () => {
  it('gets one', async () => {
    const mended = await mend(
      loop(`if ((error as { status: number }).status < 500) throw error;`),
      { kind: 'pause-repeats' },
    );
    expect(mended?.fix.title).toBe('Wait 1 to 2 s after each failure');
    expect(mended?.after).toContain(`    } catch (error) {
      await new Promise((resolve) =>
        setTimeout(resolve, 1000 + Math.random() * 1000),
      );
      if ((error as { status: number }).status < 500) throw error;`);
  });

  it('is left alone where it pauses', async () => {
    expect(await mend(loop(wait), { kind: 'pause-repeats' })).toBeNull();
  });
});
