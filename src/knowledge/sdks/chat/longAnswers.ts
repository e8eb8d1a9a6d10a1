/** Anthropic's clients refuse a request for a long answer that neither streams nor has a timeout. */
import type { LongAnswerFact } from '../../../model/knowledge';

/** An hour for 128 000 tokens, and no more than ten minutes without a stream (source read; 21 333 and 21 334 measured). */
export const longAnswer: LongAnswerFact = {
  option: 'max_tokens',
  limit: 21_333,
  models: {
    'claude-opus-4@20250514': 8_192,
    'anthropic.claude-opus-4-1-20250805-v1:0': 8_192,
    'claude-opus-4-1@20250805': 8_192,
  },
  paths: ['messages.create', 'messages.parse', 'beta.messages.create', 'beta.messages.parse'],
  unlessTimeout: ['client', 'call'],
  says: 'makes the call throw before it is sent: so long an answer must stream, or have a timeout',
};

/** Before 0.118 a timeout of the call came too late for that check. */
export const longAnswersBefore: LongAnswerFact = {
  ...longAnswer,
  unlessTimeout: ['client'],
  says: 'makes the call throw before it is sent: so long an answer must stream, or its client have a timeout',
};
