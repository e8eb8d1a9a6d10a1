/** Clients that block, in functions that must not. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const says = (body: string): string =>
  checkCode(
    `import asyncio
from fastapi import FastAPI
from ollama import Client
from openai import AsyncOpenAI, OpenAI

app = FastAPI()
client = OpenAI()
local = Client()
waiting = AsyncOpenAI()

@app.post("/ask")
${body}
`,
    { path: 'app.py' },
  )
    .findings.map(({ message }) => message)
    .join('\n');

const ask = 'client.responses.create(model="gpt-5", input=text)';

describe('a call that blocks the event loop', () => {
  it.each([
    ['is told beside how long it waits', `async def ask(text: str):\n    return ${ask}`],
    [
      'is told where nothing ends it',
      'async def ask(text: str):\n    return local.chat(model="m", messages=[])',
    ],
  ])('%s', (_, body) => {
    expect(says(body)).toContain('Nothing else runs on the event loop meanwhile');
  });

  it.each([
    [
      'in a plain function, which the framework gives a thread',
      `def ask(text: str):\n    return ${ask}`,
    ],
    [
      'by a client that is awaited',
      `async def ask(text: str):\n    return await ${ask.replace('client', 'waiting')}`,
    ],
    [
      'in a thread',
      'async def ask(text: str):\n    return await asyncio.to_thread(client.responses.create, model="gpt-5", input=text)',
    ],
    [
      'in a function that a thread runs',
      `async def ask(text: str):\n    def run():\n        return ${ask}\n    return await asyncio.to_thread(run)`,
    ],
  ])('is none %s', (_, body) => {
    expect(says(body)).not.toContain('event loop');
    expect(says(body)).toContain('hangs');
  });
});
