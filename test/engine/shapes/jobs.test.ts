/** Layers that run a function again when it fails, and frameworks that catch for it. */
import { expect } from 'vitest';
import { shapes } from './shape';

const request = `fetch('https://api.mistral.ai/v1/chat/completions', { method: 'POST', body: '{}' })`;
const byJob = expect.stringMatching(/^job /) as string;
const mistral = { provider: 'mistral', sdk: 'fetch' };

shapes('a job', [
  [
    'of BullMQ, with its function in another file',
    {
      'src/enrich.ts': `export async function enrich() {
  const response = await ${request}; // call
  return response.json();
}`,
      'src/worker.ts': `import { Worker } from 'bullmq';
import { enrich } from './enrich';
new Worker('enrich', enrich, { concurrency: 2 });`,
    },
    { ...mistral, retries: byJob, entryPoints: ['job enrich'] },
  ],
  [
    'of Inngest, inside a step',
    `import { Inngest } from 'inngest';
const inngest = new Inngest({ id: 'shop' });
export const describe = inngest.createFunction(
  { id: 'describe', retries: 2 },
  { event: 'product/added' },
  async ({ step }) => {
    const text = await step.run('write', async () => {
      const response = await ${request}; // call
      return response.json();
    });
    return text;
  },
);`,
    { ...mistral, retries: 'job 3' },
  ],
  [
    'of Trigger.dev',
    `import { task } from '@trigger.dev/sdk';
export const describe = task({
  id: 'describe',
  retry: { maxAttempts: 5 },
  run: async () => {
    const response = await ${request}; // call
    return response.json();
  },
});`,
    { ...mistral, retries: 'job 5' },
  ],
]);

shapes('a step of a workflow', [
  [
    'is run again by its directive, and its failure goes on to who waits for it',
    `export async function report() {
  'use workflow';
  try {
    return await describe();
  } catch {
    return null;
  }
}
async function describe() {
  'use step';
  const response = await ${request}; // call
  return response.json();
}`,
    { ...mistral, retries: 'job 4', errors: 'caller' },
  ],
  [
    'is run as often as it says',
    `export async function describe() {
  'use step';
  const response = await ${request}; // call
  return response.json();
}
describe.maxRetries = 6;`,
    { ...mistral, retries: 'job 7' },
  ],
  [
    'is none by another directive',
    `export async function describe() {
  'use server';
  const response = await ${request}; // call
  return response.json();
}`,
    { ...mistral, retries: 'none' },
  ],
]);

shapes('a query of a page', [
  [
    'of TanStack, which tries again three times',
    {
      'src/Topic.tsx': `import { useQuery } from '@tanstack/react-query';
export function Topic() {
  const { data, error } = useQuery({
    queryKey: ['topic'],
    queryFn: async () => {
      const response = await ${request}; // call
      return response.json();
    },
  });
  return <p>{error ? 'Try later' : data}</p>;
}`,
    },
    { ...mistral, retries: 'wrapper 4' },
  ],
  [
    'of TanStack, a mutation, which does not',
    {
      'src/Topic.tsx': `import { useMutation } from '@tanstack/react-query';
const ask = async () => {
  const response = await ${request}; // call
  return response.json();
};
export function Topic() {
  const mutation = useMutation({ mutationFn: ask });
  return <button onClick={() => mutation.mutate()}>go</button>;
}`,
    },
    { ...mistral, retries: 'none' },
  ],
]);
