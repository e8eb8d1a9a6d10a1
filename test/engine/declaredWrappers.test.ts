/** `lifeboat.wrappers`: functions that the project declares to guard what they are handed. */
import { describe, expect, it } from 'vitest';
import type { DeclaredWrapper } from '../../src/model/config';
import { checkCode } from '../support/checkCode';

const guarded = (code: string, wrappers: readonly DeclaredWrapper[]) => {
  const { calls, failures } = checkCode(
    `import OpenAI from 'openai';\nimport { guard } from '@acme/resilience';\nconst openai = new OpenAI({ maxRetries: 0 });\n${code}\n`,
    { config: { wrappers } },
  );
  expect(failures).toEqual([]);
  return calls[0];
};

const ask = "openai.responses.create({ model: 'gpt-5', input: 'hi' })";

describe('a declared wrapper', () => {
  it('tries again and ends the wait', () => {
    const call = guarded(`await guard(() => ${ask});`, [
      { name: 'guard', attempts: 4, timeoutSeconds: 30 },
    ]);
    expect(call).toMatchObject({
      timeout: { source: 'wrapper', ms: 30_000 },
      budget: { requests: 4, untilErrorMs: 30_000 },
    });
  });

  it('stands at the argument that it names', () => {
    const call = guarded(`await guard('answers', () => ${ask});`, [
      { name: 'guard', argument: 1, timeoutSeconds: 5 },
    ]);
    expect(call).toMatchObject({ timeout: { source: 'wrapper', ms: 5_000 } });
  });

  it('may be a method', () => {
    const call = guarded(`await this.shield.protect(() => ${ask});`, [
      { name: 'protect', fallback: 'other-provider' },
    ]);
    expect(call).toMatchObject({ fallback: { kind: 'other-provider' } });
  });

  it('passes on where it has no more than a name', () => {
    const call = guarded(`await guard(() => ${ask});`, [{ name: 'guard' }]);
    expect(call).toMatchObject({ callersKnown: true, fallback: { kind: 'none' } });
  });

  it('is another where it comes from elsewhere', () => {
    const call = guarded(`await guard(() => ${ask});`, [
      { name: 'guard', module: './own', timeoutSeconds: 5 },
    ]);
    expect(call).toMatchObject({ timeout: { source: 'sdk-default' } });
  });
});
