/** The providers that Lifeboat knows, in the order in which it names them. One file each. */
import type { Provider } from '../../model/knowledge';
import { anthropic } from './anthropic';
import { azureOpenai } from './azureOpenai';
import { openai } from './openai';

export const providers: readonly Provider[] = [anthropic, openai, azureOpenai];
