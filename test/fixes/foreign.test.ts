import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/model/finding';
import { applyFix, checkCode, type CheckOptions } from '../support/checkCode';
import { openFindings, rulesOf } from './mend';

interface Project extends CheckOptions {
  readonly files: Readonly<Record<string, string>>;
}

/** The project's texts after a fix. */
function applied(code: string, { files }: Project, fix: Fix): Readonly<Record<string, string>> {
  const { edits } = fix;
  const all: Readonly<Record<string, string>> = { ...files, 'src/app.ts': code };
  return Object.fromEntries(
    Object.entries(all).map(([path, text]) => [
      path,
      applyFix(text, { ...fix, edits: edits.filter((one) => one.path === path) }),
    ]),
  );
}

/** Applies the first fix of a kind that changes another file, and says what is left. */
function mendElsewhere(code: string, project: Project, kind: string) {
  const fixes = openFindings(checkCode(code, project)).flatMap((one) => one.fixes);
  const fix = fixes.find(
    (one) => one.kind === kind && one.edits.some(({ path }) => path !== 'src/app.ts'),
  );
  if (!fix) return null;
  const { 'src/app.ts': after = '', ...files } = applied(code, project, fix);
  const left = openFindings(checkCode(after, { ...project, files })).flatMap(rulesOf);
  return { fix, files, after, left };
}

const gemini = {
  files: {
    'src/llm.ts': `import { GoogleGenAI } from '@google/genai';

export const ai = new GoogleGenAI({ apiKey: 'x' });
`,
  },
};

describe('a client of another file', () => {
  it('is bounded where it is built', () => {
    const code = `import { ai } from './llm';

console.log(
  await ai.models.generateContent({ model: 'gemini-3-pro', contents: 'hi' }),
);
`;
    const mended = mendElsewhere(code, gemini, 'client-timeout');
    expect(mended?.after).toBe(code);
    expect(mended?.left).not.toContain('missing-timeout');
    expect(mended?.fix.title).toBe('Bound every call of `ai` in src/llm.ts: error within 60 s');
    expect(mended?.files['src/llm.ts']).toBe(`import { GoogleGenAI } from '@google/genai';

/** An LLM call that fails is heard of within 60 s. */
const LLM_TIMEOUT_MS = 60_000;

export const ai = new GoogleGenAI({
  apiKey: 'x',
  httpOptions: { timeout: LLM_TIMEOUT_MS },
});
`);
  });

  it('is never changed safely: its other calls are not looked at', () => {
    const code = `import { ai } from './llm';
await ai.models.generateContent({ model: 'gemini-3-pro', contents: 'hi' });
`;
    expect(mendElsewhere(code, gemini, 'client-timeout')?.fix.safe).toBe(false);
  });
});

describe('a request inside an own helper', () => {
  const helper = {
    files: {
      'src/llm.ts': `export async function post(url: string, body: string) {
  const response = await fetch(url, { method: 'POST', body });
  return response.json();
}
`,
    },
  };

  it('is bounded where it is made', () => {
    const code = `import { post } from './llm';
await post('https://api.openai.com/v1/responses', '{}');
`;
    const mended = mendElsewhere(code, helper, 'call-signal');
    expect(mended?.left).not.toContain('missing-timeout');
    expect(mended?.files['src/llm.ts']).toContain(`  const response = await fetch(url, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(60_000),
  });`);
  });
});
