/** Facts of smaller Python SDKs, as one call shows them. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const first = (code: string, files: Readonly<Record<string, string>> = {}) =>
  checkCode(`${code}\n`, { path: 'app.py', files });

const callOf = (code: string) => first(code).calls[0];

describe('SDKs of Chinese vendors', () => {
  it.each([
    ['zhipuai', 'from zhipuai import ZhipuAI\nclient = ZhipuAI()'],
    ['zai', 'from zai import ZaiClient\nclient = ZaiClient()'],
  ])('%s waits 300 s and tries three times more', (sdk, head) => {
    expect(
      callOf(`${head}\nclient.chat.completions.create(model="glm-4", messages=[])`),
    ).toMatchObject({
      sdk,
      provider: 'zhipu',
      timeout: { source: 'sdk-default', ms: 300_000 },
      retries: { source: 'sdk-default', attempts: 4 },
    });
  });

  it('dashscope waits 300 s and tries once', () => {
    const code = 'import dashscope\ndashscope.Generation.call(model="qwen-max", messages=[])';
    expect(callOf(code)).toMatchObject({
      provider: 'alibaba',
      timeout: { source: 'sdk-default', ms: 300_000 },
      retries: { source: 'none', attempts: 1 },
    });
    expect(callOf(code.replace('[])', '[], request_timeout=20)'))).toMatchObject({
      timeout: { source: 'call', ms: 20_000 },
    });
  });
});

describe('a class of openai', () => {
  const code = 'from openai import OpenAI\nclient = OpenAI()\n';
  const call = 'client.responses.create(model="gpt-5.6-sol", input="hi", max_retries=3)';

  it('is of 1.0 or later, whatever an old manifest says', () => {
    const files = { 'requirements.txt': 'openai<1\n' };
    expect(first(`${code}${call}`, files).calls[0]).toMatchObject({
      timeout: { ms: 600_000 },
      retries: { source: 'sdk-default', attempts: 3 },
    });
  });

  it('refuses `max_retries` in a call, also where no version is known', () => {
    const { findings } = first(`${code}${call}`);
    expect(findings.map(({ rule }) => rule)).toContain('ignored-option');
  });
});

describe('SDKs of hosts and gateways', () => {
  it.each([
    ['create', 'from fireworks.client import Fireworks\nclient = Fireworks(timeout=20)'],
    ['acreate', 'from fireworks.client import AsyncFireworks\nclient = AsyncFireworks(timeout=20)'],
  ])('Fireworks is told a timeout and tries once: %s', (method, head) => {
    const code = `${head}\nasync def ask():\n    return await client.chat.completions.${method}(model="m", messages=[])`;
    expect(callOf(code)).toMatchObject({
      provider: 'fireworks',
      timeout: { source: 'client', ms: 20_000 },
      retries: { source: 'none', attempts: 1 },
    });
  });

  it('Portkey tries once more, and takes no timeout', () => {
    const head = 'from portkey_ai import Portkey\nclient = Portkey(api_key="k")\n';
    expect(callOf(`${head}client.chat.completions.create(model="m", messages=[])`)).toMatchObject({
      provider: 'portkey',
      timeout: { source: 'sdk-default', ms: 600_000 },
      retries: { source: 'sdk-default', attempts: 2 },
    });
  });

  it('Qianfan counts attempts', () => {
    const code = 'import qianfan\nqianfan.ChatCompletion().do(messages=[])';
    expect(callOf(code)).toMatchObject({
      provider: 'baidu',
      timeout: { source: 'sdk-default', ms: 300_000 },
      retries: { source: 'sdk-default', attempts: 3 },
    });
    expect(callOf(code.replace('[])', '[], retry_count=5)'))).toMatchObject({
      retries: { source: 'call', attempts: 5 },
    });
  });

  it('Mistral had other classes before 1.0', () => {
    const head = 'from mistralai.client import MistralClient\nclient = MistralClient()\n';
    expect(callOf(`${head}client.chat(model="m", messages=[])`)).toMatchObject({
      provider: 'mistral',
      timeout: { source: 'sdk-default', ms: 120_000 },
      retries: { source: 'sdk-default', attempts: 5 },
    });
  });

  it('LiteLLM counts tokens without a request', () => {
    expect(first('import litellm\nlitellm.token_counter(model="m", text="t")').calls).toEqual([]);
  });
});

describe('streams of one of several hosts', () => {
  const code = `import anthropic

def ask(vertex):
    if vertex:
        client = anthropic.AnthropicVertex()
    else:
        client = anthropic.Anthropic()
    for event in client.beta.messages.create(model="m", max_tokens=9, messages=[], stream=True):
        print(event)
`;

  it('are not said to stall where a timer of the SDK may end them', () => {
    const { calls, findings } = first(code);
    expect(calls[0]).toMatchObject({ provider: 'unknown', streaming: true });
    expect(findings.map(({ rule }) => rule)).not.toContain('stalled-stream');
  });

  it('are where the one host sends pings', () => {
    const one = code.replace('anthropic.AnthropicVertex()', 'anthropic.Anthropic()');
    expect(first(one).findings.map(({ rule }) => rule)).toContain('stalled-stream');
  });
});

describe('`num_retries` of LiteLLM', () => {
  const attempts = (model: string, options: string) =>
    callOf(`import litellm\nlitellm.completion(model=${model}, messages=[], ${options})`)?.retries;

  it.each([
    ['"anthropic/claude-sonnet-5"', 'num_retries=3', 'call', 4],
    ['"gpt-5"', 'num_retries=3', 'call', 7],
    ['"gpt-5"', 'num_retries=0', 'disabled', 1],
    ['chosen', 'num_retries=0', 'disabled', 1],
    ['chosen', 'num_retries=3', 'call', null],
    ['chosen', 'stream=False', 'unknown', null],
  ])('%s with %s', (model, options, source, count) => {
    expect(attempts(model, options)).toMatchObject({ source, attempts: count });
  });
});
