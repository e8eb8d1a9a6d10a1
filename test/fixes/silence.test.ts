import { describe, expect, it } from 'vitest';
import { mend } from './mend';

describe('a bound on the silence of a stream', () => {
  it('wraps what the loop runs over', async () => {
    const mended = await mend(
      `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic({ timeout: 19_000 });
const stream = await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
  stream: true,
});
for await (const event of stream) {
  console.log(event.type);
}
`,
      { kind: 'bound-silence' },
    );
    expect(mended?.after).toBe(`import Anthropic from '@anthropic-ai/sdk';

/**
 * Silence that no healthy stream shows, before the first token or between two.
 */
const STREAM_SILENCE_MS = 30_000;

const client = new Anthropic({ timeout: 19_000 });
const stream = await client.messages.create({
  model: 'claude-sonnet-4-5',
  max_tokens: 1024,
  messages: [],
  stream: true,
});
for await (const event of boundSilence(stream, STREAM_SILENCE_MS)) {
  console.log(event.type);
}

/**
 * Passes a stream on, and aborts it with an error when nothing arrives for too
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after
 * it. Pings that keep the connection alive do not count: the SDKs read them and
 * do not yield them.
 */
async function* boundSilence<T = ReturnType<typeof JSON.parse>>(
  stream: AsyncIterable<T>,
  firstMs: number,
  idleMs = firstMs,
): AsyncGenerator<T, void, undefined> {
  const source = stream as AsyncIterable<T> & {
    controller?: AbortController;
    abort?: () => void;
  };
  const items = stream[Symbol.asyncIterator]();
  const nextWithin = (ms: number) =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      const next = items.next();
      const timer = setTimeout(() => {
        reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`));
        if (source.controller) source.controller.abort();
        else source.abort?.();
      }, ms);
      void next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  let ended = false;
  try {
    let next = await nextWithin(firstMs);
    while (!next.done) {
      yield next.value;
      next = await nextWithin(idleMs);
    }
    ended = true;
  } finally {
    // Not awaited: what hangs would hang here too.
    if (!ended) void items.return?.().catch(() => undefined);
  }
}
`);
    expect(mended?.fix.title).toBe('End this stream with an error after 30 s of silence');
    expect(mended?.fix.safe).toBe(false);
  });
  it('wraps the call where it stands in the loop itself', async () => {
    const mended = await mend(
      `import OpenAI from "openai";

const client = new OpenAI({ timeout: 19_000 });
for await (const event of await client.responses.create({
  model: "gpt-5",
  input: "🛟",
  stream: true,
})) {
  console.log(event.type);
}
`,
      { kind: 'bound-silence', path: 'src/app.mjs' },
    );
    expect(mended?.after).toBe(`import OpenAI from "openai";

/**
 * Silence that no healthy stream shows, before the first token or between two.
 */
const STREAM_SILENCE_MS = 30_000;

const client = new OpenAI({ timeout: 19_000 });
for await (const event of boundSilence(
  await client.responses.create({
    model: "gpt-5",
    input: "🛟",
    stream: true,
  }),
  STREAM_SILENCE_MS,
)) {
  console.log(event.type);
}

/**
 * Passes a stream on, and aborts it with an error when nothing arrives for too
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after
 * it. Pings that keep the connection alive do not count: the SDKs read them and
 * do not yield them.
 */
