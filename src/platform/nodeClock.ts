import type { Clock } from './ports';

/** Node fires a timer at once when its delay does not fit into 31 bits. */
const longestTimerMs = 2 ** 31 - 1;

/** The machine's own time. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const step = Math.min(left, longestTimerMs);
      timer = setTimeout(() => (left > step ? wait(left - step) : callback()), step);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
