import { replaceModel } from '../fixes';
import type { CallSubject, Problem, RuleContext } from '../model/subject';
import { endWords, retirementSeverity, successorWords } from './retirementWords';
import type { Rule } from './rule';

function check(subject: CallSubject, { today }: RuleContext): Problem | null {
  const retirement = subject.evidence.retirements.find((one) => one.subject === 'model');
  if (!retirement || subject.call.provider === 'unknown') return null;
  const { span } = retirement;
  return {
    message: `${endWords(retirement, subject, today)}${successorWords(retirement)}`,
    severity: retirementSeverity(retirement, today),
    once: span ? `${span.path}:${String(span.start)}` : retirement.name,
    fixes: [replaceModel(subject, retirement)],
  };
}

export const retiredModel: Rule = {
  id: 'retired-model',
  says: 'The model of this call has been shut down, or has a date on which it will be; a hint until 90 days before',
  severity: 'warning',
  docs: {
    outage:
      'A retirement is an outage with a date. From that day on every request to the model fails, usually with 404 or 400, which no retry mends. Code that nobody has touched for a year stops working.',
    ignore:
      'When the account has an agreement with the provider that keeps the model alive, or when this code is kept for reference only.',
    evidence: [
      'Dates and successors are those of the providers’ own pages: OpenAI, Anthropic, Google (Gemini API and Google Cloud apart), Amazon Bedrock, Mistral, Groq, Cohere, xAI, DeepSeek, Perplexity, Moonshot (read 2026-11). They are data, with source and date, in `src/knowledge/retirements`.',
      'Who answers decides: a reseller, a gateway or Azure has dates of its own, so the same name at another address says nothing.',
      'From 2026-12-01 on the Gemini API answers requests to `gemini-2.5-pro` and `gemini-2.5-flash` with newer models, at their prices, instead of failing.',
    ],
  },
  fires: [
    {
      when: 'a model has been shut down',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.create({ model: 'claude-3-opus-20240229', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'a model is shut down within 90 days',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.chat.completions.create({ model: 'gpt-4o', messages: [] });
`,
    },
    {
      when: 'the date is further away',
      severity: 'hint',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.audio.transcriptions.create({ model: 'whisper-1', file });
`,
    },
    {
      when: 'the name is the default of an environment variable',
      code: `import OpenAI from 'openai';
const MODEL = process.env.OPENAI_MODEL ?? 'gpt-3.5-turbo';
const openai = new OpenAI();
export const ask = (messages) => openai.chat.completions.create({ model: MODEL, messages });
`,
    },
    {
      when: 'a function of the AI SDK is handed the model',
      code: `import { generateText } from 'ai';
import { google } from '@ai-sdk/google';
await generateText({ model: google('gemini-1.5-pro'), prompt: 'hi' });
`,
    },
    {
      when: 'a LangChain model names it',
      code: `import { ChatGroq } from '@langchain/groq';
const model = new ChatGroq({ model: 'mixtral-8x7b-32768' });
await model.invoke('hi');
`,
    },
    {
      when: 'a raw request names it',
      code: `await fetch('https://api.mistral.ai/v1/chat/completions', {
  method: 'POST',
  body: JSON.stringify({ model: 'open-mixtral-8x7b', messages: [] }),
});
`,
    },
  ],
  silent: [
    {
      when: 'the model is in service',
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 1024, messages: [] });
`,
    },
    {
      when: 'somebody else answers: the name is a deployment’s',
      code: `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI({ deployment: 'gpt-4', apiVersion: '2024-10-21' });
await client.chat.completions.create({ model: 'gpt-4', messages: [] });
`,
    },
    {
      when: 'the address is one of the user’s own',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ baseURL: process.env.LLM_URL });
await openai.chat.completions.create({ model: 'gpt-3.5-turbo', messages: [] });
`,
    },
    {
      when: 'a gateway resells the model under its own name',
      code: `import OpenAI from 'openai';
const openai = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' });
await openai.chat.completions.create({ model: 'openai/gpt-4', messages: [] });
`,
    },
    {
      when: 'the code does not say which model',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.chat.completions.create({ model: process.env.MODEL, messages: [] });
`,
    },
  ],
  check,
};
