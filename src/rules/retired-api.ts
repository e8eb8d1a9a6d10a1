import type { CallSubject, Problem, RuleContext } from '../model/subject';
import { endWords, retirementSeverity, successorWords } from './retirementWords';
import type { Rule } from './rule';

function check(subject: CallSubject, { today }: RuleContext): Problem | null {
  const retirement = subject.evidence.retirements.find((one) => one.subject === 'api');
  if (!retirement || subject.call.provider === 'unknown') return null;
  return {
    message: `${endWords(retirement, subject, today)}${successorWords(retirement)}`,
    severity: retirementSeverity(retirement, today),
    once: retirement.name,
    fixes: [],
  };
}

export const retiredApi: Rule = {
  id: 'retired-api',
  says: 'The API that this call belongs to has been shut down, or has a date on which it will be; a hint until 90 days before',
  severity: 'warning',
  docs: {
    outage:
      'The endpoints are gone, and what they kept on the provider’s side (threads, assistants, files in them) with them. Every request fails at once; retries and fallbacks to another model of the same API do not help.',
    ignore: 'When this code is kept for reference only.',
    evidence: [
      'OpenAI shut down the Assistants API on 2026-08-26; its migration guide says that it is no longer available and names the Responses API (read 2026-11).',
      'OpenAI shut down the Videos API on 2026-09-24, with the Sora models and without a successor (model pages, read 2026-11).',
      'Cohere deprecated the Generate, Summarize and Classify APIs on 2025-09-15 and has given no day for their end: a hint (read 2026-11).',
    ],
  },
  fires: [
    {
      when: 'the API has been shut down',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
`,
    },
    {
      when: 'a raw request goes to its endpoint',
      code: `await fetch('https://api.openai.com/v1/threads', { method: 'POST', body: '{}' });
`,
    },
    {
      when: 'the API is deprecated and has no date yet',
      severity: 'hint',
      code: `import { CohereClient } from 'cohere-ai';
const cohere = new CohereClient({ token });
await cohere.generate({ prompt: 'hi' });
`,
    },
  ],
  silent: [
    {
      when: 'the API is in service',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' });
`,
    },
    {
      when: 'an old API still answers',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
await openai.completions.create({ model: process.env.MODEL, prompt: 'hi' });
`,
    },
    {
      when: 'somebody else offers the same API',
      code: `import { AzureOpenAI } from 'openai';
const client = new AzureOpenAI({ apiVersion: '2024-05-01-preview' });
await client.beta.threads.create();
`,
    },
  ],
  check,
};
