import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

describe('retries of an SDK inside others', () => {
  const repeated = (
    call: string,
    client = 'OpenAI(timeout=5)',
  ): string => `from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_exponential

client = ${client}


@retry(stop=stop_after_attempt(2), wait=wait_exponential(max=4))
def ask(question):
    return ${call}


print(ask("hi"))
`;
  const wanted = { kind: 'retries', mends: 'retry-amplification' };

  it('are switched off for the one call by a copy of its client', () => {
    const mended = mend(
      repeated('client.responses.create(model="gpt-6-luna", input=question)'),
      wanted,
    );
    expect(mended?.after).toContain(`    return client.with_options(max_retries=0).responses.create(
        model="gpt-6-luna", input=question
    )`);
    expect(mended?.fix.title).toBe(
      'Let only the code around this call try again: `with_options(max_retries=0)`',
    );
    expect(mended?.fix.safe).toBe(false);
  });

  it('are switched off on the client, where that cannot be copied', () => {
    const mended = mend(
      `from langchain_anthropic import ChatAnthropic
import stamina

model = ChatAnthropic(model="claude-sonnet-5-5", timeout=5)


@stamina.retry(on=Exception, attempts=2)
def ask(question):
    return model.invoke(question)


print(ask("hi"))
`,
      wanted,
    );
    expect(mended?.after).toContain('timeout=5, max_retries=0)');
  });

  it('stay where the call goes through a copy already', () => {
    const call = 'client.with_options(timeout=5).responses.create(model="m", input=question)';
    expect(mend(repeated(call), wanted)?.after ?? null).toBeNull();
  });
});
