/** A scan of a whole workspace, few of whose files name an SDK. */
import { benchOf } from './support/wholeScan';

export const bench = benchOf({
  title: 'Whole workspace: 4,000 files, some 200 of which name an SDK',
  plan: { files: 4_000, naming: 48, through: 60 },
  bars: { eslint: 1 / 15, oxlint: 6, cached: 1.5 },
  rounds: 3,
});
