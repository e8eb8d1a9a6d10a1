/** A scan of a workspace most of whose files name an SDK. */
import { benchOf } from './support/wholeScan';

export const bench = benchOf({
  title: 'Worst case: most of 6,000 files name an SDK',
  plan: { files: 6_000, naming: 850, through: 20 },
  bars: { eslint: 1 / 6 },
  rounds: 1,
});
