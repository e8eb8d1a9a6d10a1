import { describe, expect, it } from 'vitest';
import { mend } from './pythonMend';

const wanted = { kind: 'bound-silence', mends: 'stalled-stream' };

const app = (loop: string, client = 'AsyncAnthropic'): string => `from anthropic import ${client}
from fastapi import FastAPI

app = FastAPI()
client = ${client}(timeout=19, max_retries=1)


@app.get("/ask")
async def ask(question: str):
${loop}
`;

const streamed = app(`    stream = await client.messages.create(
        model="claude-sonnet-5-5", max_tokens=99, messages=[], stream=True
    )
    async for event in stream:
        print(event.type)`);

describe('silence of a stream', () => {
  it('is bounded where the loop awaits each part', () => {
    const project = {
      'pyproject.toml': '[project]\nrequires-python = ">=3.11"\ndependencies = ["anthropic"]\n',
    };
    const mended = mend(streamed, { ...wanted, project });
    expect(mended?.after).toContain(`import asyncio

from anthropic import AsyncAnthropic
from fastapi import FastAPI

# Silence that no healthy stream shows, before the first token or between two.
STREAM_SILENCE_SECONDS = 30

app`);
    expect(mended?.after).toContain(`async def bound_silence(stream, seconds: float):
    """Passes a stream on; silence for so long raises a TimeoutError."""
    iterator = aiter(stream)
    while True:
        try:
            part = await asyncio.wait_for(anext(iterator), timeout=seconds)
        except StopAsyncIteration:
            return
        yield part


@app.get("/ask")`);
    expect(mended?.after).toContain(
      '    async for event in bound_silence(stream, STREAM_SILENCE_SECONDS):\n',
    );
    expect(mended?.fix.title).toBe('End this stream with an error after 30 s of silence');
  });

  it('is bounded in the words of an older Python', () => {
    expect(mend(streamed, wanted)?.after).toContain('wait_for(iterator.__anext__(), timeout=');
  });

  it('stays where a part is waited for', () => {
    const waiting = app(
      `    stream = client.messages.create(
        model="claude-sonnet-5-5", max_tokens=99, messages=[], stream=True
    )
    for event in stream:
        print(event.type)`,
      'Anthropic',
    );
    expect(mend(waiting, wanted)).toBeNull();
  });
});
