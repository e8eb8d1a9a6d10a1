/** Runs of agents, and what looks like them. */
import { expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const runs: readonly (readonly [says: string, code: string, expected: object])[] = [
  [
    "OpenAI's agents bring their model and its timeout",
    `import { Agent, run } from '@openai/agents';
const agent = new Agent({ name: 'a', model: 'gpt-5', modelSettings: { timeoutMs: 6_000 } });
await run(agent, 'hi');`,
    {
      ...{ provider: 'openai', model: 'gpt-5', operation: 'agent', streaming: false },
      timeout: { source: 'client', ms: 6_000 },
      retries: { source: 'sdk-default', attempts: 3 },
    },
  ],
  [
    'and run on a runner too, streaming where that is asked for',
    `import { Agent, Runner } from '@openai/agents';
const agent = new Agent({ name: 'a' });
await new Runner().run(agent, 'hi', { stream: true, signal: AbortSignal.timeout(7_000) });`,
    { provider: 'openai', streaming: true, timeout: { source: 'signal', ms: 7_000 } },
  ],
  [
    'the Claude Agent SDK streams',
    `import { query } from '@anthropic-ai/claude-agent-sdk';
for await (const message of query({ prompt: 'hi', options: { model: 'claude-x' } })) console.log(message);`,
    { provider: 'anthropic', model: 'claude-x', operation: 'agent', streaming: true },
  ],
  [
    'Mastra asks the model object who answers, and tries once',
    `import { Agent } from '@mastra/core/agent';
import { openai } from '@ai-sdk/openai';
await new Agent({ name: 'a', model: openai('gpt-5') }).generate('hi');`,
    {
      ...{ provider: 'openai', operation: 'agent', streaming: false },
      retries: { source: 'none', attempts: 1 },
    },
  ],
];

it.each(runs)('%s', (_, code, expected) => {
  const { calls, failures } = checkCode(`${code}\n`);
  expect({ calls, failures }).toMatchObject({ calls: [expected], failures: [] });
});

const silent: Readonly<Record<string, string>> = {
  'an agent that nobody runs': `import { Agent } from '@openai/agents';
export const agent = new Agent({ name: 'a', model: 'gpt-5' });`,
  'queries of a database': `import { query } from './database';
await query({ prompt: 'x', options: {} });`,
  'an agent for HTTP': `import { Agent } from 'undici';
const agent = new Agent({});
await agent.stream({ path: '/' });`,
};

it.each(Object.entries(silent))('%s', (_, code) => {
  expect(checkCode(`${code}\n`)).toMatchObject({ calls: [], findings: [], failures: [] });
});
