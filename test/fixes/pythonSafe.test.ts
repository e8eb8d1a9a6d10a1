import { afterEach, describe, expect, it } from 'vitest';
import type { Fix } from '../../src/model/finding';
import { safeEdits } from '../../src/server/codeActions';
import { diskFolder, type DiskFolder } from '../cli/onDisk';
import { applyFix, checkCode } from '../support/checkCode';

const route = (imports: string, setup: string, call: string): string => `from fastapi import FastAPI
${imports}

app = FastAPI()
${setup}


@app.post("/chat")
async def chat(question: str):
    return ${call}
`;

const fixesFor = (code: string): readonly Fix[] =>
  checkCode(code, { path: 'app.py', files: {} }).findings.flatMap(({ fixes }) => fixes);

const safeKinds = (code: string): readonly string[] => {
  const safe = fixesFor(code).filter((one) => one.safe);
  return [...new Set(safe.map(({ kind }) => kind))].sort();
};

describe('fixes for Python that are safe', () => {
  it.each([
    [
      'a timeout that healthy answers do not need',
      route(
        'from google import genai',
        'client = genai.Client()',
        'await client.aio.models.generate_content(model="gemini-3-flash", contents=question)',
      ),
      ['call-timeout', 'client-timeout', 'retries'],
    ],
    [
      'retries of the SDK that were switched off',
      route(
        'from openai import AsyncOpenAI',
        'client = AsyncOpenAI(max_retries=0, timeout=60)',
        'await client.responses.create(model="gpt-6-luna", input=question)',
      ),
      ['retries'],
    ],
    [
      'a timeout of an HTTP client, and no library for retries',
      route(
        'import requests',
        '',
        'requests.post("https://api.openai.com/v1/responses", json={"input": question}).json()',
      ).replace('async ', ''),
      ['call-timeout'],
    ],
  ])('%s', (_name, code, kinds) => {
    expect(safeKinds(code)).toEqual(kinds);
  });

  it.each([
    [
      'less time than a healthy answer may take',
      route(
        'from openai import AsyncOpenAI',
        'client = AsyncOpenAI()',
        'await client.responses.create(model="gpt-6-luna", input=question)',
      ),
    ],
    [
      'a helper around a stream',
      route(
        'from anthropic import AsyncAnthropic',
        'client = AsyncAnthropic(timeout=19)',
        `[
        event
        async for event in await client.messages.create(
            model="claude-sonnet-5-5", max_tokens=99, messages=[], stream=True
        )
    ]`,
      ),
    ],
    [
      'fewer retries, where others stand around the call',
      route(
        'from openai import AsyncOpenAI\nfrom tenacity import retry, stop_after_attempt',
        `client = AsyncOpenAI(timeout=5)


@retry(stop=stop_after_attempt(3))
async def ask(question):
    return await client.responses.create(model="gpt-6-luna", input=question)`,
        'await ask(question)',
      ),
    ],
  ])('are not: %s', (_name, code) => {
    expect(fixesFor(code).filter(({ rule }) => rule !== undefined)).not.toEqual([]);
    expect(safeKinds(code)).toEqual([]);
  });
});

describe('all of them at once', () => {
  const code = `import requests
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(max_retries=0, timeout=19)


@app.post("/chat")
def chat(question: str):
    return client.responses.create(model="gpt-6-luna", input=question).output_text


@app.post("/raw")
def raw(question: str):
    reply = requests.post("https://api.openai.com/v1/responses", json={"input": question})
    return reply.json()
`;
  const mended = code
    .replace(
      'app = FastAPI()',
      '# An LLM call that fails is heard of within 60 s.\nLLM_TIMEOUT_SECONDS = 60\n\napp = FastAPI()',
    )
    .replace('max_retries=0', 'max_retries=2')
    .replace(
      '("https://api.openai.com/v1/responses", json={"input": question})',
      `(
        "https://api.openai.com/v1/responses",
        json={"input": question},
        timeout=LLM_TIMEOUT_SECONDS,
    )`,
    );

  let folder: DiskFolder | null = null;
  afterEach(() => folder?.remove());

  it('are what `source.fixAll.lifeboat` applies', () => {
    const { findings } = checkCode(code, { path: 'app.py', files: {} });
    const edits = safeEdits(findings, 'app.py');
    const all = { title: '', kind: '', safe: true, preferred: false, edits };
    expect(applyFix(code, all)).toBe(mended);
  });

  it('are what `lifeboat fix` writes, and nothing a second time', async () => {
    folder = diskFolder({ 'app.py': code, 'requirements.txt': 'fastapi\nopenai\nrequests\n' });
    expect((await folder.lifeboat(['fix'])).code).toBe(0);
    expect(folder.read('app.py')).toBe(mended);
    expect(folder.read('requirements.txt')).toBe('fastapi\nopenai\nrequests\n');
    await folder.lifeboat(['fix']);
    expect(folder.read('app.py')).toBe(mended);
  });
});
