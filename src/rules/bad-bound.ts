import { correctNumber } from '../fixes';
import type { ValueTrap } from '../model/evidence';
import type { CallSubject, ClientSubject, Problem } from '../model/subject';
import { badBoundExamples } from './examples/bad-bound';
import type { Rule } from './rule';
import { whereWords } from './words';

function check({ evidence, call }: CallSubject): Problem | null {
  const traps = evidence.traps.filter((one) => one.of === 'call');
  return traps.length === 0 ? null : problemOf(traps, call.path);
}

/** What all calls of a client share is said once, where the client is. */
function checkClient(client: ClientSubject): Problem | null {
  if (client.role === 'foreign') return null;
  const hit = client.calls.filter((one) => trapsAt(one).length > 0);
  const [subject] = hit;
  if (!subject) return null;
  return { ...problemOf(trapsAt(subject), client.path), calls: hit };
}

const trapsAt = ({ evidence }: CallSubject): readonly ValueTrap[] =>
  evidence.traps.filter((one) => one.of === 'client');

const problemOf = (traps: readonly ValueTrap[], path: string): Problem => ({
  message: traps
    .map(({ code, at, says }) => `\`${code}\` ${whereWords(at, path)} ${says}.`)
    .join(' '),
  fixes: traps.map((one) => correctNumber(path, one)),
});

export const badBound: Rule = {
  id: 'bad-bound',
  says: 'By facts of this SDK and version, a bound means something else than it seems',
  severity: 'warning',
  docs: {
    outage:
      'A bound that fires at once fails every call, also on a healthy day; one that counts in another unit, or never ends, leaves the caller waiting or sends requests without end while the provider is down.',
    ignore: 'When the value is meant: a call that must fail in a test of what happens then.',
    evidence: [
      '`timeout: 0` aborts at once in openai 4 to 7, @anthropic-ai/sdk 0.30 to 1.12, groq-sdk, together-ai and perplexity; axios, ofetch, node-fetch 2, @google/genai and Mistral wait without a limit (measured, 2026-11).',
      '`timeout: Infinity` on the client is a timer of 1 ms in openai 5 to 7; more than 2 147 483 647 ms overflows every timer of Node, `AbortSignal.timeout` too (measured, 2026-11).',
      '`maxRetries: -1` retries without end in openai 5 and 6, groq-sdk 1 and @anthropic-ai/sdk 0.50 to 0.122, counts as 2 in openai 7 and throws in @anthropic-ai/sdk from 0.126 on (measured, 2026-11).',
      'A non-streaming request with `max_tokens` of 21 334 and no timeout throws in @anthropic-ai/sdk from 0.37 on; 21 333 is sent (measured on 0.137 and 1.12; source read for the others).',
      'cohere-ai and voyageai count in seconds, all others in milliseconds (source read, 2026-11).',
    ],
  },
  ...badBoundExamples,
  check,
  checkClient,
};
