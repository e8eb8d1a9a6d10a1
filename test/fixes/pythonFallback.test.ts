import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

const wanted = { kind: 'fallback', mends: 'missing-fallback' };
const requirements = (text: string) => ({ project: { 'requirements.txt': text } });

const chat = `import logging

from openai import OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()


def ask(question):
    answer = client.chat.completions.create(
        model="gpt-6-luna",
        messages=[{"role": "user", "content": question}],
    )
    return answer.choices[0].message.content


print(ask("hi"))
`;

describe('another provider', () => {
  it('answers by the same SDK at another address, and in time', () => {
    const mended = mend(chat, { ...wanted, ...requirements('anthropic\nopenai\n') });
    expect(mended?.after).toBe(`import logging
import os
from json import JSONDecodeError

from openai import APIError, OpenAI

logger = logging.getLogger(__name__)
client = OpenAI()


def ask(question):
    try:
        answer = client.with_options(
            timeout=30.0, max_retries=0
        ).chat.completions.create(
            model="gpt-6-luna",
            messages=[{"role": "user", "content": question}],
        )
    except (APIError, JSONDecodeError):
        logger.exception("No answer, asking Claude")
        fallback = OpenAI(
            base_url="https://api.anthropic.com/v1/",
            api_key=os.environ["ANTHROPIC_API_KEY"],
            timeout=20.0,
            max_retries=1,
        )
        answer = fallback.chat.completions.create(
            model="claude-sonnet-5-5",
            messages=[{"role": "user", "content": question}],
        )
    return answer.choices[0].message.content


print(ask("hi"))
`);
    expect(mended?.fix.title).toBe(
      'Let Claude answer when this call fails after 30 s and one attempt (needs ANTHROPIC_API_KEY)',
    );
    expect(mended?.fix.safe).toBe(false);
  });

  it('is awaited where the first is, for all calls of a client', () => {
    const mended = mend(
      `from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(timeout=10, max_retries=1)


@app.get("/ask")
async def ask(question: str):
    messages = [{"role": "user", "content": question}]
    first = await client.chat.completions.create(model="gpt-6-luna", messages=messages)
    return await client.chat.completions.create(model="gpt-6-luna", messages=[first])
`,
      { ...wanted, config: { fallbackProviders: ['google-gemini'] } },
    );
    expect(mended?.after).toContain(
      'import logging\nimport os\nfrom json import JSONDecodeError\n\nfrom fastapi import FastAPI\n',
    );
    expect(mended?.after).toContain(`    try:
        return await client.chat.completions.create(
            model="gpt-6-luna", messages=[first]
        )
    except (APIError, JSONDecodeError):
        logging.exception("No answer, asking Gemini")
        fallback = AsyncOpenAI(`);
    expect(mended?.after.match(/await fallback\.chat/g)).toHaveLength(2);
    expect(mended?.fix.title).toContain('when 2 calls fail (needs');
    const said = mended?.analysis.findings.flatMap(({ rule, also }) => [rule, ...also]);
    expect(said).not.toContain('client-per-call');
  });

  it('is handed to a model of LangChain', () => {
    const mended = mend(
      `from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-6-luna")
answer = model.invoke("hi")
`,
      { ...wanted, ...requirements('langchain-openai\nlangchain-anthropic\n') },
    );
    expect(mended?.after).toBe(`from langchain_anthropic import ChatAnthropic
from langchain_openai import ChatOpenAI

model = ChatOpenAI(model="gpt-6-luna", timeout=30.0, max_retries=0)
answer = model.with_fallbacks(
    [
        ChatAnthropic(
            model_name="claude-sonnet-5-5", stop=None, timeout=20.0, max_retries=1
        )
    ]
).invoke("hi")
`);
  });

  it('is an option of LiteLLM', () => {
    const mended = mend(
      `import litellm

print(litellm.completion(model="gpt-6-luna", messages=[]))
`,
      { ...wanted, ...requirements('litellm\nanthropic\n') },
    );
    expect(mended?.after).toContain('fallbacks=["anthropic/claude-sonnet-5-5"]');
    expect(mended?.after).toContain('num_retries=0');
  });

  it.each([
    ['the project uses no other', chat, 'openai\n'],
    [
      'the call sets its own time',
      chat.replace('model=', 'timeout=300, model='),
      'openai\nanthropic\n',
    ],
    [
      'the value is a part of something else',
      chat
        .replace('    answer = ', '    if ')
        .replace('    )\n    return answer', '    ):\n        pass\n    return answer'),
      'openai\nanthropic\n',
    ],
    [
      'the API is another',
      chat.replace('chat.completions.create', 'responses.create'),
      'openai\nanthropic\n',
    ],
  ])('is not offered where %s', (_name, code, text) => {
    expect(mend(code, { ...wanted, ...requirements(text) })).toBeNull();
  });
});
