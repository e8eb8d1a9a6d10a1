/** Agent frameworks. */
import type { Sdk } from '../../../model/knowledge';
import { claudeAgent } from './claudeAgent';
import { mastra } from './mastra';
import { openaiAgents } from './openaiAgents';

export const agentSdks: readonly Sdk[] = [openaiAgents, claudeAgent, mastra];
