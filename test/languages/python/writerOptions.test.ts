import { afterAll, describe, expect, it } from 'vitest';
import type { OptionValue } from '../../../src/model/writer';
import { apply, callOf, open, refusedByPython, set, timeout } from './writerCases';

afterAll(() => {
  expect(refusedByPython()).toEqual([]);
});

const retries: OptionValue = { name: 'max_retries', value: { kind: 'number', value: 2 } };
const long = 'completion = client.chat.completions.create(model=MODEL, messages=conversation)\n';

describe('a keyword that is missing', () => {
  it.each([
    ['is the only one', 'f()\n', 'f(timeout=20.0)\n'],
    ['comes behind others', 'f(a, b=1)\n', 'f(a, b=1, timeout=20.0)\n'],
    ['comes behind a spread list', 'f(*a)\n', 'f(*a, timeout=20.0)\n'],
    ['takes the place of a comma', 'f(a,)\n', 'f(a, timeout=20.0)\n'],
    ['keeps a comment behind the line', 'f(a)  # why\n', 'f(a, timeout=20.0)  # why\n'],
    [
      'gets a line of its own among others',
      'f(\n    a,\n    b=1,\n)\n',
      'f(\n    a,\n    b=1,\n    timeout=20.0,\n)\n',
    ],
    [
      'goes behind a comment',
      'f(\n    a,\n    b=1  # one\n)\n',
      'f(\n    a,\n    b=1,  # one\n    timeout=20.0,\n)\n',
    ],
    ['stays in the one line within', 'f(\n    a, b=1\n)\n', 'f(\n    a, b=1, timeout=20.0\n)\n'],
    [
      'stands below others that begin behind the bracket',
      'f(a,\n  b=1)\n',
      'f(a,\n  b=1,\n  timeout=20.0)\n',
    ],
    [
      'stands behind a list that ends the arguments',
      'f(a=[\n    1,\n])\n',
      'f(a=[\n    1,\n], timeout=20.0)\n',
    ],
    [
      'breaks a line that becomes too long',
      long,
      'completion = client.chat.completions.create(\n    model=MODEL, messages=conversation, timeout=20.0\n)\n',
    ],
    [
      'breaks the brackets around',
      `if ok:\n    answers.append(client.chat.completions.create(model=MODEL, messages=all_messages))\n`,
      'if ok:\n    answers.append(\n        client.chat.completions.create(model=MODEL, messages=all_messages, timeout=20.0)\n    )\n',
    ],
    [
      'keeps tabs and line ends',
      'if a:\r\n\tf(\r\n\t\ta,\r\n\t)\r\n',
      'if a:\r\n\tf(\r\n\t\ta,\r\n\t\ttimeout=20.0,\r\n\t)\r\n',
    ],
  ])('%s', (_name, text, expected) => {
    expect(set(text, text.includes('client') ? 'client' : 'f(')).toBe(expected);
  });

  it('puts one a line where one line does not hold them', () => {
    const text = long.replace('MODEL', 'settings.default_model_of_all');
    expect(set(text, 'client', [timeout(), retries])).toBe(
      'completion = client.chat.completions.create(\n    model=settings.default_model_of_all,\n    messages=conversation,\n    timeout=20.0,\n    max_retries=2,\n)\n',
    );
  });

  it.each([
    ['a spread dictionary, which may hold it', 'f(**options)\n'],
    ['a generator', 'f(a for a in b)\n'],
    ['an open bracket', 'f(a\n'],
  ])('is not guessed beside %s', (_name, text) => {
    expect(set(text, 'f(')).toBe(null);
  });

  it('writes what each value is', () => {
    const options: readonly OptionValue[] = [
      timeout(2.5),
      timeout(30_000, 'timeout_ms'),
      { name: 'stream', value: { kind: 'boolean', value: false } },
      { name: 'mode', value: { kind: 'text', value: 'standard' } },
      { name: 'limit', value: { kind: 'reference', name: 'LIMIT' } },
      { name: 'wait', value: { kind: 'code', code: 'wait_random(1, 2)' } },
    ];
    expect(set("f('a')\n", 'f(', options)).toBe(
      "f(\n    'a',\n    timeout=2.5,\n    timeout_ms=30_000,\n    stream=False,\n    mode='standard',\n    limit=LIMIT,\n    wait=wait_random(1, 2),\n)\n",
    );
    const signal: OptionValue = { name: 'signal', value: { kind: 'timeout-signal', ms: 1 } };
    expect(set('f()\n', 'f(', [signal])).toBe(null);
  });
});

