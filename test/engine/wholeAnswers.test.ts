import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const url = 'https://api.openai.com/v1/responses';

/** Of a request whose body cannot be read, in a function that does this with the answer. */
const streaming = (rest: string): boolean | null | undefined =>
  checkCode(`export async function ask(body: string) {
  const response = await fetch('${url}', { method: 'POST', body });
  ${rest}
}
`).calls[0]?.streaming;

describe('a request whose answer is taken as one piece', () => {
  it.each([
    ['its JSON', 'return await response.json();'],
    ['its bytes', 'return Buffer.from(await response.arrayBuffer());'],
    [
      'the text of an error before',
      'if (!response.ok) throw new Error(await response.text()); return response.json();',
    ],
    [
      'its status before',
      'if (response.status !== 200) { console.error(await response.text()); return null; } return response.json();',
    ],
  ])('%s', (_name, rest) => {
    expect(streaming(rest)).toBe(false);
  });
});

describe('a request that may stream', () => {
  it.each([
    ['its body is read', 'if (!response.ok) throw await response.json(); return response.body;'],
    ['a text is collected', 'return response.text();'],
    ['a text is one of two ways', 'return wide ? response.json() : response.text();'],
    ['somebody else reads it', 'await look(response); return response.json();'],
    ['the answer is given back', 'return response;'],
    ['nobody reads it', ''],
  ])('%s', (_name, rest) => {
    expect(streaming(rest)).toBeNull();
  });

  it('says so itself', () => {
    const [call] = checkCode(
      `const response = await fetch('${url}', { method: 'POST', body: JSON.stringify({ model: 'm', stream: true }) });
await response.json();
`,
    ).calls;
    expect(call?.streaming).toBe(true);
  });
});
