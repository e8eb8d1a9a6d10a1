/** Code that has nothing to do with LLM providers, in the shapes that a business application is made of. */
import type { Chance } from './chance';

const nouns = ['Order', 'Invoice', 'Shipment', 'Ledger', 'Tenant', 'Report', 'Schedule', 'Asset'];
const fields = ['status', 'owner', 'total', 'region', 'priority', 'dueAt', 'notes', 'reference'];
const verbs = ['load', 'merge', 'archive', 'assign', 'reconcile', 'export', 'notify', 'refresh'];

interface Words {
  /** Makes every name of a part its own. */
  readonly n: number;
  readonly noun: string;
  readonly field: string;
  readonly other: string;
  readonly verb: string;
  readonly limit: number;
}

type Part = (words: Words) => string;

const record: Part = ({ n, noun, field, other, limit }) => `
export interface ${noun}${n} {
  readonly id: string;
  readonly ${field}: string;
  readonly ${other}Before?: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly price: number }[];
}

/** Sums the lines, with the discount of large ones. */
export function totalOf${noun}${n}(record: ${noun}${n}, share = 0.1): number {
  let sum = 0;
  for (const line of record.lines) {
    const gross = line.quantity * line.price;
    sum += line.quantity > ${limit} ? gross * (1 - share) : gross;
  }
  return Math.round(sum * 100) / 100;
}`;

const repository: Part = ({ n, noun, field, other, verb, limit }) => `
export class ${noun}Repository${n} {
  private readonly rows = new Map<string, Record<string, unknown>>();

  constructor(
    private readonly database: { query(sql: string, values: unknown[]): Promise<unknown[]> },
    private readonly ttlMs = ${limit}_000,
  ) {}

  async ${verb}(id: string): Promise<Record<string, unknown> | null> {
    const known = this.rows.get(id);
    if (known && Number(known['until']) > this.ttlMs) return known;
    try {
      const [row] = await this.database.query(
        'select id, ${field}, ${other} from ${noun.toLowerCase()} where id = $1 and ${field} is not null',
        [id],
      );
      if (row === undefined) return null;
      const entry = { ...(row as object), until: this.ttlMs * 2 };
      this.rows.set(id, entry);
      return entry;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw new Error(\`${verb} failed for \${id}\`, { cause: error });
    }
  }

  clear(): void {
    for (const [key, row] of this.rows) if (row['${field}'] === null) this.rows.delete(key);
  }
}`;

const reducer: Part = ({ n, noun, field, other, verb }) => `
type ${noun}Action${n} =
  | { type: '${verb}'; id: string; ${field}: string }
  | { type: 'drop'; id: string }
  | { type: 'sort'; by: '${field}' | '${other}' };

/** One step of the list on the screen; an action that means nothing changes nothing. */
export function reduce${noun}${n}(
  state: readonly Record<string, string>[],
  action: ${noun}Action${n},
): readonly Record<string, string>[] {
  switch (action.type) {
    case '${verb}':
      return state.map((one) => (one['id'] === action.id ? { ...one, ${field}: action.${field} } : one));
    case 'drop':
      return state.filter((one) => one['id'] !== action.id);
    case 'sort': {
      const by = action.by;
      return [...state].sort((a, b) => (a[by] ?? '').localeCompare(b[by] ?? ''));
    }
    default:
      return state;
  }
}`;

const service: Part = ({ n, noun, field, other, verb, limit }) => `
/** Tells the other services; who does not answer is told again later. */
export async function ${verb}${noun}${n}(
  ids: readonly string[],
  send: (path: string, body: string) => Promise<{ ok: boolean; status: number }>,
): Promise<Map<string, number>> {
  const outcome = new Map<string, number>();
  const waiting = ids.filter((id) => id.trim() !== '').slice(0, ${limit});
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 20);
    const answers = await Promise.all(
      batch.map(async (id) => {
        const answer = await send(\`/${noun.toLowerCase()}/\${encodeURIComponent(id)}\`, JSON.stringify({ ${field}: '${other}' }));
        return [id, answer.ok ? 0 : answer.status] as const;
      }),
    );
    for (const [id, status] of answers) {
      if (status >= 500 && !outcome.has(id)) waiting.push(id);
      outcome.set(id, status);
    }
  }
  return outcome;
}`;

