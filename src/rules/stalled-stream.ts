import { boundChunks, boundSilence, boundStream } from '../fixes';
import type { TimeoutPolicy } from '../model/call';
import type { CallSubject, Problem } from '../model/subject';
import { formatDuration } from '../model/words';
import type { Rule } from './rule';
import { nameOf } from './words';

function check(subject: CallSubject): Problem | null {
  const { call, stream } = subject;
  if (call.streaming !== true || !stream || stream.opaque || stream.guard) return null;
  // Nobody speaks for minutes on a realtime connection: silence says nothing there.
  if (call.operation === 'manage' || call.operation === 'realtime') return null;
  if (call.budget.bodyBounded || call.budget.unknown) return null;
  const { silenceMs } = call.budget;
  if (silenceMs === null && !isLimitKnown(subject)) return null;
  // One of several providers may send pings; of the others the SDK's own timer ends a silence.
  if ((silenceMs !== null || call.provider === 'unknown') && endsSilenceItself(subject))
    return null;
  const hasTimer = isChosen(call.timeout) && subject.facts?.timeout.coversStream === 'headers';
  const timer = hasTimer ? 'the timeout stops at the headers' : null;
  const silence =
    silenceMs === null
      ? subject.providerPings && call.provider !== 'unknown'
        ? `nothing ends its silence, for pings keep it alive`
        : `nothing ends its silence (${subject.runtimeSays})`
      : `only ${whoEnds(subject, silenceMs)} ends it`;
  return {
    message: `A stream of ${nameOf(subject)} that stalls stays open: ${[timer, silence].filter(Boolean).join(', and ')}.`,
    ...(silenceMs === null ? {} : { severity: 'information' as const }),
    fixes: [boundSilence(subject), boundChunks(subject), boundStream(subject)],
  };
}

/** The timer of the SDK, whoever set it, is one for silence. */
const endsSilenceItself = ({ call, facts }: CallSubject): boolean =>
  facts?.timeout.coversStream === 'silence' && isChosen(call.timeout);

/** Set by somebody, an SDK included: what the runtime does by itself is told apart from it. */
const isChosen = ({ source, ms }: TimeoutPolicy): boolean =>
  ms !== null && source !== 'runtime-default' && source !== 'none' && source !== 'unknown';

/** What the runtime does to this transport is known, be it nothing: else nobody knows what ends a silence. */
function isLimitKnown({ facts, call }: CallSubject): boolean {
  if (!facts || facts.transport === 'none') return false;
  return facts.transport === 'host' || call.runtime !== 'unknown';
}

/** The SDK's connection pool where it has a limit, else the runtime. */
const whoEnds = (subject: CallSubject, silenceMs: number): string =>
  subject.facts?.socketIdle
    ? `the connection pool of ${subject.sdkLabel}, after ${formatDuration(silenceMs)},`
    : subject.runtimeSays;

export const stalledStream: Rule = {
  id: 'stalled-stream',
  says: 'Nothing ends silence in this stream, or only the runtime does after minutes',
  severity: 'warning',
  docs: {
    outage:
      'The stream starts and then stops half-way. The SDK timer was cleared when the headers arrived, so nothing in the code notices: the answer stands still on the screen and the connection stays open.',
    ignore:
      'When whoever reads the stream bounds its silence in a place that Lifeboat does not see.',
    evidence: [
      '`timeout` of `@anthropic-ai/sdk` and `openai` (all majors) is cleared when headers arrive: a stream stalled after its first event was pending long after a timeout of 300 ms (measured, 2026-11).',
      "Node's fetch ends 300 s of silence in a body; Anthropic's `ping` events keep a stream open past that (345 s watched).",
      'On node-fetch (openai 4, `@anthropic-ai/sdk` below 0.50) the connection pool of the SDK ends a stalled stream: at 601 s by default, at 300 s with a timeout of 60 s (measured, 2026-11).',
    ],
  },
  fires: [
    {
      when: 'a stream is read without a bound on silence',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
const stream = await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [], stream: true });
for await (const event of stream) console.log(event.type);
`,
    },
    {
      when: "only Node's own limit ends the silence",
      severity: 'information',
      versions: { openai: '6.49.0' },
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.chat.completions.create({ model: 'gpt-6-luna', messages: [], stream: true });
for await (const chunk of stream) console.log(chunk);
`,
    },
    {
      when: "only the SDK's connection pool ends the silence",
      severity: 'information',
      versions: { openai: '4.104.0' },
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
for await (const chunk of await openai.chat.completions.create({ model: 'gpt-4', messages: [], stream: true })) console.log(chunk);
`,
    },
    {
      when: 'the stream helper is listened to',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
const stream = client.messages.stream({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
stream.on('text', (text) => process.stdout.write(text));
await stream.finalMessage();
`,
    },
    {
      when: 'pings keep a Python stream open',
      path: 'app.py',
      code: `from anthropic import Anthropic
client = Anthropic(timeout=19)
for event in client.messages.create(model="claude-sonnet-5-5", max_tokens=99, messages=[], stream=True):
    print(event.type)
`,
    },
  ],
  silent: [
    {
      when: 'the answer is no stream',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic({ timeout: 19_000 });
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [], stream: false });
`,
    },
    {
      when: 'a deadline covers the whole stream',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.responses.create({ model: 'gpt-6-luna', input: 'hi', stream: true }, { signal: AbortSignal.timeout(55_000) });
for await (const event of stream) console.log(event.type);
`,
    },
    {
      when: 'an own function guards the stream with a timer',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.responses.create({ model: 'gpt-6-luna', input: 'hi', stream: true });
for await (const event of guarded(stream, 30_000)) console.log(event.type);
async function* guarded<T>(source: AsyncIterable<T>, idleMs: number) {
  const iterator = source[Symbol.asyncIterator]();
  while (true) {
    let timer;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('idle')), idleMs); });
    const next = await Promise.race([iterator.next(), late]);
    clearTimeout(timer);
    if (next.done) return;
    yield next.value;
  }
}
`,
    },
    {
      when: 'an option of the SDK ends its silence',
      versions: { ai: '6.0.326' },
      code: `import { streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
const { textStream } = streamText({ model: openai('gpt-6-luna'), prompt: 'hi', timeout: { chunkMs: 30_000 } });
for await (const text of textStream) process.stdout.write(text);
`,
    },
    {
      when: 'the stream is handed to something that is not seen',
      code: `import OpenAI from 'openai';
import { pump } from './pump';
const openai = new OpenAI({ timeout: 19_000 });
const stream = await openai.responses.create({ model: 'gpt-6-luna', input: 'hi', stream: true });
await pump(stream);
`,
    },
    {
      when: 'silence is normal: a realtime connection',
      code: `const socket = new WebSocket('wss://api.openai.com/v1/realtime?model=gpt-realtime');
socket.onmessage = (event) => console.log(event.data);
`,
    },
    {
      when: 'nobody knows what makes the request',
      code: `import { initChatModel } from 'langchain/chat_models/universal';
const model = await initChatModel(process.env.MODEL);
for await (const chunk of await model.stream('hi')) console.log(chunk.content);
`,
    },
    {
      when: 'whether it streams is not known',
      code: `import OpenAI from 'openai';
import { wantsStream } from './settings';
const openai = new OpenAI({ timeout: 19_000 });
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi', stream: wantsStream() });
`,
    },
    {
      when: 'a number for httpx is the longest silence',
      path: 'app.py',
      code: `from openai import OpenAI
client = OpenAI(timeout=19)
for event in client.responses.create(model="gpt-6-luna", input="hi", stream=True):
    print(event.type)
`,
    },
  ],
  check,
};
