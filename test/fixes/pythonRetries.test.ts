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

describe('retries by a library', () => {
  const chat = `import ollama

response = ollama.chat(model="llama3.3", messages=[{"role": "user", "content": "hi"}])
print(response.message.content)
`;
  const wanted = { kind: 'library-retries', mends: 'missing-retry' };
  const requirements = (text: string) => ({ project: { 'requirements.txt': text } });

  it('come from tenacity, which is added, where the project has none', () => {
    const mended = mend(chat, { ...wanted, ...requirements('ollama\nuvicorn\n') });
    expect(mended?.after).toBe(`import ollama
from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential_jitter,
)


def may_pass(error: BaseException) -> bool:
    """Whether another attempt may help: 408, 409, 429, 5xx, or no connection."""
    if not isinstance(error, ollama.ResponseError):
        return isinstance(error, ConnectionError)
    status = error.status_code
    return status >= 500 or status in (408, 409, 429)


# Two more attempts for what may pass, later each time.
llm_retry = Retrying(
    retry=retry_if_exception(may_pass),
    stop=stop_after_attempt(3),
    wait=wait_exponential_jitter(initial=0.5, max=8),
    reraise=True,
)


response = llm_retry(
    lambda: ollama.chat(model="llama3.3", messages=[{"role": "user", "content": "hi"}])
)
print(response.message.content)
`);
    expect(mended?.project['requirements.txt']).toBe('ollama\ntenacity>=9.0,<10\nuvicorn\n');
    expect(mended?.fix.title).toBe(
      'Try this call again, twice at most, by `llm_retry`, then install tenacity',
    );
    expect(mended?.fix.safe).toBe(false);
  });

  it('come from stamina where that is there, also for what is awaited', () => {
    const mended = mend(
      `from fastapi import FastAPI
from ollama import AsyncClient

app = FastAPI()
client = AsyncClient(timeout=20)


@app.get("/ask")
async def ask(question: str):
    answer = await client.chat(model="llama3.3", messages=[question])
    return answer.message.content
`,
      { ...wanted, ...requirements('ollama\nstamina>=24\n') },
    );
    expect(mended?.after).toContain(`import stamina
from fastapi import FastAPI
from ollama import AsyncClient, ResponseError

app`);
    expect(mended?.after).toContain(`

# Two more attempts for what may pass, later each time.
@stamina.retry(on=may_pass, attempts=3, wait_initial=0.5, wait_max=8.0)
async def retry_llm(run):
    return await run()


@app.get("/ask")`);
    expect(mended?.after).toContain(
      '    answer = await retry_llm(lambda: client.chat(model="llama3.3", messages=[question]))\n',
    );
    expect(mended?.project['requirements.txt']).toBe('ollama\nstamina>=24\n');
  });

  it('are told of what is awaited by a function, for tenacity too', () => {
    const mended = mend(
      `from ollama import AsyncClient

print(await AsyncClient(timeout=20).chat(model="llama3.3", messages=[]))
`,
      { ...wanted, ...requirements('ollama\ntenacity\n') },
    );
    expect(mended?.after).toContain(`@retry(
    retry=retry_if_exception(may_pass),
    stop=stop_after_attempt(3),
    wait=wait_exponential_jitter(initial=0.5, max=8),
    reraise=True,
)
async def retry_llm(run):
    return await run()
`);
    expect(mended?.after).toContain('await retry_llm(');
  });

  it('bring one section of imports where there was none', () => {
    const code = `import os

try:
    from ollama import Client
except ImportError:
    raise

print(Client(timeout=20).chat(model="llama3.3", messages=[]))
`;
    const mended = mend(code, { ...wanted, ...requirements('ollama\ntenacity\n') });
    expect(mended?.after).toContain(
      'import os\n\nfrom ollama import ResponseError\nfrom tenacity import (',
    );
  });

  it('look at the answer of a request, and wait as long as it says', () => {
    const mended = mend(
      `import requests

answer = requests.post("https://api.openai.com/v1/responses", json={}, timeout=20)
`,
      { ...wanted, ...requirements('requests\n') },
    );
    expect(mended?.after).toContain(
      'retry_if_exception_type(requests.ConnectionError) | retry_if_result(may_pass)',
    );
    expect(mended?.after).toContain('outcome.result().headers.get("retry-after", "")');
    expect(mended?.after).toContain('answer = llm_retry(');
  });

  it('are shared by the calls of a file', () => {
    const two = `${chat}again = ollama.generate(model="llama3.3", prompt="hi")\n`;
    const options = { ...wanted, ...requirements('ollama\ntenacity\n') };
    const once = mend(two, options);
    const twice = mend(once?.after ?? '', options);
    expect(twice?.after.match(/llm_retry\(/g)).toHaveLength(2);
    expect(twice?.after.match(/llm_retry = /g)).toHaveLength(1);
  });

  it.each([
    ['there is no file to add it to', chat, {}],
    [
      'Python is too old for it',
      chat,
      { 'pyproject.toml': '[project]\nrequires-python = ">=3.6"\ndependencies = ["ollama"]\n' },
    ],
    [
      'the answer is a stream',
      chat.replace(
        ')\nprint(response.message.content)',
        ', stream=True)\nfor part in response:\n    print(part)',
      ),
      { 'requirements.txt': 'ollama\n' },
    ],
    [
      'the coroutine itself is handed on',
      'from fastapi import FastAPI\nfrom ollama import AsyncClient\napp = FastAPI()\nclient = AsyncClient(timeout=20)\n@app.get("/")\nasync def ask(one: str):\n    pending = client.chat(model="m", messages=[one])\n    return await pending\n',
      { 'requirements.txt': 'ollama\n' },
    ],
  ])('are not offered where %s', (_name, code, project) => {
    expect(mend(code, { ...wanted, project })).toBeNull();
  });
});

describe('retries of everything', () => {
  const wanted = { kind: 'retry-transient', mends: 'unsafe-retry' };
  const code = (imports: string, decorator: string): string => `${imports}
client = OpenAI(timeout=5, max_retries=0)


${decorator}
def ask(question):
    return client.responses.create(model="gpt-6-luna", input=question)


print(ask("hi"))
`;
  const errors = '(APIConnectionError, InternalServerError, RateLimitError)';

  it('are told of the errors that may pass: tenacity', () => {
    const mended = mend(
      code(
        'from openai import OpenAI\nfrom tenacity import retry, stop_after_attempt, wait_random_exponential\n',
        '@retry(wait=wait_random_exponential(min=1, max=20), stop=stop_after_attempt(6))',
      ),
      wanted,
    );
    expect(mended?.after).toContain(
      'from openai import APIConnectionError, InternalServerError, OpenAI, RateLimitError\n',
    );
    expect(mended?.after).toContain(`    retry=retry_if_exception_type(
        ${errors}
    ),
)
def ask`);
    expect(mended?.fix.title).toBe(
      'Repeat only what may pass: APIConnectionError, InternalServerError, RateLimitError',
    );
  });

  it('are left alone around calls of two SDKs', () => {
    const both = `import anthropic
from openai import OpenAI
from tenacity import retry, stop_after_attempt, wait_random_exponential

client = OpenAI(timeout=5, max_retries=0)
other = anthropic.Anthropic(timeout=5, max_retries=0)


@retry(wait=wait_random_exponential(min=1, max=20), stop=stop_after_attempt(6))
def ask(question, claude):
    if claude:
        return other.messages.create(model="claude-sonnet-4-6", max_tokens=9, messages=[question])
    return client.responses.create(model="gpt-6-luna", input=question)


print(ask("hi", True))
`;
    expect(mend(both, wanted)).toBeNull();
  });

  it('are told of the errors that may pass: backoff and stamina', () => {
    const backed = code(
      'import backoff\nfrom openai import OpenAI\n',
      '@backoff.on_exception(backoff.expo, Exception, max_tries=8)',
    );
    expect(mend(backed, wanted)?.after).toContain(`backoff.expo, ${errors}, max_tries=8`);
    const stamped = code(
      'import openai\nimport stamina\nfrom openai import OpenAI\n',
      '@stamina.retry(on=Exception, attempts=5)',
    );
    expect(mend(stamped, wanted)?.after).toContain(
      'on=(openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError)',
    );
  });

  it('stay where nothing is set', () => {
    const bare = code('from openai import OpenAI\nfrom tenacity import retry\n', '@retry');
    expect(mend(bare, wanted)).toBeNull();
  });
});

describe('retries that a method does not take', () => {
  const wanted = {
    kind: 'move-setting',
    mends: 'ignored-option',
    versions: { openai: '2.54.0' },
  };

  it.each([
    [
      'client.chat.completions.create(model="m", messages=[], max_retries=1)',
      'print(\n    client.with_options(max_retries=1).chat.completions.create(model="m", messages=[])\n)',
    ],
    [
      'client.responses.create(\n    max_retries=limit,\n    model="m",\n)',
      'client.with_options(max_retries=limit).responses.create(\n    model="m",\n)',
    ],
  ])('are set by a copy of the client: %s', (before, after) => {
    const code = `from openai import OpenAI\n\nlimit = 4\nclient = OpenAI(timeout=9)\nprint(${before})\n`;
    expect(mend(code, wanted)?.after).toContain(after);
  });

  it('stay where the client is not in sight', () => {
    const code =
      'from openai import OpenAI\ncreate = OpenAI(timeout=9).responses.create\ncreate(model="m", max_retries=1)\n';
    expect(mend(code, wanted)).toBeNull();
  });
});