describe('a keyword that is there', () => {
  it.each([
    ['gets another value', 'f(a, timeout=None, b=1)\n', 'f(a, timeout=20.0, b=1)\n'],
    [
      'in its line',
      'f(\n    timeout=(\n        1\n    ),  # why\n)\n',
      'f(\n    timeout=20.0,  # why\n)\n',
    ],
  ])('%s', (_name, text, expected) => {
    expect(set(text, 'f(')).toBe(expected);
  });

  it('changes while others are added', () => {
    expect(set('f(timeout=None)\n', 'f(', [timeout(), retries])).toBe(
      'f(timeout=20.0, max_retries=2)\n',
    );
  });
});

describe('options within others', () => {
  const nested = [timeout(20_000, 'http_options.timeout')];

  it.each([
    ['are a new dictionary', 'f()\n', 'f(http_options={"timeout": 20_000})\n'],
    [
      'join a dictionary',
      'f(http_options={"a": 1})\n',
      'f(http_options={"a": 1, "timeout": 20_000})\n',
    ],
    [
      'change an entry',
      "f(http_options={'timeout': 1})\n",
      "f(http_options={'timeout': 20_000})\n",
    ],
    [
      'join a construction',
      'f(http_options=HttpOptions())\n',
      'f(http_options=HttpOptions(timeout=20_000))\n',
    ],
    ['are not guessed in a name', 'f(http_options=options)\n', null],
  ])('%s', (_name, text, expected) => {
    expect(set(text, 'f(', nested)).toBe(expected);
  });

  it('are entries of a dictionary at a position', () => {
    expect(set('f(a, {"b": 1})\n', 'f(', [timeout()], 1)).toBe('f(a, {"b": 1, "timeout": 20.0})\n');
    expect(set('f(a, b)\n', 'f(', [timeout()], 1)).toBe(null);
  });
});

describe('properties', () => {
  const property = (text: string, name: string) => {
    const opened = open(text);
    const args = callOf(opened, 'f(').args;
    const argument = args.find((one) => one.name === name);
    if (!argument?.nameSpan) throw new Error(`no ${name}`);
    const { value, nameSpan } = argument;
    const span = { start: nameSpan.start, end: value.end };
    const found = { key: name, keySpan: nameSpan, value, spread: false, commented: false, ...span };
    return { opened, found, object: { kind: 'object', properties: [found], ...span } as const };
  };

  it('get another name', () => {
    const { opened, found } = property('f(request_timeout=1)\n', 'request_timeout');
    expect(apply(opened, opened.writer.renameProperty(found, 'timeout'))).toBe('f(timeout=1)\n');
  });

  it.each([
    ['the only one', 'f(a=1)\n', 'f()\n'],
    ['the first', 'f(a=1, b=2)\n', 'f(b=2)\n'],
    ['the last', 'f(b=2, a=1)\n', 'f(b=2)\n'],
    ['a line', 'f(\n    b=2,\n    a=1,\n    c=3,\n)\n', 'f(\n    b=2,\n    c=3,\n)\n'],
    ['one with a comment', 'f(\n    a=1,  # why\n)\n', null],
  ])('go: %s', (_name, text, expected) => {
    const { opened, found, object } = property(text, 'a');
    expect(apply(opened, opened.writer.removeProperty(object, found))).toBe(expected);
  });
});
