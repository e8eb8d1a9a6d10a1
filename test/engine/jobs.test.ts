/** Functions that a job queue calls: nobody waits for them, and the queue may run them again. */
import { expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const head = "import { Worker } from 'bullmq';\nimport OpenAI from 'openai';\n";
const ask = "responses.create({ model: 'gpt-5', input: 'hi' })";
const client = 'const client = new OpenAI({ timeout: 30_000 });\n';
const raw = "await fetch('https://api.openai.com/v1/responses', { method: 'POST' });";

const handlers: Readonly<Record<string, string>> = {
  'written in place': `${head}${client}new Worker('enrich', async () => { await client.${ask}; });`,
  'handed over by name': `${head}${client}async function enrich() { await client.${ask}; }\nexport const worker = new Worker<Job>('enrich', enrich, { concurrency: 4 });`,
  'from a constant': `${head}${client}const enrich = async () => { await client.${ask}; };\nnew Worker('enrich', enrich);`,
  'of a renamed class': `import { Worker as Jobs } from 'bullmq';\nimport OpenAI from 'openai';\n${client}new Jobs('enrich', async () => { await client.${ask}; });`,
  'of a namespace': `import * as bull from 'bullmq';\nimport OpenAI from 'openai';\n${client}new bull.Worker('enrich', async () => { await client.${ask}; });`,
};

it.each(Object.entries(handlers))('knows a handler %s', (_, code) => {
  expect(checkCode(`${code}\n`).calls).toMatchObject([
    { entryPoints: ['job enrich'], patience: 'background', callersKnown: true },
  ]);
});

it('names a job by its kind where its name cannot be read', () => {
  const code = `${head}${client}new Worker(queueName, async () => { await client.${ask}; });\n`;
  expect(checkCode(code).calls).toMatchObject([{ entryPoints: ['job'] }]);
});

const others: Readonly<Record<string, string>> = {
  'a worker of the platform': `import OpenAI from 'openai';\n${client}new Worker('enrich', async () => { await client.${ask}; });`,
  'a class of that name from elsewhere': `import { Worker } from 'node:worker_threads';\nimport OpenAI from 'openai';\n${client}new Worker('enrich', async () => { await client.${ask}; });`,
  'another argument': `${head}${client}new Worker('enrich', './job.js', async () => { await client.${ask}; });`,
  'a call without new': `${head}${client}Worker('enrich', async () => { await client.${ask}; });`,
};

it.each(Object.entries(others))('takes no notice of %s', (_, code) => {
  expect(checkCode(`${code}\n`).calls).toMatchObject([{ entryPoints: [], callersKnown: false }]);
});

it('measures a job by the patience for background work', () => {
  const code = `${head}const client = new OpenAI();\nnew Worker('enrich', async () => { await client.${ask}; });\n`;
  expect(checkCode(code).findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/about 15 min before this fails.*background patience of 10 min/),
  ]);
  const patient = { patienceSeconds: { interactive: 60, background: 3_600 } };
  expect(checkCode(code, { config: patient }).findings).toEqual([]);
});

it('keeps a user waiting where a route calls the same function', () => {
  const code = `${head}const client = new OpenAI();
async function enrich() { await client.${ask}; }
new Worker('enrich', enrich);
app.post('/enrich', enrich);
`;
  expect(checkCode(code).calls).toMatchObject([
    { entryPoints: ['POST /enrich', 'job enrich'], patience: 'interactive' },
  ]);
});

it('leaves trying again, and an answer after an outage, to the queue', () => {
  const { calls, findings } = checkCode(`${head}new Worker('enrich', async () => { ${raw} });\n`);
  expect(calls).toMatchObject([
    { retries: { source: 'job', attempts: null }, fallback: { kind: 'unknown' } },
  ]);
  expect(findings.map(({ rule, also }) => [rule, ...also])).toEqual([['missing-timeout']]);
});

it('keeps what the client itself tries', () => {
  const code = `${head}${client}new Worker('enrich', async () => { await client.${ask}; });\n`;
  expect(checkCode(code).calls).toMatchObject([
    { retries: { source: 'sdk-default', attempts: 3 } },
  ]);
});
