/** A TypeScript file of a given length that looks like code that people write: clients, LLM calls, ordinary work. */

/** Functions that call a provider, in the shapes that services have: bounded, unbounded, caught, streamed, looped. */
const calling: readonly ((n: number) => string)[] = [
  (n) => `
export async function summarise${n}(documents: readonly SourceDocument[], audience = 'support'): Promise<string> {
  const joined = documents.map((one) => \`## \${one.title}\\n\${one.body.slice(0, MAX_BODY)}\`).join('\\n\\n');
  try {
    const response = await openai.chat.completions.create({
      model: 'gpt-5-mini',
      messages: [
        { role: 'system', content: \`Summarise for \${audience}. Be brief and name your sources.\` },
        { role: 'user', content: joined },
      ],
      temperature: 0.2,
    });
    return response.choices[0]?.message.content ?? '';
  } catch (error) {
    logger.error({ error, count: documents.length }, 'summarise${n} failed');
    throw new ServiceError('summary', { cause: error });
  }
}`,
  (n) => `
export async function answer${n}(question: string, history: readonly Turn[] = []): Promise<Answer> {
  const started = Date.now();
  const message = await anthropic.messages.create(
    {
      model: 'claude-sonnet-4-5',
      max_tokens: 2_048,
      system: systemPrompt('answer', { locale: 'en', strict: true }),
      messages: [...history.map(toMessage), { role: 'user' as const, content: question }],
    },
    { timeout: REQUEST_TIMEOUT_MS },
  );
  const text = message.content
    .filter((block) => block.type === 'text')
    .map((block) => block.text)
    .join('');
  metrics.timing('answer${n}', Date.now() - started);
  return { text, tokens: message.usage.output_tokens, cached: false };
}`,
  (n) => `
export async function classify${n}(tickets: readonly Ticket[]): Promise<Map<string, Label>> {
  const labels = new Map<string, Label>();
  for (const ticket of tickets) {
    if (ticket.closedAt !== null && ticket.label) {
      labels.set(ticket.id, ticket.label);
      continue;
    }
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      try {
        const reply = await anthropic.messages.create({
          model: 'claude-haiku-4-5',
          max_tokens: 16,
          messages: [{ role: 'user', content: \`Label this ticket: \${ticket.subject}\` }],
        });
        labels.set(ticket.id, parseLabel(reply.content));
        break;
      } catch (error) {
        if (attempt === MAX_ATTEMPTS - 1 || !isTransient(error)) throw error;
        await delay(2 ** attempt * 250);
      }
    }
  }
  return labels;
}`,
  (n) => `
export async function stream${n}(prompt: string, onDelta: (delta: string) => void): Promise<number> {
  let length = 0;
  const events = await openai.responses.create({ model: 'gpt-5', input: prompt, stream: true });
  for await (const event of events) {
    if (event.type !== 'response.output_text.delta') continue;
    length += event.delta.length;
    onDelta(event.delta);
  }
  return length;
}`,
];

/** Work that has nothing to do with providers, as most of such a file has. */
const ordinary: readonly ((n: number) => string)[] = [
  (n) => `
interface Order${n} {
  readonly id: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[];
  readonly placedAt: Date;
  readonly notes?: string;
}

/** Sums an order, with the discount that its customer has. */
export function total${n}(order: Order${n}, discount: Discount | null = null): number {
  let sum = 0;
  for (const line of order.lines) {
    const gross = line.quantity * line.price;
    sum += discount && discount.skus.includes(line.sku) ? gross * (1 - discount.share) : gross;
  }
  return Math.round(sum * 100) / 100;
}`,
  (n) => `
export function group${n}<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  items.forEach((item, index) => {
    const key = keyOf(item) || \`item-\${index}\`;
    (groups[key] ??= []).push(item);
  });
  return groups;
}`,
  (n) => `
export class Cache${n} {
  private readonly entries = new Map<string, { value: string; until: number }>();

  constructor(
    private readonly ttlMs = 60_000,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string): string | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.until >= this.now()) return entry.value;
    this.entries.delete(key);
    return null;
  }

  set(key: string, value: string): void {
    this.entries.set(key, { value, until: this.now() + this.ttlMs });
    if (this.entries.size > MAX_ENTRIES) this.entries.delete([...this.entries.keys()][0] ?? '');
  }
}`,
  (n) => `
export function parseRow${n}(row: string): Row {
  const [id = '', name = '', rest = ''] = row.split(';', 3).map((cell) => cell.trim());
  const flags = new Set(rest.split('|').filter((flag) => flag !== ''));
  switch (name.toLowerCase()) {
    case '':
      throw new RangeError(\`row without a name: \${row}\`);
    case 'total':
      return { id, kind: 'sum', flags, amount: Number.parseFloat(id) };
    default:
      return { id, kind: 'item', flags, amount: flags.has('free') ? 0 : name.length * 1.5 };
  }
}`,
];

const head = `import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { setTimeout as delay } from 'node:timers/promises';
import { logger, metrics } from './telemetry';
import type { Answer, Discount, Label, Row, SourceDocument, Ticket, Turn } from './types';
import { isTransient, parseLabel, ServiceError, systemPrompt, toMessage } from './shared';

const MAX_BODY = 4_000;
const MAX_ATTEMPTS = 3;
const MAX_ENTRIES = 500;
const REQUEST_TIMEOUT_MS = 20_000;

const anthropic = new Anthropic({ apiKey: process.env['ANTHROPIC_API_KEY'], maxRetries: 1 });
const openai = new OpenAI({ apiKey: process.env['OPENAI_API_KEY'] });
`;

const lineCount = (text: string): number => text.split('\n').length;

/** The functions for each number, with calls in the first `calls` of them, until the text has `lines` lines. */
export function bigFile(lines: number, calls: number): string {
  const parts = [head];
  let length = lineCount(head);
  for (let n = 0; length < lines; n += 1) {
    const call = n < calls ? calling[n % calling.length] : undefined;
    const other = ordinary[n % ordinary.length];
    for (const make of [call, other]) {
      const part = make?.(n);
      if (part === undefined) continue;
      // What no longer fits becomes a list of constants, which fits always.
      const room = lines - length;
      const added = lineCount(part) > room ? constants(room) : part;
      parts.push(added);
      length += lineCount(added);
      if (length >= lines) break;
    }
  }
  return parts.join('\n');
}

const constants = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const LIMIT_${at} = ${at} * 1_000;`).join('\n');
