/** A log that writes one line per message to any sink: a terminal's stderr, an editor's output channel. */
import type { Log } from './ports';

export type LogLevel = 'info' | 'warning' | 'error';

const order: readonly LogLevel[] = ['info', 'warning', 'error'];

/** Writes messages at or above `least`, each as `lifeboat: <level>: <message>` and a line end. */
export function createLog(write: (line: string) => void, least: LogLevel = 'info'): Log {
  const log = (level: LogLevel) => (message: string) => {
    if (order.indexOf(level) >= order.indexOf(least)) {
      write(`lifeboat: ${level}: ${message}\n`);
    }
  };
  return { info: log('info'), warn: log('warning'), error: log('error') };
}
