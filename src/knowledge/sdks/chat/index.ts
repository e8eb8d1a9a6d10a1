/** SDKs of model vendors, of one family or another. */
import type { Sdk } from '../../../model/knowledge';
import { anthropicClouds } from './anthropicClouds';
import { openaiEdge } from './openaiLegacy';
import { stainlessVendors } from './stainlessVendors';

export const chatSdks: readonly Sdk[] = [...anthropicClouds, openaiEdge, ...stainlessVendors];
