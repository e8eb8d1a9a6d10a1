/** Gathers what rules read beside policy and budget: one file for each kind of evidence. */
import type { Evidence } from '../../model/evidence';
import { blocksOf } from './blocking';
import { crowdOf } from './crowds';
import { cutOf } from './cuts';
import { endingsOf } from './endings';
import { escapeOf } from './escapes';
import { hiddenOf } from './hidden';
import { ignoredOf } from './ignored';
import { limitsOf } from './limits';
import { multipliedOf } from './multiplied';
import type { EvidenceQuestion } from './question';
import { rebuiltOf } from './rebuilt';
import { repeatsOf } from './repeats';
import { openRouteOf } from './routes';
import { rescuesOf } from './rescues';
import { retirementsOf } from './retirements';
import { trapsOf } from './traps';
import { isWatched } from './watched';

export const evidenceOf = (question: EvidenceQuestion): Evidence => ({
  ignored: ignoredOf(question),
  traps: trapsOf(question),
  repeats: repeatsOf(question),
  multiplied: multipliedOf(question),
  rescues: rescuesOf(question),
  cut: cutOf(question),
  endings: endingsOf(question),
  escape: escapeOf(question),
  hidden: hiddenOf(question),
  crowd: crowdOf(question),
  rebuilt: rebuiltOf(question),
  limits: limitsOf(question),
  retirements: retirementsOf(question),
  route: openRouteOf(question),
  blocks: blocksOf(question),
  watched: isWatched(question),
});

/** Where no rule asks. */
export const noEvidence: Evidence = {
  ignored: [],
  traps: [],
  repeats: [],
  multiplied: null,
  rescues: [],
  cut: null,
  endings: [],
  escape: null,
  hidden: null,
  crowd: null,
  rebuilt: null,
  limits: [],
  retirements: [],
  route: null,
  blocks: false,
  watched: false,
};
