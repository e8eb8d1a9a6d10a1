import { describe, expect, it } from 'vitest';
import { mend } from './mend';

const chat = `import ollama from 'ollama';

const response = await ollama.chat({
  model: 'llama3.1',
  messages: [{ role: 'user', content: 'hi' }],
});
console.log(response.message.content);
`;

describe('a bound on the wait', () => {
  it('stands around a call that takes no timeout', async () => {
    const mended = await mend(chat, { kind: 'bound-wait' });
    expect(mended?.fix.title).toBe(
      'Bound the wait for this call: error within 60 s; the request itself goes on',
    );
    expect(mended?.fix.safe).toBe(false);
    expect(mended?.after).toContain(`const response = await endWithin(
  ollama.chat({
    model: 'llama3.1',
    messages: [{ role: 'user', content: 'hi' }],
  }),
  LLM_TIMEOUT_MS,
);`);
  });

  it('is written in JavaScript too', async () => {
    const mended = await mend(chat, { kind: 'bound-wait', path: 'src/app.mjs' });
    expect(mended?.after).toContain('async function endWithin(pending, ms) {');
  });

  it('is not offered where the value is more than its result', async () => {
    const code = `import ollama from 'ollama';
const pending = ollama.chat({ model: 'llama3.1', messages: [] });
console.log((await pending).message);
`;
    expect(await mend(code, { kind: 'bound-wait' })).toBeNull();
  });

  it('is not offered where the call takes a timeout itself', async () => {
    const code = `import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI({});
await ai.models.generateContent({ model: 'gemini-3-pro', contents: 'hi' });
`;
    expect(await mend(code, { kind: 'bound-wait' })).toBeNull();
  });
});
