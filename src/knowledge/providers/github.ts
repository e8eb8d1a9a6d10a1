import type { Provider } from '../../model/knowledge';
import { compatible } from './compatible';
import { everyOperation, statuspage, summaryAt } from './statusPages';

/** Two of GitHub's components count: an outage of pull requests is none of Copilot. */
const status = statuspage({
  url: 'https://www.githubstatus.com',
  pageId: 'kctbh9vrtdwd',
  fallbacks: [summaryAt('https://kctbh9vrtdwd.statuspage.io')],
  components: [
    { id: 'pjmpxvq2cmr2', name: 'Copilot', operations: everyOperation },
    { id: 'cnnb39dkkk82', name: 'Copilot AI Model Providers', operations: everyOperation },
  ],
  staleAfterDays: 14,
  source: {
    from: 'Atlassian Statuspage of GitHub, summary.json: ids read from recorded answers',
    date: '2026-07-24',
  },
});

export const githubCopilot: Provider = compatible({
  id: 'github-copilot',
  name: 'GitHub',
  label: 'GitHub Copilot',
  // `api.`, and `api.individual.`, `proxy.business.` and the like by kind of subscription.
  hosts: ['*.githubcopilot.com', 'copilot-proxy.githubusercontent.com'],
  envWords: ['COPILOT'],
  status,
  from: 'public clients of api.githubcopilot.com and copilot-proxy.githubusercontent.com',
});

export const githubModels: Provider = compatible({
  id: 'github-models',
  name: 'GitHub',
  label: 'GitHub Models',
  hosts: ['models.github.ai', 'models.inference.ai.azure.com'],
  status,
  from: '@azure-rest/ai-inference 1.0.0-beta.6; public clients of models.github.ai/inference',
});

/** Models that the editor itself offers to extensions: no host of their own. */
export const vscodeLm: Provider = {
  id: 'vscode-lm',
  name: 'Visual Studio Code',
  label: 'VS Code language models',
  hosts: [],
  streamPings: false,
  status: null,
  source: { from: 'VS Code API, namespace lm', date: '2026-11-23' },
};