async function* boundSilence(stream, firstMs, idleMs = firstMs) {
  const items = stream[Symbol.asyncIterator]();
  const nextWithin = (ms) =>
    new Promise((resolve, reject) => {
      const next = items.next();
      const timer = setTimeout(() => {
        reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`));
        if (stream.controller) stream.controller.abort();
        else stream.abort?.();
      }, ms);
      void next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  let ended = false;
  try {
    let next = await nextWithin(firstMs);
    while (!next.done) {
      yield next.value;
      next = await nextWithin(idleMs);
    }
    ended = true;
  } finally {
    // Not awaited: what hangs would hang here too.
    if (!ended) void items.return?.().catch(() => undefined);
  }
}
`);
  });
  it('in a function, with tabs and without semicolons', async () => {
    const mended = await mend(
      `import OpenAI from 'openai'

const client = new OpenAI({ timeout: 19_000 })

export async function* words(input: string) {
	const stream = await client.responses.create({
		model: 'gpt-5',
		input,
		stream: true,
	})
	// one by one
	for await (const event of stream /* as it comes */) {
		yield event
	}
}
`,
      { kind: 'bound-silence' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai'

/**
 * Silence that no healthy stream shows, before the first token or between two.
 */
const STREAM_SILENCE_MS = 30_000

const client = new OpenAI({ timeout: 19_000 })

export async function* words(input: string) {
	const stream = await client.responses.create({
		model: 'gpt-5',
		input,
		stream: true,
	})
	// one by one
	for await (const event of boundSilence(
		stream,
		STREAM_SILENCE_MS,
	) /* as it comes */) {
		yield event
	}
}

/**
 * Passes a stream on, and aborts it with an error when nothing arrives for too
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after
 * it. Pings that keep the connection alive do not count: the SDKs read them and
 * do not yield them.
 */
async function* boundSilence<T = ReturnType<typeof JSON.parse>>(
	stream: AsyncIterable<T>,
	firstMs: number,
	idleMs = firstMs,
): AsyncGenerator<T, void, undefined> {
	const source = stream as AsyncIterable<T> & {
		controller?: AbortController
		abort?: () => void
	}
	const items = stream[Symbol.asyncIterator]()
	const nextWithin = (ms: number) =>
		new Promise<IteratorResult<T>>((resolve, reject) => {
			const next = items.next()
			const timer = setTimeout(() => {
				reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`))
				if (source.controller) source.controller.abort()
				else source.abort?.()
			}, ms)
			void next.then(resolve, reject).finally(() => clearTimeout(timer))
		})
	let ended = false
	try {
		let next = await nextWithin(firstMs)
		while (!next.done) {
			yield next.value
			next = await nextWithin(idleMs)
		}
		ended = true
	} finally {
		// Not awaited: what hangs would hang here too.
		if (!ended) void items.return?.().catch(() => undefined)
	}
}
`);
  });
  it('two constants where the first token may take another time', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 90_000 });
const stream = await client.audio.transcriptions.create({
  model: 'gpt-4o-transcribe',
  file: recording,
  stream: true,
});
for await (const event of stream) {
  console.log(event.type);
}
`,
      { kind: 'bound-silence' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';

/** A stream that is silent for so long will not begin. */
const FIRST_TOKEN_MS = 90_000;

/** Silence that no healthy stream shows. */
const STREAM_SILENCE_MS = 120_000;

const client = new OpenAI({ timeout: 90_000 });
const stream = await client.audio.transcriptions.create({
  model: 'gpt-4o-transcribe',
  file: recording,
  stream: true,
});
for await (const event of boundSilence(
  stream,
  FIRST_TOKEN_MS,
  STREAM_SILENCE_MS,
)) {
  console.log(event.type);
}

/**
 * Passes a stream on, and aborts it with an error when nothing arrives for too
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after
 * it. Pings that keep the connection alive do not count: the SDKs read them and
 * do not yield them.
 */
async function* boundSilence<T = ReturnType<typeof JSON.parse>>(
  stream: AsyncIterable<T>,
  firstMs: number,
  idleMs = firstMs,
): AsyncGenerator<T, void, undefined> {
  const source = stream as AsyncIterable<T> & {
    controller?: AbortController;
    abort?: () => void;
  };
  const items = stream[Symbol.asyncIterator]();
  const nextWithin = (ms: number) =>
    new Promise<IteratorResult<T>>((resolve, reject) => {
      const next = items.next();
      const timer = setTimeout(() => {
        reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`));
        if (source.controller) source.controller.abort();
        else source.abort?.();
      }, ms);
      void next.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  let ended = false;
  try {
    let next = await nextWithin(firstMs);
    while (!next.done) {
      yield next.value;
      next = await nextWithin(idleMs);
    }
    ended = true;
  } finally {
    // Not awaited: what hangs would hang here too.
    if (!ended) void items.return?.().catch(() => undefined);
  }
}
`);
    expect(mended?.fix.title).toBe('End this stream with an error after 2 min of silence');
  });
  it('CRLF', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';\r
\r
const client = new OpenAI({ timeout: 19_000 });\r
const stream = await client.responses.create({\r
  model: 'gpt-5',\r
  input: 'hi',\r
  stream: true,\r
});\r
for await (const event of stream) {\r
  console.log(event.type);\r
}\r
`,
      { kind: 'bound-silence', path: 'src/app.js' },
    );
    expect(mended?.after).toBe(`import OpenAI from 'openai';\r
\r
/**\r
 * Silence that no healthy stream shows, before the first token or between two.\r
 */\r
const STREAM_SILENCE_MS = 30_000;\r
\r
const client = new OpenAI({ timeout: 19_000 });\r
const stream = await client.responses.create({\r
  model: 'gpt-5',\r
  input: 'hi',\r
  stream: true,\r
});\r
for await (const event of boundSilence(stream, STREAM_SILENCE_MS)) {\r
  console.log(event.type);\r
}\r
\r
/**\r
 * Passes a stream on, and aborts it with an error when nothing arrives for too\r
 * long: \`firstMs\` bounds the wait for the first item, \`idleMs\` each wait after\r
 * it. Pings that keep the connection alive do not count: the SDKs read them and\r
 * do not yield them.\r
 */\r
async function* boundSilence(stream, firstMs, idleMs = firstMs) {\r
  const items = stream[Symbol.asyncIterator]();\r
  const nextWithin = (ms) =>\r
    new Promise((resolve, reject) => {\r
      const next = items.next();\r
      const timer = setTimeout(() => {\r
        reject(new Error(\`no data for \${ms / 1000} s: stream aborted\`));\r
        if (stream.controller) stream.controller.abort();\r
        else stream.abort?.();\r
      }, ms);\r
      void next.then(resolve, reject).finally(() => clearTimeout(timer));\r
    });\r
  let ended = false;\r
  try {\r
    let next = await nextWithin(firstMs);\r
    while (!next.done) {\r
      yield next.value;\r
      next = await nextWithin(idleMs);\r
    }\r
    ended = true;\r
  } finally {\r
    // Not awaited: what hangs would hang here too.\r
    if (!ended) void items.return?.().catch(() => undefined);\r
  }\r
}\r
`);
  });
  it('is not offered where two loops read', async () => {
    const mended = await mend(
      `import OpenAI from 'openai';

const client = new OpenAI({ timeout: 19_000 });
const stream = await client.responses.create({
  model: 'gpt-5',
  input: 'hi',
  stream: true,
});
for await (const event of stream) if (event.type === 'response.created') break;
for await (const event of stream) console.log(event.type);
`,
      { kind: 'bound-silence' },
    );
    expect(mended).toBeNull();
  });
});
