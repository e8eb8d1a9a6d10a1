import { callSignal, callTimeout, sharedTimeout, within } from '../fixes';
import type { CallSubject, Problem } from '../model/subject';
import { approximateDuration, formatDuration } from '../model/words';
import type { Rule } from './rule';
import { exceededLimit, whereWords } from './words';

function check(subject: CallSubject): Problem | null {
  const limit = exceededLimit(subject);
  if (!limit) return null;
  const { call, providerLabel } = subject;
  const where = `\`${limit.name}\` ${whereWords(limit.at, call.path)}`;
  const until = approximateDuration(call.budget.untilErrorMs ?? Infinity);
  return {
    message: `${limit.by} ends this function after ${formatDuration(limit.ms)} (${where}). When ${providerLabel} hangs, the call fails only after ${until}: the code that handles its error never runs.`,
    fixes: [
      ...[callTimeout(subject), sharedTimeout(subject), callSignal(subject)],
      ...[callTimeout(subject, 'fewer'), sharedTimeout(subject, 'fewer')],
    ].map((plan) => within(limit.ms, plan)),
  };
}

export const deadlineMismatch: Rule = {
  id: 'deadline-mismatch',
  says: 'The call fails later than a limit that the project declares for the function around it',
  severity: 'warning',
  docs: {
    outage:
      'The provider hangs. The platform ends the function at its limit, long before the SDK gives up: no handler, no fallback and no log line of yours runs, and the user gets the timeout page of the platform. A queue sees a crash and may start the work again.',
    ignore: 'When the platform’s own answer is good enough for this function.',
    evidence: [
      'Next.js: `export const maxDuration` in a route, page or layout, in seconds, is applied by the platform; Vercel then answers 504 `FUNCTION_INVOCATION_TIMEOUT` (documentation read, 2026-11).',
      'AWS Lambda ends an invocation at the function’s timeout; SAM, CloudFormation and the Serverless Framework declare it in seconds (documentation read, 2026-11).',
      'Firebase: `timeoutSeconds`; Azure Functions: `functionTimeout` in `host.json` (documentation read, 2026-11).',
      'Limits that a platform has by default are no declaration and are not reported, nor are limits on CPU time (Cloudflare Workers, Trigger.dev).',
    ],
  },
  fires: [
    {
      when: 'a route says how long it may run',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
export const maxDuration = 30;
const openai = new OpenAI();
export async function POST(request: Request) {
  const answer = await openai.responses.create({ model: 'gpt-6-luna', input: await request.text() });
  return Response.json(answer);
}
`,
    },
    {
      when: '`vercel.json` says it for the file',
      path: 'api/ask.ts',
      files: {
        'vercel.json': `{ "functions": { "api/**/*.ts": { "maxDuration": 60 } } }
`,
      },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export default async function handler(request, response) {
  response.json(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] }));
}
`,
    },
    {
      when: 'the Serverless Framework sets the timeout of the function',
      path: 'src/chat.ts',
      files: {
        'serverless.yml': `provider:
  name: aws
functions:
  chat:
    handler: src/chat.main
    timeout: 29
`,
      },
      code: `import Groq from 'groq-sdk';
const groq = new Groq();
export const main = async (event) => groq.chat.completions.create({ model: 'openai/gpt-oss-120b', messages: [] });
`,
    },
    {
      when: 'a SAM template sets it for all functions',
      path: 'functions/chat/app.ts',
      files: {
        'template.yaml': `Globals:
  Function:
    Timeout: 60
Resources:
  Chat:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/chat/
      Handler: app.lambdaHandler
      Role: !GetAtt Role.Arn
`,
      },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const lambdaHandler = async () =>
  client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
`,
    },
    {
      when: 'a Firebase function is given seconds',
      code: `import { onCall } from 'firebase-functions/v2/https';
import OpenAI from 'openai';
const openai = new OpenAI({ timeout: 60_000 });
export const ask = onCall({ timeoutSeconds: 120 }, async (request) =>
  openai.responses.create({ model: 'gpt-6-luna', input: request.data.text }),
);
`,
    },
  ],
  silent: [
    {
      when: 'the call fails in time',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
export const maxDuration = 60;
const openai = new OpenAI({ timeout: 25_000, maxRetries: 1 });
export async function POST() {
  return Response.json(await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }));
}
`,
    },
    {
      when: 'nobody declares a limit: what a platform does by default is not in the project',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
const openai = new OpenAI();
export async function POST() {
  return Response.json(await openai.responses.create({ model: 'gpt-6-luna', input: 'hi' }));
}
`,
    },
    {
      when: 'the limit is for other files',
      path: 'api/ask.ts',
      files: {
        'vercel.json': `{ "functions": { "api/image.ts": { "maxDuration": 60 } } }
`,
      },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export default async function handler(request, response) {
  response.json(await client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] }));
}
`,
    },
    {
      when: 'the limit comes from outside of the code',
      path: 'src/chat.ts',
      files: {
        'serverless.yml': `provider:
  name: aws
  timeout: 10
functions:
  chat:
    handler: src/chat.main
    timeout: \${env:CHAT_TIMEOUT}
`,
      },
      code: `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const main = async () =>
  client.messages.create({ model: 'claude-sonnet-5-5', max_tokens: 99, messages: [] });
`,
    },
    {
      when: 'a deadline of the code’s own comes first',
      path: 'app/api/chat/route.ts',
      code: `import OpenAI from 'openai';
export const maxDuration = 60;
const openai = new OpenAI();
export async function POST() {
  const answer = await openai.responses.create(
    { model: 'gpt-6-luna', input: 'hi' },
    { signal: AbortSignal.timeout(45_000) },
  );
  return Response.json(answer);
}
`,
    },
  ],
  check,
};
