/** What a test starts or writes, and its end: nothing survives a test, however it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Lifetime {
  /** An empty folder that goes away with this lifetime. */
  tempFolder(): string;
  /** `end` runs at the end, last added first; `abandon` runs instead when the process exits early. */
  add(end: () => Promise<void> | void, abandon?: () => void): void;
  end(): Promise<void>;
}

interface Step {
  readonly end: () => Promise<void> | void;
  readonly abandon: (() => void) | undefined;
}

export function newLifetime(): Lifetime {
  const steps: Step[] = [];
  const abandon = (): void => {
    for (const step of steps.reverse()) step.abandon?.();
  };
  process.once('exit', abandon);

  const add = (end: Step['end'], ifAbandoned?: () => void): void => {
    steps.push({ end, abandon: ifAbandoned });
  };
  return {
    add,
    tempFolder: () => {
      const folder = mkdtempSync(join(tmpdir(), 'lifeboat-e2e-'));
      const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      add(remove, remove);
      return folder;
    },
    end: async () => {
      for (let step = steps.pop(); step; step = steps.pop()) await step.end();
      process.off('exit', abandon);
    },
  };
}

/** Runs `body` with a lifetime that ends when it does. */
export async function withLifetime<T>(body: (lifetime: Lifetime) => Promise<T>): Promise<T> {
  const lifetime = newLifetime();
  try {
    return await body(lifetime);
  } finally {
    await lifetime.end();
  }
}
