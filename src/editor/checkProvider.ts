/** "Check Claude Now": the user's own key, asked for once, kept by the editor's secret storage, and one request. */
import * as vscode from 'vscode';
import type { CheckedProvider, CheckResult, ProviderCheck } from '../model/providerCheck';
import { latencyWords, remember } from '../status/latency';
import type { Memory } from './memory';

export interface CheckOptions {
  readonly secrets: vscode.SecretStorage;
  readonly memory: Memory;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly load: () => Promise<Readonly<Record<CheckedProvider, ProviderCheck>>>;
  /** Hears what came of each check. */
  readonly onResult: (provider: CheckedProvider, result: CheckResult) => void;
}

interface Checked {
  readonly id: CheckedProvider;
  readonly name: string;
  readonly company: string;
  readonly host: string;
  /** Where programs find the key. */
  readonly variable: string;
}

const checked: Readonly<Record<CheckedProvider, Checked>> = {
  anthropic: {
    ...{ id: 'anthropic', name: 'Claude', company: 'Anthropic', host: 'api.anthropic.com' },
    variable: 'ANTHROPIC_API_KEY',
  },
  openai: {
    ...{ id: 'openai', name: 'OpenAI', company: 'OpenAI', host: 'api.openai.com' },
    variable: 'OPENAI_API_KEY',
  },
};

interface Key {
  readonly text: string;
  /** False for one of the environment, which stays there. */
  readonly isOurs: boolean;
}

export async function checkProvider(id: CheckedProvider, options: CheckOptions): Promise<void> {
  const provider = checked[id];
  const key = await findKey(provider, options);
  if (key !== null) await check(provider, key, false, options);
}

/** The key's name in the secret storage. */
const keyName = ({ id }: Checked): string => `lifeboat.${id}.apiKey`;

async function findKey(provider: Checked, options: CheckOptions): Promise<Key | null> {
  const kept = await options.secrets.get(keyName(provider));
  if (kept !== undefined) return { text: kept, isOurs: true };
  const found = options.environment[provider.variable];
  if (found !== undefined && found !== '' && (await mayUseEnvironment(provider, options.memory))) {
    return { text: found, isOurs: false };
  }
  const text = await askKey(provider);
  return text === undefined ? null : { text, isOurs: true };
}

async function mayUseEnvironment(provider: Checked, memory: Memory): Promise<boolean> {
  const known = memory.mayUseEnvironment(provider.id);
  if (known !== null) return known;
  const [yes, no] = ['Use It', 'Enter Another'];
  const question = `${provider.variable} is set in this environment. Use it to check ${provider.name}?`;
  const answer = await vscode.window.showInformationMessage(question, yes, no);
  if (answer !== undefined) memory.keepMayUseEnvironment(provider.id, answer === yes);
  return answer === yes;
}

async function askKey({ name, company, host }: Checked): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title: `Check ${name} now`,
    prompt: `Your ${company} API key. It is kept in the secret storage of this editor and sent to ${host} only.`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'An API key is needed for the check.' : null),
  });
  return answer?.trim();
}

async function check(
  provider: Checked,
  key: Key,
  message: boolean,
  options: CheckOptions,
): Promise<void> {
  const { secrets, load, onResult } = options;
  const location = vscode.ProgressLocation.Notification;
  const result = await vscode.window.withProgress(
    { location, title: `Checking ${provider.name}…` },
    async () => (await load())[provider.id]({ apiKey: key.text, message }),
  );
  onResult(provider.id, result);
  // Kept once it is known to be one.
  if (result.keyRejected) await secrets.delete(keyName(provider));
  else if (key.isOurs) await secrets.store(keyName(provider), key.text);
  const words = withLatency(provider, result, message, options.memory);
  if (result.ok) await tellSuccess(provider, key, message, words, options);
  else await tellFailure(provider, result, words, options);
}

function withLatency(
  { id }: Checked,
  { ok, ms, words }: CheckResult,
  message: boolean,
  memory: Memory,
): string {
  if (!ok) return words;
  const kind = `${id}.${message ? 'message' : 'list'}`;
  const earlier = memory.latencies(kind);
  memory.keepLatencies(kind, remember(earlier, ms));
  return `${words}${latencyWords(ms, earlier)}`;
}

/** The cost is said before it is caused: a few tokens of a small model. */
const sendMessage = 'Send a Message (Less Than 0.1 Cent)';
const forget = 'Forget Key';

async function tellSuccess(
  provider: Checked,
  key: Key,
  message: boolean,
  words: string,
  options: CheckOptions,
): Promise<void> {
  const buttons = [...(message ? [] : [sendMessage]), ...(key.isOurs ? [forget] : [])];
  const answer = await vscode.window.showInformationMessage(words, ...buttons);
  if (answer === forget) await options.secrets.delete(keyName(provider));
  if (answer === sendMessage) await check(provider, key, true, options);
}

async function tellFailure(
  provider: Checked,
  { keyRejected }: CheckResult,
  words: string,
  options: CheckOptions,
): Promise<void> {
  const other = 'Enter Another Key';
  const answer = await vscode.window.showWarningMessage(words, ...(keyRejected ? [other] : []));
  if (answer !== other) return;
  const text = await askKey(provider);
  if (text !== undefined) await check(provider, { text, isOurs: true }, false, options);
}
