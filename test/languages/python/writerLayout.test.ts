/** Code that black laid out stays so; expected texts are black's own. */
import { afterAll, describe, expect, it } from 'vitest';
import type { OptionValue } from '../../../src/model/writer';
import { apply, callOf, open, refusedByPython, set, timeout } from './writerCases';

afterAll(() => {
  expect(refusedByPython()).toEqual([]);
});

const nested: readonly OptionValue[] = [
  timeout(60_000, 'http_options.timeout'),
  timeout(3, 'http_options.retry_options.attempts'),
];

describe('options within options', () => {
  it.each([
    [
      'stay on the line where they fit',
      'ai = genai.Client()\n',
      'ai = genai.Client(http_options={"timeout": 60_000, "retry_options": {"attempts": 3}})\n',
    ],
    [
      'stand on one line of their own each where a comma says so',
      'client = genai.Client(\n    api_key="x",\n)\n',
      'client = genai.Client(\n    api_key="x",\n    http_options={"timeout": 60_000, "retry_options": {"attempts": 3}},\n)\n',
    ],
    [
      'open the dictionary that they no longer fit in',
      'client = genai.Client(http_options={"api_version": "v1"})\n',
      'client = genai.Client(\n    http_options={\n        "api_version": "v1",\n        "timeout": 60_000,\n        "retry_options": {"attempts": 3},\n    }\n)\n',
    ],
    [
      'go into an open dictionary',
      'client = genai.Client(\n    http_options={\n        "api_version": "v1",\n    },\n)\n',
      'client = genai.Client(\n    http_options={\n        "api_version": "v1",\n        "timeout": 60_000,\n        "retry_options": {"attempts": 3},\n    },\n)\n',
    ],
  ])('%s', (_name, text, expected) => {
    expect(set(text, 'genai.Client', nested)).toBe(expected);
  });
});

const code: readonly OptionValue[] = [
  {
    name: 'retry_config',
    value: {
      kind: 'code',
      code: 'RetryConfig(\n    "backoff", BackoffStrategy(500, 20_000, 2, 60_000), retry_connection_errors=True\n)',
    },
  },
];

describe('a value that is a call', () => {
  it('is broken as deep as it has to be', () => {
    const text = 'def f():\n    return g(model="m", messages=messages)\n';
    expect(set(text, 'g(', code)).toBe(`def f():
    return g(
        model="m",
        messages=messages,
        retry_config=RetryConfig(
            "backoff",
            BackoffStrategy(500, 20_000, 2, 60_000),
            retry_connection_errors=True,
        ),
    )
`);
  });

  it('keeps lines that were laid out otherwise', () => {
    expect(set('x = g( a,\n       b )\n', 'g(', [timeout()])).toBe(
      'x = g( a,\n       b,\n       timeout=20.0 )\n',
    );
  });

  it.each([
    [
      'a comment',
      'x = g(\n    a,  # first\n)\n',
      'x = g(\n    a,  # first\n    timeout=20.0,\n)\n',
    ],
    ['a text', 'x = g(\n    """a\nb"""\n)\n', 'x = g(\n    """a\nb""",\n    timeout=20.0,\n)\n'],
    ['a tuple of one', 'x = g((a,))\n', 'x = g((a,), timeout=20.0)\n'],
  ])('leaves %s alone', (_name, text, expected) => {
    expect(set(text, 'g(', [timeout()])).toBe(expected);
  });
});

describe('a header', () => {
  it('is broken like any call', () => {
    const text =
      'with client.messages.stream(model="claude-sonnet-5-5", max_tokens=99, messages=[]) as s:\n    pass\n';
    expect(set(text, 'client', [timeout()])).toBe(`with client.messages.stream(
    model="claude-sonnet-5-5", max_tokens=99, messages=[], timeout=20.0
) as s:
    pass
`);
  });
});

describe('lines that go one step in', () => {
  const wrapped = (inner: string): string | null => {
    const text = `x = g(\n    ${inner}\n)\n`;
    const opened = open(text);
    const call = callOf(opened, 'g(');
    const seconds = { kind: 'reference', name: 'SECONDS' } as const;
    return apply(opened, opened.writer.wrapExpression(call, 'bounded', [seconds]));
  };

  it('get a line for each argument where they no longer fit', () => {
    expect(wrapped(`model="${'m'.repeat(50)}", messages=[{"a": 1}, b]`)).toContain(
      '",\n        messages=[{"a": 1}, b],\n    ),\n    SECONDS,\n)\n',
    );
  });

  it('keep what a loop unpacks', () => {
    expect(wrapped(`${'m'.repeat(50)}(a, b) for a, b in ${'n'.repeat(14)}`)).toContain(
      'for a, b in',
    );
  });
});
