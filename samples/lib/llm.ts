import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

// Both keys come from the environment, and everything else from the SDKs' defaults:
// ten minutes for an attempt, three attempts, and so a quarter of an hour until a user sees an error.
export const anthropic = new Anthropic();
export const openai = new OpenAI();

export const chatModel = 'claude-sonnet-5-5';
export const embeddingModel = 'text-embedding-3-small';
