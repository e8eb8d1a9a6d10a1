/** Programs as processes of their own: what they print, and the memory that they held. */
import { spawn } from 'node:child_process';

export interface Ended {
  readonly output: string;
  /** The most memory that the process held, in bytes, as the system counts it. */
  readonly peak: number;
}

const tellPeak = "process.on('exit', () => process.send(process.resourceUsage().maxRSS * 1024))";

/** Runs a JavaScript program with its arguments. Rejects where it ends with anything but 0. */
export function runNode(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(tellPeak)}`, ...args],
      { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    let peak = Number.NaN;
    const output: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => output.push(data));
    child.on('message', (bytes) => (peak = Number(bytes)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve({ output: Buffer.concat(output).toString(), peak });
      else reject(new Error(`${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
