import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/model/finding';
import { parseModule } from '../../src/languages/python/parse';
import { applyFix, checkCode } from '../support/checkCode';

const offers = (code: string): readonly Fix[] =>
  checkCode(code, { path: 'app.py', files: {} })
    .findings.flatMap(({ fixes }) => fixes)
    .filter(({ kind }) => kind === 'answer-outage');

function answered(code: string): string | null {
  const [fix] = offers(code);
  const after = fix ? applyFix(code, fix) : null;
  if (after !== null) expect(parseModule('app.py', after).problems, after).toEqual([]);
  return after;
}

const fastapi = `from fastapi import FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


@app.get("/ask")
async def ask(question: str):
    """Asks the model."""
    if not question:
        return ""
    answer = await client.responses.create(model="gpt-6-luna", input=question)
    return answer.output_text
`;

describe('a route answers 503 in an outage', () => {
  it('by an exception of FastAPI, with the id of the request in the log', () => {
    expect(answered(fastapi)).toBe(`import logging

from fastapi import FastAPI, HTTPException
from openai import APIConnectionError, AsyncOpenAI, InternalServerError, RateLimitError

app = FastAPI()
client = AsyncOpenAI()


@app.get("/ask")
async def ask(question: str):
    """Asks the model."""
    if not question:
        return ""
    try:
        answer = await client.responses.create(model="gpt-6-luna", input=question)
        return answer.output_text
    except (APIConnectionError, InternalServerError, RateLimitError) as error:
        logging.exception(
            "The LLM call failed, request %s", getattr(error, "request_id", None)
        )
        raise HTTPException(
            503,
            "No answer at the moment. Try again later.",
            headers={"Retry-After": "30"},
        ) from error
`);
  });

  it('by what Flask gives back', () => {
    const flask = fastapi
      .replace('from fastapi import FastAPI', 'import anthropic\nfrom flask import Flask')
      .replace('FastAPI()', 'Flask(__name__)')
      .replace('from openai import AsyncOpenAI', 'from anthropic import Anthropic')
      .replace('AsyncOpenAI()', 'Anthropic()')
      .replace('async def', 'def')
      .replace(
        'await client.responses.create(model="gpt-6-luna", input=question)',
        'client.messages.create(model="m", max_tokens=9, messages=[question])',
      );
    const after = answered(flask);
    expect(after).toContain('    except (\n        anthropic.APIConnectionError,');
    expect(after).toContain('            503,\n            {"Retry-After": "30"},\n        )\n');
  });

  it.each([
    [
      'somebody handles it',
      fastapi
        .replace('    answer = await', '    try:\n        answer = await')
        .replace(
          '    return answer.output_text',
          '    except Exception:\n        raise\n    return answer.output_text',
        ),
    ],
    ['it is no route', fastapi.replace('@app.get("/ask")\n', '')],
    [
      'it is not known whose route it is',
      fastapi.replace('from fastapi import FastAPI', 'from web import FastAPI'),
    ],
    ['the answer is a stream', fastapi.replace('input=question', 'input=question, stream=True')],
  ])('but not where %s', (_name, code) => {
    expect(offers(code)).toEqual([]);
  });
});
