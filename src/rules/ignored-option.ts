import { hearSetting, moveSetting, moveToCopy } from '../fixes';
import type { IgnoredSetting } from '../model/evidence';
import type { CallSubject, ClientSubject, Problem } from '../model/subject';
import { ignoredExamples } from './examples/ignored-option';
import type { Rule } from './rule';
import { amongWords, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const settings = subject.evidence.ignored.filter((one) => one.of === 'call');
  return settings.length === 0 ? null : problemOf(settings, subject, subject.call.path);
}

/** What all calls of a client share is said once, where the client is. */
function checkClient(client: ClientSubject): Problem | null {
  if (client.role === 'foreign') return null;
  const [subject] = client.calls.filter((one) => settingsAt(one).length > 0);
  if (!subject) return null;
  const settings = client.calls.flatMap(settingsAt);
  const seen = new Set<string>();
  const once = settings.filter(({ span }) => {
    const key = `${span.path}:${String(span.start)}`;
    return !seen.has(key) && seen.add(key);
  });
  return { ...problemOf(once, subject, client.path), calls: client.calls };
}

const settingsAt = ({ evidence }: CallSubject): readonly IgnoredSetting[] =>
  evidence.ignored.filter((one) => one.of === 'client');

const problemOf = (
  settings: readonly IgnoredSetting[],
  subject: CallSubject,
  path: string,
): Problem => ({
  message: settings.map((one) => words(one, subject, path)).join(' '),
  fixes: settings.flatMap((one) => [
    ...[moveSetting(subject, one), hearSetting(subject, one), moveToCopy(subject, one)],
  ]),
});

/** `timeout` on line 3 is not read here; the OpenAI SDK reads it in the second argument. */
function words(
  { name, at, says, instead }: IgnoredSetting,
  subject: CallSubject,
  path: string,
): string {
  const { sdkLabel } = subject;
  const among = amongWords(subject);
  const whose = among === null ? '' : `Through ${among}, `;
  const what = `${whose}\`${name}\` ${whereWords(at, path)} ${says}`;
  return instead === null ? `${what}.` : `${what}; ${sdkLabel} reads it ${instead}.`;
}

export const ignoredOption: Rule = {
  id: 'ignored-option',
  says: 'A timeout, retry count or signal is set where this SDK does not read it, or is overridden',
  severity: 'warning',
  docs: {
    outage:
      'The code looks bounded and is not. When the provider hangs, the timeout that somebody wrote never fires, the retries never happen, and the wait lasts as long as the SDK or the runtime allows by itself.',
    ignore: 'When something that Lifeboat does not see reads the setting: a patched SDK, a proxy.',
    evidence: [
      '`timeout`, `maxRetries` and `signal` in the body of openai 4 to 7 are sent to the server and not applied (measured, 2026-11).',
      '`new ChatAnthropic({ timeout })`, `generateObject({ timeout })` of ai 6 and 7, `generateText({ timeout })` of ai 3 to 5 and a signal handed to Portkey, Ollama or LlamaIndex left hung calls pending (measured, 2026-11).',
      '`{ signal: AbortSignal.timeout(200), ...init }` in the `fetch` of openai, ollama, Hugging Face, Replicate and AI SDK clients: pending, for `init` brings a `signal` of its own (measured, 2026-11).',
      '`timeoutMs` of @mistralai/mistralai 1 and 2 and of @openrouter/sdk is left out as soon as the call is given any signal (source read and measured, 2026-11).',
      'The standard `fetch` and node-fetch 3 know no `timeout`; node-fetch 2 does (measured, 2026-11).',
    ],
  },
  ...ignoredExamples,
  check,
  checkClient,
};
