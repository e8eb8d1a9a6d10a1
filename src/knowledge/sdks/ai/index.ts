/** The Vercel AI SDK and the packages that give it models. */
import type { Sdk } from '../../../model/knowledge';
import { aiSdk } from './aiSdk';
import { aiFallback, aiRetry } from './failover';
import { aiProviders } from './providers';

export const aiSdks: readonly Sdk[] = [aiSdk, ...aiProviders, aiFallback, aiRetry];
