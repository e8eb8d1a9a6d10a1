/** Texts that name a model and who has it, where other SDKs take a model object. */
import { describe, expect, it } from 'vitest';
import { checkCode } from '../../support/checkCode';

const providersOf = (code: string): readonly string[] => {
  const { calls, failures } = checkCode(`${code}\n`);
  expect(failures).toEqual([]);
  return calls.map(({ provider }) => provider);
};

describe('LangChain', () => {
  const init = (args: string): string =>
    `import { initChatModel } from 'langchain/chat_models/universal';
const model = await initChatModel(${args});
await model.invoke('hi');`;

  it.each([
    ["'openai:gpt-4o'", 'openai'],
    ["'google-genai:gemini-2.0-flash', { temperature: 0 }", 'google-gemini'],
    ["'gemini-2.0-flash', { modelProvider: 'google-genai' }", 'google-gemini'],
    ["'claude-sonnet-4-5', { modelProvider: 'anthropic', maxRetries: 2 }", 'anthropic'],
    ["'some-model'", 'unknown'],
    ['process.env.MODEL', 'unknown'],
  ])('initChatModel(%s): %s', (args, provider) => {
    expect(providersOf(init(args))).toEqual([provider]);
  });

  it.each([
    ['openai:gpt-5', 'openai'],
    ['aws:anthropic.claude-sonnet', 'aws-bedrock'],
    ['gpt-5', 'unknown'],
  ])('createAgent on %s: %s', (model, provider) => {
    const code = `import { createAgent } from 'langchain';
const agent = createAgent({ model: '${model}', tools: [] });
await agent.invoke({ messages: [] });`;
    expect(providersOf(code)).toEqual([provider]);
  });

  it('a parameter of the base class tells nothing', () => {
    const code = `import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
export const ask = (model: BaseChatModel) => model.invoke('openai:hi');`;
    expect(providersOf(code)).toEqual(['unknown']);
  });
});

describe('Mastra', () => {
  it.each([
    ['openai/gpt-5', 'openai'],
    ['google/gemini-3-flash', 'google-gemini'],
    ['gpt-5', 'unknown'],
  ])('an agent on %s: %s', (model, provider) => {
    const code = `import { Agent } from '@mastra/core/agent';
const agent = new Agent({ name: 'a', instructions: '', model: '${model}' });
await agent.generate('hi');`;
    expect(providersOf(code)).toEqual([provider]);
  });
});
