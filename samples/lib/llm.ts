import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

// Keys come from the environment, and everything else from the defaults of the SDKs: three attempts, of which
// Node ends each after five silent minutes. Whoever asks hears of an outage after a quarter of an hour.
export const anthropic = new Anthropic();
export const openai = new OpenAI();

export const chatModel = 'claude-sonnet-5-5';
export const taskModel = 'gpt-5.5';
export const embeddingModel = 'text-embedding-3-small';
