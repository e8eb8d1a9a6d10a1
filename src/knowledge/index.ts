/** All that Lifeboat knows about providers, SDKs, runtimes and frameworks; each fact with source and date. */
import type { Knowledge } from '../model/knowledge';
import { frameworks } from './frameworks';
import { platforms } from './platforms';
import { protocols } from './protocols';
import { providers } from './providers';
import { answers, failures, fallbacks, libraries, recipes } from './recipes';
import { retirements } from './retirements';
import { runtimes } from './runtimes';
import { sdks } from './sdks';
import { wrappers } from './wrappers';

export const knowledge: Knowledge = {
  ...{ providers, protocols, sdks, wrappers, runtimes, frameworks },
  platforms,
  retirements,
  ...{ answers, failures, fallbacks, recipes, libraries },
};
