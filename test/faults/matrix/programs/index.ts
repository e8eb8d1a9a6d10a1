/** The table. */
import { anthropicFamilies } from './anthropic';
import { awsFamilies } from './aws';
import { frameworkFamilies } from './frameworks';
import { googleFamilies } from './google';
import { httpFamilies } from './http';
import { openaiFamilies } from './openai';
import { vendorFamilies } from './vendors';
import type { Family } from '../table';

export const families: readonly Family[] = [
  ...anthropicFamilies,
  ...openaiFamilies,
  ...googleFamilies,
  ...awsFamilies,
  ...vendorFamilies,
  ...frameworkFamilies,
  ...httpFamilies,
];
