import { Worker } from 'bullmq';
import type { Job } from 'bullmq';
import { embeddingModel, openai } from '../lib/llm';
import { saveEmbedding } from './store';

interface EnrichTicket {
  readonly ticketId: string;
  readonly text: string;
}

/** Makes a ticket searchable. Nobody looks at a job, and still a hung one holds a place in the queue. */
async function enrich(job: Job<EnrichTicket>): Promise<void> {
  const { ticketId, text } = job.data;

  const { data } = await openai.embeddings.create({ model: embeddingModel, input: text });

  const [first] = data;
  if (first === undefined) throw new Error(`No embedding for ticket ${ticketId}`);
  await saveEmbedding(ticketId, first.embedding);
}

export const worker = new Worker<EnrichTicket>('enrich', enrich, {
  connection: { url: process.env.REDIS_URL ?? 'redis://localhost:6379' },
  concurrency: 4,
});
