import { readFile } from 'node:fs/promises';
import { openai, taskModel } from '../lib/llm';

/** Names the product that a ticket is about. One hiccup of the network ends the whole run. */
async function product(text: string): Promise<string> {
  const completion = await openai.chat.completions.create(
    {
      model: taskModel,
      messages: [
        {
          role: 'system',
          content: 'Name the bicycle part that this ticket is about, in one word.',
        },
        { role: 'user', content: text },
      ],
    },
    { timeout: 30_000, maxRetries: 0 },
  );
  return completion.choices[0]?.message.content ?? 'unknown';
}

/** Reads tickets, one a line, and prints each with its product. */
async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: backfill FILE');

  const tickets = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  for (const ticket of tickets) {
    console.log(`${await product(ticket)}\t${ticket}`);
  }
}

await main();
