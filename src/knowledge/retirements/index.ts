/** Models and APIs that have ended or have a date, by the provider who says so. */
import type { Retirements } from '../../model/knowledge';
import { anthropic } from './anthropic';
import { awsBedrock } from './awsBedrock';
import { googleGemini, googleVertex } from './google';
import { groq } from './groq';
import { mistral } from './mistral';
import { openai } from './openai';
import { otherRetirements } from './others';

export const retirements: readonly Retirements[] = [
  openai,
  anthropic,
  googleGemini,
  googleVertex,
  awsBedrock,
  mistral,
  groq,
  ...otherRetirements,
];
