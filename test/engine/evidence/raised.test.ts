/** Which statuses of a raw request reach the loop that tries again. */
import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const loop = (body: string, behind = ''): string => `const limit = 3;
export async function POST(request: Request) {
  for (let attempt = 1; attempt <= limit; attempt++) {
    try {
      const answer = await fetch('https://api.openai.com/v1/responses', { method: 'POST', signal: AbortSignal.timeout(9_000) });
      ${body}
    } catch (error) {
      if (attempt === limit) throw error;
      await sleep(500 * attempt);
      continue;
    }
    ${behind}
  }
}
`;
const says = (code: string): string[] =>
  reported('unsafe-retry', code, { path: 'app/api/chat/route.ts' });

const leaves = 'if (answer.ok) return Response.json(await answer.json());';

describe('a loop', () => {
  it.each([
    ['every status', `${leaves} throw new Error('failed');`],
    ['client errors too', `if (answer.status >= 400) throw new Error('failed'); ${leaves}`],
    ['what nobody can read', `if (isBad(answer.status)) throw new Error('failed'); ${leaves}`],
  ])('repeats %s that is thrown', (_name, body) => {
    expect(says(loop(body)).join()).toContain('a bad request (400)');
  });

  it.each([
    [
      'server errors alone are thrown',
      `${leaves} if (answer.status >= 500) throw new Error('failed'); return new Response('no', { status: 400 });`,
      '',
    ],
    ['nothing is thrown for a status', `${leaves} return new Response('no', { status: 502 });`, ''],
    ['they are thrown behind its handler', leaves, "throw new Error('failed');"],
  ])('repeats no client errors where %s', (_name, body, behind) => {
    expect(says(loop(body, behind))).toEqual([]);
  });
});
