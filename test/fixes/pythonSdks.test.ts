/** What the outages of Python's matrix found, by reading: it needs no packages. */
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/model/finding';
import { applyFix, checkCode } from '../support/checkCode';

const app = (imports: string, setup: string, call: string): string => `from fastapi import FastAPI
${imports}

app = FastAPI()
${setup}


@app.post("/chat")
async def chat(question: str):
    return ${call}
`;

function offers(
  code: string,
  versions: Readonly<Record<string, string>>,
): readonly (Fix & { readonly after: string })[] {
  const { findings } = checkCode(code, { path: 'app.py', files: {}, versions });
  return findings
    .flatMap(({ fixes }) => fixes)
    .filter(({ rule }) => rule !== undefined)
    .map((fix) => ({ ...fix, after: applyFix(code, fix) }));
}

describe('cohere', () => {
  const code = app(
    'import cohere',
    'client = cohere.AsyncClientV2()',
    'await client.chat(model="command-a-03-2025", messages=[])',
  );
  const clients = (version: string): readonly string[] =>
    offers(code, { cohere: version })
      .filter(({ kind }) => kind === 'client-timeout')
      .map(({ after }) => after);

  it('takes whole seconds only', () => {
    const [fix] = offers(code, { cohere: '7.3.1' }).filter(({ kind }) => kind === 'call-timeout');
    expect(fix?.after).toContain('LLM_TIMEOUT_SECONDS = 19\n');
    expect(fix?.after).toContain('request_options={"timeout_in_seconds": LLM_TIMEOUT_SECONDS}');
  });

  it('has clients that take retries from 7 on', () => {
    expect(clients('7.3.1').join('')).toContain('max_retries=1');
    expect(clients('6.1.0')).toHaveLength(1);
    expect(clients('6.1.0').join('')).not.toContain('max_retries');
  });

  it('asks for a stream once', () => {
    const stream = code.replace('await client.chat(', 'client.chat_stream(');
    const { calls } = checkCode(stream, { path: 'app.py', versions: { cohere: '7.3.1' } });
    expect(calls.map(({ budget }) => budget.requests)).toEqual([1]);
  });
});

describe('openai-agents', () => {
  it('hands a timeout to the client by extra arguments', () => {
    const code = app(
      'from agents import Agent, Runner',
      'agent = Agent(name="Helper", model="gpt-6-luna")',
      '(await Runner.run(agent, question)).final_output',
    );
    const [fix] = offers(code, { 'openai-agents': '0.20.0' });
    expect(fix?.after.replace(/\s+/g, '')).toContain(
      'run_config={"model_settings":{"extra_args":{"timeout":LLM_TIMEOUT_SECONDS}}}',
    );
  });
});

describe('a client for each request', () => {
  it('stays where it is built of aiohttp, which wants a loop that runs', () => {
    const code = `import aiohttp
from fastapi import FastAPI

app = FastAPI()


@app.post("/chat")
async def chat(question: str):
    async with aiohttp.ClientSession() as session:
        reply = await session.post("https://api.openai.com/v1/responses", json={"input": question})
        return reply.status
`;
    const { findings } = checkCode(code, { path: 'app.py', files: {} });
    expect(findings.flatMap(({ rule, also }) => [rule, ...also])).toContain('client-per-call');
    expect(offers(code, {}).map(({ kind }) => kind)).not.toContain('hoist-client');
  });
});
