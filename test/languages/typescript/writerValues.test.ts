import { describe } from 'vitest';
import { checkFormatted, type OptionCase, signal } from './writerCases';

describe('an argument that holds options from elsewhere', () => {
  checkFormatted({
    'is spread': ['create(options);\n', 'create({ ...options, timeout: 60_000 });\n'],
    'is spread from a member': [
      'create(body, this.options);\n',
      'create(body, { ...this.options, timeout: 60_000 });\n',
      { index: 1 },
    ],
    'is spread from a call': ['create(make());\n', 'create({ ...make(), timeout: 60_000 });\n'],
    'is spread with its cast': [
      'create(options as Options);\n',
      'create({ ...(options as Options), timeout: 60_000 });\n',
    ],
    'is spread over its lines': [
      'create(\n  make({\n    a: 1,\n  }),\n  body,\n);\n',
      'create(\n  {\n    ...make({\n      a: 1,\n    }),\n    timeout: 60_000,\n  },\n  body,\n);\n',
    ],
    'is replaced where it is nothing': ['create(undefined);\n', 'create({ timeout: 60_000 });\n'],
    'opens where the line would be too long': [
      'const message = await client.messages.create(theRequest, theUsualOptions);\n',
      'const message = await client.messages.create(theRequest, {\n  ...theUsualOptions,\n  timeout: 60_000,\n});\n',
      { start: 'client', index: 1 },
    ],
    'stands on its own line': [
      'create(\n  {\n    a: 1,\n  },\n  options, // ours\n);\n',
      'create(\n  {\n    a: 1,\n  },\n  { ...options, timeout: 60_000 }, // ours\n);\n',
      { index: 1 },
    ],
    'is left alone where it chooses': ['create(a ? b : c);\n', null],
    'is spread where it surely has no signal': [
      'const options = { method: "POST" };\ncreate(options);\n',
      'const options = { method: "POST" };\ncreate({ ...options, signal: AbortSignal.timeout(60_000) });\n',
      { options: [signal()] },
    ],
    'keeps the signal that its type knows': [
      'function ask(init?: RequestInit) {\n  return create(init);\n}\n',
      `function ask(init?: RequestInit) {
  return create({
    ...init,
    signal: AbortSignal.any([
      ...(init?.signal ? [init.signal] : []),
      AbortSignal.timeout(60_000),
    ]),
  });
}
`,
      { options: [signal()] },
    ],
    'is left alone where its type is not known': [
      'const ask = (init: Init) => create(init);\n',
      null,
      { options: [signal()] },
    ],
    'is left alone where it is a spread': ['create(...options);\n', null],
    'is left alone where a signal would be lost': [
      'create(options);\n',
      null,
      { options: [signal()] },
    ],
  });
});

describe('a signal that is there', () => {
  const options: OptionCase = { options: [signal(5000)] };
  checkFormatted({
    'is joined': [
      'const c = new AbortController();\ncreate({ signal: c.signal });\n',
      'const c = new AbortController();\ncreate({ signal: AbortSignal.any([c.signal, AbortSignal.timeout(5000)]) });\n',
      options,
    ],
    'is joined only where there is one': [
      'create({ signal: request.signal });\n',
      'create({\n  signal: AbortSignal.any([\n    ...(request.signal ? [request.signal] : []),\n    AbortSignal.timeout(5000),\n  ]),\n});\n',
      options,
    ],
    'is joined from a shorthand': [
      'create({\n  a: 1,\n  signal,\n});\n',
      'create({\n  a: 1,\n  signal: AbortSignal.any([\n    ...(signal ? [signal] : []),\n    AbortSignal.timeout(5000),\n  ]),\n});\n',
      options,
    ],
    'is joined with one that joins': [
      'create({ signal: AbortSignal.any([a, b]) });\n',
      'create({\n  signal: AbortSignal.any([AbortSignal.any([a, b]), AbortSignal.timeout(5000)]),\n});\n',
      options,
    ],
    'is replaced where it only counts time': [
      'create({ signal: AbortSignal.timeout(1) });\n',
      'create({ signal: AbortSignal.timeout(5000) });\n',
      options,
    ],
    'is left alone where it is made on the way': ['create({ signal: make() });\n', null, options],
    'is not sure where the name has two meanings': [
      'const c = new AbortController();\nfunction f(c) {\n  create({ x: 1, signal: c.signal });\n}\n',
      'const c = new AbortController();\nfunction f(c) {\n  create({\n    x: 1,\n    signal: AbortSignal.any([\n      ...(c.signal ? [c.signal] : []),\n      AbortSignal.timeout(5000),\n    ]),\n  });\n}\n',
      options,
    ],
  });
});
