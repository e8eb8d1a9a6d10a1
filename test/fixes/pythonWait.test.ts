import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

const wanted = { kind: 'bound-wait', mends: 'missing-timeout' };

const app = (body: string): string => `from fastapi import FastAPI
from vertexai.generative_models import GenerativeModel

app = FastAPI()
model = GenerativeModel("gemini-3-pro")


@app.get("/ask")
async def ask(question: str):
${body}
`;

const since = (python: string) => ({
  project: {
    'pyproject.toml': `[project]\nrequires-python = ">=${python}"\ndependencies = ["vertexai"]\n`,
  },
});

const plain = app(`    answer = await model.generate_content_async(question)
    return answer.text`);

describe('what is awaited and takes no timeout', () => {
  it('is bounded by a block', () => {
    const mended = mend(plain, { ...wanted, ...since('3.11') });
    expect(mended?.after).toBe(`import asyncio

from fastapi import FastAPI
from vertexai.generative_models import GenerativeModel

# An LLM call that fails is heard of within 60 s.
LLM_TIMEOUT_SECONDS = 60

app = FastAPI()
model = GenerativeModel("gemini-3-pro")


@app.get("/ask")
async def ask(question: str):
    async with asyncio.timeout(LLM_TIMEOUT_SECONDS):
        answer = await model.generate_content_async(question)
    return answer.text
`);
    expect(mended?.fix.title).toBe('Bound this call: error within 60 s');
    expect(mended?.fix.safe).toBe(false);
  });

  it.each([
    ['before Python 3.11', plain, since('3.10')],
    ['where nobody says which Python', plain, {}],
    [
      'in the head of a block',
      app('    if (await model.generate_content_async(question)).text:\n        return "yes"'),
      since('3.12'),
    ],
  ])('is bounded by a call %s', (_name, code, project) => {
    const mended = mend(code, { ...wanted, ...project });
    expect(mended?.after.replace(/\s+/g, '')).toContain(
      'awaitasyncio.wait_for(model.generate_content_async(question),timeout=LLM_TIMEOUT_SECONDS)',
    );
  });
});

describe('no bound', () => {
  it.each([
    ['is on a call that waits by itself', app('    return model.generate_content(question).text')],
    [
      'is on a stream',
      app(
        '    return [one async for one in await model.generate_content_async(question, stream=True)]',
      ),
    ],
    [
      'is on a task',
      app('    pending = model.generate_content_async(question)\n    return await pending'),
    ],
  ])('%s', (_name, code) => {
    expect(mend(code, wanted)).toBeNull();
  });

  it('is on an answer whose body is read behind it', () => {
    const code = `import aiohttp
from fastapi import FastAPI

app = FastAPI()


@app.get("/ask")
async def ask(question: str):
    async with aiohttp.ClientSession() as session:
        reply = await session.post("https://api.openai.com/v1/responses", json={"input": question})
        return await reply.json()
`;
    expect(mend(code, { kind: 'bound-wait', mends: 'long-wait' })).toBeNull();
  });
});
