import { describe, expect, test } from 'vitest';
import { checkForeign, checkFormatted, signal, timeout, withOptions } from './writerCases';

describe('an argument that is missing', () => {
  checkFormatted({
    'is the only one': ['create();\n', 'create({ timeout: 60_000 });\n'],
    'comes behind others': [
      'create(body);\n',
      'create(body, { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'holds several options': [
      'create(body);\n',
      'create(body, { timeout: 60_000, maxRetries: 2 });\n',
      { index: 1, options: [timeout(), timeout(2, 'maxRetries')] },
    ],
    'holds nested options': [
      'create();\n',
      'create({ httpOptions: { timeout: 60_000, retries: 2 } });\n',
      { options: [timeout(60_000, 'httpOptions.timeout'), timeout(2, 'httpOptions.retries')] },
    ],
    'holds a name that needs quotes': [
      'create();\n',
      'create({ "x-timeout": 60_000 });\n',
      { options: [timeout(60_000, 'x-timeout')] },
    ],
    'holds a reference': [
      'create();\n',
      'create({ timeout: LLM_TIMEOUT_MS });\n',
      { options: [{ name: 'timeout', value: { kind: 'reference', name: 'LLM_TIMEOUT_MS' } }] },
    ],
    'holds a signal': [
      'create(body);\n',
      'create(body, { signal: AbortSignal.timeout(60_000) });\n',
      { index: 1, options: [signal()] },
    ],
    'leaves one before it undefined': [
      'create();\n',
      'create(undefined, { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'is not guessed behind two that are missing': ['create();\n', null, { index: 2 }],
    'is not put behind a spread': ['create(...args);\n', null, { index: 1 }],
    'may come before a spread': [
      'create({ a: 1 }, ...rest);\n',
      'create({ a: 1, timeout: 60_000 }, ...rest);\n',
    ],
    'stands in new parentheses': [
      'const client = new Anthropic();\n',
      'const client = new Anthropic({ timeout: 60_000 });\n',
      { start: 'new Anthropic' },
    ],
    'keeps comments between empty parentheses': [
      'create(/* defaults */);\n',
      'create(/* defaults */ { timeout: 60_000 });\n',
    ],
    'keeps comments behind arguments': [
      'create(body /* prompt */);\n',
      'create(body /* prompt */, { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'comes behind casts, parentheses and types with commas': [
      'create(body as Map<string, number>);\n',
      'create(body as Map<string, number>, { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'opens in place where the line would be too long': [
      'const message = await client.messages.create(requestForTheModel, more);\n',
      'const message = await client.messages.create(requestForTheModel, more, {\n  timeout: 60_000,\n});\n',
      { start: 'client.messages.create(', index: 2 },
    ],
    'goes on its own line behind an object that makes the line too long': [
      'const message = await client.messages.create({ model, messages, max_tokens });\n',
      'const message = await client.messages.create(\n  { model, messages, max_tokens },\n  { timeout: 60_000 },\n);\n',
      { start: 'client.messages.create(', index: 1 },
    ],
    'moves an object on several lines in': [
      'async function ask() {\n  return client.create({\n    model: "m",\n\n    // The question\n    prompt: `a\n  b ${c({\n    d: 1,\n  })}\n`,\n  });\n}\n',
      'async function ask() {\n  return client.create(\n    {\n      model: "m",\n\n      // The question\n      prompt: `a\n  b ${c({\n    d: 1,\n  })}\n`,\n    },\n    { timeout: 60_000 },\n  );\n}\n',
      { start: 'client.create(', index: 1 },
    ],
    'moves a function in': [
      'create(async () => {\n  /*\n   * why\n   */\n  await run();\n});\n',
      'create(\n  async () => {\n    /*\n     * why\n     */\n    await run();\n  },\n  { timeout: 60_000 },\n);\n',
      { index: 1 },
    ],
    'moves the last of several arguments in': [
      'create(first, {\n  a: 1,\n});\n',
      'create(\n  first,\n  {\n    a: 1,\n  },\n  { timeout: 60_000 },\n);\n',
      { index: 2 },
    ],
    'goes on a line of its own where the others do': [
      'create(\n  {\n    a: 1,\n  },\n  second, // the second\n);\n',
      'create(\n  {\n    a: 1,\n  },\n  second, // the second\n  { timeout: 60_000 },\n);\n',
      { index: 2 },
    ],
    'goes behind a comment on the first line': [
      'create(\n  // first\n  body,\n);\n',
      'create(\n  // first\n  body,\n  { timeout: 60_000 },\n);\n',
      { index: 1 },
    ],
    'goes behind a template on several lines': [
      'create(`a\n  b`);\n',
      'create(\n  `a\n  b`,\n  { timeout: 60_000 },\n);\n',
      { index: 1 },
    ],
    'breaks up where nothing else helps': [
      'const answer = await someClient.someResource.create("a text that is quite long to read");\n'.replace(
        'const answer = await ',
        '',
      ),
      'someClient.someResource.create("a text that is quite long to read", {\n  timeout: 60_000,\n});\n',
      { start: 'someClient', index: 1 },
    ],
  });
  checkForeign({
    'adds parentheses to a construction without': [
      'const client = new Anthropic;\n',
      'const client = new Anthropic({ timeout: 60_000 });\n',
      { start: 'new Anthropic' },
    ],
    'adds parentheses and fills one argument': [
      'const client = new Client;\n',
      'const client = new Client(undefined, { timeout: 60_000 });\n',
      { start: 'new Client', index: 1 },
    ],
    'keeps a comma behind the last argument': [
      'create(body, );\n',
      'create(body, { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'keeps a comment behind the last comma': [
      'create(body, /* rest */);\n',
      'create(body, /* rest */ { timeout: 60_000 });\n',
      { index: 1 },
    ],
    'goes on behind a brace where the file does that': [
      'use({\n  a: 1\n}, {\n  b: 1\n})\ncreate({\n  a: 1\n})\n',
      'use({\n  a: 1\n}, {\n  b: 1\n})\ncreate({\n  a: 1\n}, { timeout: 60_000 })\n',
      { index: 1 },
    ],
    'goes without a last comma where the file does': [
      'use({\n    a: 1\n})\ncreate({\n    a: 1\n})\n',
      'use({\n    a: 1\n})\ncreate(\n    {\n        a: 1\n    },\n    { timeout: 60_000 }\n)\n',
      { index: 1 },
    ],
    'takes a comma before a line comment': [
      'create({\n  a: 1,\n} // the body\n);\n',
      'create(\n  {\n    a: 1,\n  }, // the body\n  { timeout: 60_000 },\n);\n',
      { index: 1 },
    ],
    'keeps CRLF and text beyond ASCII': [
      "const s = '😀 né';\r\ncreate({\r\n  text: '😀',\r\n});\r\n",
      "const s = '😀 né';\r\ncreate(\r\n  {\r\n    text: '😀',\r\n  },\r\n  { timeout: 60_000 },\r\n);\r\n",
      { index: 1 },
    ],
    'keeps tabs': [
      'function f() {\n\tcreate({\n\t\ta: 1,\n\t});\n}\n',
      'function f() {\n\tcreate(\n\t\t{\n\t\t\ta: 1,\n\t\t},\n\t\t{ timeout: 60_000 },\n\t);\n}\n',
      { index: 1 },
    ],
  });
});

describe('an object', () => {
  checkFormatted({
    'that is empty': ['create({});\n', 'create({ timeout: 60_000 });\n'],
    'with nothing but a comment': [
      'create({\n  // defaults\n});\n',
      'create({\n  // defaults\n  timeout: 60_000,\n});\n',
    ],
    'on one line gets a property': ['create({ a: 1 });\n', 'create({ a: 1, timeout: 60_000 });\n'],
    'keeps a comment behind a property': [
      'create({ a: 1 /* x */ });\n',
      'create({ a: 1 /* x */, timeout: 60_000 });\n',
    ],
    'opens where the line would be too long': [
      'const client = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY });\n',
      'const client = new Anthropic({\n  apiKey: process.env.ANTHROPIC_API_KEY,\n  timeout: 60_000,\n  maxRetries: 2,\n});\n',
      { start: 'new Anthropic', options: [timeout(), timeout(2, 'maxRetries')] },
    ],
    'opens behind other arguments': [
      'const response = await fetch("https://api.openai.com/v1/x", { method, body });\n',
      'const response = await fetch("https://api.openai.com/v1/x", {\n  method,\n  body,\n  timeout: 60_000,\n});\n',
      { start: 'fetch(', index: 1 },
    ],
    'does not open behind another object': [
      'const message = await client.create({ model, messages }, { maxRetries: 2 });\n',
      'const message = await client.create(\n  { model, messages },\n  { maxRetries: 2, timeout: 60_000 },\n);\n',
      { start: 'client.create', index: 1 },
    ],
    'on several lines gets a line': [
      'create({\n  a: 1,\n});\n',
      'create({\n  a: 1,\n  timeout: 60_000,\n});\n',
    ],
    'keeps a comment at the end of its last line': [
      'create({\n  a: 1, // why\n});\n',
      'create({\n  a: 1, // why\n  timeout: 60_000,\n});\n',
    ],
    'keeps comments below its last property': [
      'create({\n  a: 1,\n  // b: 2,\n});\n',
      'create({\n  a: 1,\n  timeout: 60_000,\n  // b: 2,\n});\n',
    ],
    'gets options behind a spread': [
      'create({ a: 1, ...options });\n',
      'create({ a: 1, ...options, timeout: 60_000 });\n',
    ],
    'does not lose a signal that a spread may hold': [
      'create({ ...options });\n',
      null,
      { options: [signal()] },
    ],
    'does not lose nested options that a spread may hold': [
      'create({ ...options });\n',
      null,
      { options: [timeout(1, 'http.timeout')] },
    ],
    'has its value replaced': [
      'create({ timeout: 30, a: 1 });\n',
      'create({ timeout: 60_000, a: 1 });\n',
    ],
    'has its value replaced on its line': [
      'create({\n  timeout: 30, // seconds?\n  a: 1,\n});\n',
      'create({\n  timeout: 60_000, // seconds?\n  a: 1,\n});\n',
    ],
    'has a cast value replaced': [
      'create({ timeout: 30 as number });\n',
      'create({ timeout: 60_000 });\n',
    ],
    'has a shorthand filled': [
      'create({ timeout, a: 1 });\n',
      'create({ timeout: 60_000, a: 1 });\n',
    ],
    'keeps a quoted key': [
      'create({ "x-key": 1, "time-out": 30 });\n',
      'create({ "x-key": 1, "time-out": 60_000 });\n',
      { options: [timeout(60_000, 'time-out')] },
    ],
    'keeps a computed key': [
      'create({ ["timeout"]: 30 });\n',
      'create({ ["timeout"]: 60_000 });\n',
    ],
    'does not replace a method': ['create({ timeout() {} });\n', null],
    'does not replace an accessor': [
      'create({\n  get timeout() {\n    return 1;\n  },\n});\n',
      null,
    ],
    'does not lose a comment inside a value': ['create({ timeout: 30 /* s */ * 1000 });\n', null],
    'keeps a comment before a value': [
      'create({ timeout: /* ms */ 30 });\n',
      'create({ timeout: /* ms */ 60_000 });\n',
    ],
    'inside an object': [
      'create({ http: { timeout: 1 } });\n',
      'create({ http: { timeout: 60_000, retries: 2 } });\n',
      { options: [timeout(60_000, 'http.timeout'), timeout(2, 'http.retries')] },
    ],
    'inside an object on several lines': [
      'create({\n  http: {\n    a: 1,\n  },\n  b: { c: 1 },\n});\n',
      'create({\n  http: {\n    a: 1,\n    timeout: 60_000,\n  },\n  b: { c: 1, d: 2 },\n});\n',
      { options: [timeout(60_000, 'http.timeout'), timeout(2, 'b.d')] },
    ],
    'that a name stands for': [
      'create({ http: httpOptions });\n',
      'create({ http: { ...httpOptions, timeout: 60_000 } });\n',
      { options: [timeout(60_000, 'http.timeout')] },
    ],
    'that a shorthand stands for': [
      'create({ http });\n',
      'create({ http: { ...http, timeout: 60_000 } });\n',
      { options: [timeout(60_000, 'http.timeout')] },
    ],
    'with a cast': [
      'create({ a: 1 } as Options);\n',
      'create({ a: 1, timeout: 60_000 } as Options);\n',
    ],
    'on its own line opens where that would be too long': [
      'create(\n  {\n    a: 1,\n  },\n  { one: "a text of some length", two: "a text of more length, too" },\n);\n',
      'create(\n  {\n    a: 1,\n  },\n  {\n    one: "a text of some length",\n    two: "a text of more length, too",\n    timeout: 60_000,\n  },\n);\n',
      { index: 1 },
    ],
    'before a function': [
      'create({ a: 1 }, () => {\n  run();\n});\n',
      'create({ a: 1, timeout: 60_000 }, () => {\n  run();\n});\n',
    ],
  });
  checkForeign({
    'without a last comma gets one before its comment': [
      'use({\n  a: 1\n})\ncreate({\n  a: 1 // why\n})\n',
      'use({\n  a: 1\n})\ncreate({\n  a: 1, // why\n  timeout: 60_000\n})\n',
    ],
    'with its last comma on one line': [
      'create({ a: 1, });\n',
      'create({ a: 1, timeout: 60_000 });\n',
    ],
    'that closes behind its last property': [
      'create({ a: 1,\n         b: 2 });\n',
      'create({ a: 1,\n         b: 2, timeout: 60_000 });\n',
    ],
    'in single quotes': [
      "use('a');\ncreate({});\n",
      "use('a');\ncreate({ 'x-y': 60_000 });\n",
      { options: [timeout(60_000, 'x-y')] },
    ],
  });
});

test('options that contradict each other are declined', async () => {
  expect(
    await withOptions('create();\n', { options: [timeout(), timeout(1, 'timeout.x')] }),
  ).toBeNull();
  expect(
    await withOptions('create();\n', { options: [timeout(1, 'timeout.x'), timeout()] }),
  ).toBeNull();
  expect(await withOptions('create();\n', { options: [] })).toBeNull();
});

test('numbers are written as the file writes them', async () => {
  const es5 = 'var x = 10000;\ncreate(x);\n';
  expect(await withOptions(es5, { path: 'a.js', index: 1 })).toBe(
    'var x = 10000;\ncreate(x, { timeout: 60000 });\n',
  );
  expect(await withOptions('const x = 1;\ncreate(x);\n', { path: 'a.js', index: 1 })).toContain(
    '60_000',
  );
});
