import { describe, expect, it } from 'vitest';
import { applyFix, checkCode } from '../support/checkCode';
import { openFindings } from './mend';

const versions = {
  '@aws-sdk/client-bedrock-runtime': '3.1164.0',
  '@smithy/node-http-handler': '4.4.0',
};

const program = (client: string): string =>
  `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const client = new BedrockRuntimeClient(${client});

export const ask = (messages) => client.send(new ConverseCommand({ modelId: 'm', messages }));
`;

/** The first fix of the setting, and whether it is still ignored afterwards. */
function mended(client: string) {
  const code = program(client);
  const ignored = (text: string) =>
    openFindings(checkCode(text, { versions })).filter(({ rule }) => rule === 'ignored-option');
  const fix = ignored(code)[0]?.fixes.find(({ kind }) => kind !== 'suppress');
  if (!fix) return null;
  const after = applyFix(code, fix);
  expect(ignored(after)).toEqual([]);
  return { title: fix.title, after };
}

describe('a setting that nothing reads', () => {
  it.each([
    ['{ requestTimeout: 5 }', '{\n  requestHandler: { requestTimeout: 5 },\n}'],
    [
      "{ requestTimeout: 30_000, region: 'a' }",
      "{\n  requestHandler: { requestTimeout: 30_000 },\n  region: 'a',\n}",
    ],
    [
      '{\n  requestTimeout: 30_000, // for all\n}',
      '{\n  requestHandler: { requestTimeout: 30_000 }, // for all\n}',
    ],
  ])('goes where it is read: %s', (before, after) => {
    const made = mended(before);
    expect(made?.title).toBe('Set `requestHandler.requestTimeout` instead, which is read');
    expect(made?.after).toBe(program(after));
  });

  it('stays where it is, and is heard', () => {
    const made = mended('{ requestHandler: new NodeHttpHandler({ requestTimeout: 9_000 }) }');
    expect(made?.title).toBe(
      'End requests by `requestTimeout`: set `throwOnRequestTimeout` beside it',
    );
    expect(made?.after.replace(/\s+/g, ' ')).toContain(
      'requestTimeout: 9_000, throwOnRequestTimeout: true',
    );
  });
});
