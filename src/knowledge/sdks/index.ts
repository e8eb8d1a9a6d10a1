import type { Sdk } from '../../model/knowledge';
import { anthropic } from './anthropic';
import { openai } from './openai';

export const sdks: readonly Sdk[] = [anthropic, openai];
