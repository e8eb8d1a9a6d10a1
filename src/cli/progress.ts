/** One line on a terminal that says how far a long scan is, and leaves no trace. */
import type { Clock } from '../platform/ports';
import type { ScanProgress } from '../session/session';
import type { Output } from './io';

const firstAfterMs = 500;
const againAfterMs = 100;
const eraseLine = '\r\u001b[2K';

export interface Progress {
  show(progress: ScanProgress): void;
  /** Takes the line away; nothing is shown afterwards. */
  end(): void;
}

export function createProgress(output: Output, clock: Clock, isWanted: boolean): Progress {
  let next = clock.now() + firstAfterMs;
  let isShown = false;
  let isOpen = isWanted && output.isTerminal;
  return {
    show({ done, total }) {
      const now = clock.now();
      if (isOpen && now >= next) {
        output.write(`${eraseLine}Looking at ${done} of ${total} files`);
        isShown = true;
        next = now + againAfterMs;
      }
    },
    end() {
      isOpen = false;
      if (isShown) {
        output.write(eraseLine);
        isShown = false;
      }
    },
  };
}
