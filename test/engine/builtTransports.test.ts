import { describe, expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const bedrock = '@aws-sdk/client-bedrock-runtime';
const smithy = '@smithy/node-http-handler';

const converse = (
  handler: string,
): string => `import { BedrockRuntimeClient, ConverseCommand } from '${bedrock}';
import { NodeHttpHandler } from '${smithy}';

const requestHandler = ${handler};
const client = new BedrockRuntimeClient({ region: 'us-east-1', requestHandler });

export async function POST() {
  const answer = await client.send(
    new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages: [] }),
  );
  return answer.output?.message;
}
`;

const check = (handler: string, handlerVersion: string | null = '4.14.2') =>
  checkCode(converse(handler), {
    path: 'app/api/chat/route.ts',
    versions: { [bedrock]: '3.1164.0', ...(handlerVersion && { [smithy]: handlerVersion }) },
  });

const seen = (handler: string, version?: string | null) => {
  const { calls, findings } = check(handler, version);
  const fixes = findings.flatMap((one) => one.fixes);
  return {
    budget: calls[0]?.budget,
    timeout: calls[0]?.timeout.ms,
    timeouts: fixes.filter(({ kind }) => kind.endsWith('-timeout')),
    signals: fixes.filter(({ kind }) => kind === 'call-signal').map(({ safe }) => safe),
  };
};

describe('a transport of a known class', () => {
  it.each(['new NodeHttpHandler()', 'new NodeHttpHandler({ requestTimeout: 19_000 })'])(
    'only warns when its time is over: %s',
    (handler) => {
      const { budget, timeouts, signals } = seen(handler);
      expect(budget).toMatchObject({ untilErrorMs: null, silenceMs: null, unknown: false });
      expect(timeouts).toEqual([]);
      expect(signals).toEqual([true]);
    },
  );

  it('ends the wait for headers where it is told to throw, and no silence behind them', () => {
    const { budget } = seen(
      'new NodeHttpHandler({ requestTimeout: 19_000, throwOnRequestTimeout: true })',
    );
    expect(budget).toMatchObject({ untilErrorMs: 57_150, silenceMs: null });
  });

  it('ends silence by the timeout of its socket, in each attempt', () => {
    const { budget } = seen('new NodeHttpHandler({ socketTimeout: 19_000 })');
    expect(budget).toMatchObject({ untilErrorMs: 57_150, silenceMs: 57_150 });
  });

  it.each(['4.0.1', null])('is taken at its word in version %s', (version) => {
    const { timeout, timeouts } = seen('new NodeHttpHandler({ requestTimeout: 19_000 })', version);
    expect(timeout).toBe(19_000);
    expect(timeouts).toEqual([]);
  });

  it('leaves the facts as they are where another class is built', () => {
    const { timeouts } = seen('{ requestTimeout: 0 }');
    expect(timeouts.length).toBeGreaterThan(0);
  });
});
