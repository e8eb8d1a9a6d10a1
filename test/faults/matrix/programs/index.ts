/** The table. */
import { anthropicFamilies } from './anthropic';
import { aroundFamilies } from './around';
import { awsFamilies } from './aws';
import { frameworkFamilies } from './frameworks';
import { gatewayFamilies } from './gateways';
import { googleFamilies } from './google';
import { httpFamilies } from './http';
import { mendedFamilies } from './mended';
import { openaiFamilies } from './openai';
import { vendorFamilies } from './vendors';
import type { Family } from '../table';

export const families: readonly Family[] = [
  ...anthropicFamilies,
  ...openaiFamilies,
  ...aroundFamilies,
  ...mendedFamilies,
  ...googleFamilies,
  ...awsFamilies,
  ...vendorFamilies,
  ...gatewayFamilies,
  ...frameworkFamilies,
  ...httpFamilies,
];