const validation: Part = ({ n, noun, field, other, limit }) => `
const ${noun.toLowerCase()}Rules${n} = {
  ${field}: { required: true, pattern: /^[a-z][a-z0-9-]{0,${limit}}$/i, message: '${field} must be a short name' },
  ${other}: { required: false, pattern: /^\\d{4}-\\d{2}-\\d{2}$/, message: '${other} must be a date' },
} as const;

export function validate${noun}${n}(input: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(${noun.toLowerCase()}Rules${n}).flatMap(([name, rule]) => {
    const value = input[name];
    if (value === undefined || value === '') return rule.required ? [\`\${name} is missing\`] : [];
    return rule.pattern.test(value) ? [] : [rule.message];
  });
}`;

const emitter: Part = ({ n, noun, field, verb, limit }) => `
type ${noun}Listener${n} = (event: { readonly ${field}: string; readonly at: number }) => void;

export function create${noun}Channel${n}(now: () => number) {
  const listeners = new Set<${noun}Listener${n}>();
  const recent: string[] = [];
  return {
    ${verb}(${field}: string): number {
      recent.push(${field});
      if (recent.length > ${limit}) recent.shift();
      for (const listener of listeners) {
        try {
          listener({ ${field}, at: now() });
        } catch {
          listeners.delete(listener);
        }
      }
      return listeners.size;
    },
    subscribe(listener: ${noun}Listener${n}): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    recent: (): readonly string[] => recent,
  };
}`;

const view: Part = ({ n, noun, field, other, limit }) => `
export function ${noun}Panel${n}(props: { items: readonly Record<string, string>[]; onOpen(id: string): void }) {
  const shown = props.items.filter((item) => item['${field}'] !== '').slice(0, ${limit});
  if (shown.length === 0) {
    return <p className="empty">Nothing to show for ${noun.toLowerCase()}</p>;
  }
  return (
    <section className="panel" data-kind="${noun.toLowerCase()}">
      <h2>{\`${noun}: \${shown.length} of \${props.items.length}\`}</h2>
      <ul>
        {shown.map((item) => (
          <li key={item['id']} className={item['${other}'] ? 'marked' : undefined}>
            <button type="button" onClick={() => props.onOpen(item['id'] ?? '')}>
              {item['${field}']} <small>{item['${other}'] ?? 'none'}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}`;

const plain: Part = ({ n, noun, field, other, verb, limit }) => `
/** @param {Array<Record<string, string>>} rows */
export function ${verb}${noun}Rows${n}(rows, options = {}) {
  const { ${field} = 'all', max = ${limit} } = options;
  const seen = new Set();
  return rows
    .filter((row) => ${field} === 'all' || row.${field} === ${field})
    .filter((row) => !seen.has(row.id) && seen.add(row.id))
    .slice(0, max)
    .map((row, at) => ({ ...row, ${other}: row.${other} ?? \`\${at + 1} of \${rows.length}\` }));
}

export class ${noun}Queue${n} {
  #waiting = [];

  push(item) {
    if (this.#waiting.length >= ${limit}) throw new Error('${noun.toLowerCase()} queue is full');
    this.#waiting.push({ item, ${field}: item.${field} ?? null });
  }

  async drain(work) {
    let done = 0;
    while (this.#waiting.length > 0) {
      const { item } = this.#waiting.shift();
      try {
        await work(item);
        done += 1;
      } catch (error) {
        if (error.code !== 'E_${field.toUpperCase()}') throw error;
      }
    }
    return done;
  }
}`;

/** What a file is written in. */
export type Dialect = 'ts' | 'tsx' | 'js';

const parts: Readonly<Record<Dialect, readonly Part[]>> = {
  ts: [record, repository, reducer, service, validation, emitter],
  tsx: [view, view, record, reducer, service],
  js: [plain],
};

/** One part of a file; `n` keeps its names apart from those of the file's other parts. */
export function ordinaryPart(n: number, chance: Chance, dialect: Dialect): string {
  return chance.pick(parts[dialect])({
    n,
    noun: chance.pick(nouns),
    field: chance.pick(fields.slice(0, 4)),
    other: chance.pick(fields.slice(4)),
    verb: chance.pick(verbs),
    limit: 10 + chance.below(80),
  });
}

/** As many parts as make at least `lines` lines. */
export function ordinaryBody(lines: number, chance: Chance, dialect: Dialect): string {
  const body: string[] = [];
  for (let length = 0; length < lines;) {
    const part = ordinaryPart(body.length, chance, dialect);
    body.push(part);
    length += part.split('\n').length;
  }
  return body.join('\n');
}
