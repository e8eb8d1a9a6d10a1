/** Programs as processes of their own: what they print, and the memory that they held. */
import { spawn } from 'node:child_process';

export interface Ended {
  readonly output: string;
  /** The most memory that the process held, in bytes, as the system counts it. */
  readonly peak: number;
  /** Processor time of all its threads, in ms. */
  readonly cpu: number;
}

const tellUsage = "process.on('exit', () => process.send(process.resourceUsage()))";

/** Runs a JavaScript program with its arguments. Rejects where it ends with anything but 0. */
export function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(tellUsage)}`, ...args],
      { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    let usage: NodeJS.ResourceUsage | null = null;
    const output: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => output.push(data));
    child.on('message', (told) => (usage = told as NodeJS.ResourceUsage));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 && usage !== null)
        resolve({
          output: Buffer.concat(output).toString(),
          peak: usage.maxRSS * 1024,
          cpu: (usage.userCPUTime + usage.systemCPUTime) / 1_000,
        });
      else reject(new Error(`${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
