/** One page for Cloudflare and for what it has bought. Some data centre is always under repair: components alone count. */
import type { StatusComponent, StatusPage } from '../../model/knowledge';
import { statuspage } from './statusPages';

export const cloudflareStatus = (components: readonly StatusComponent[]): StatusPage =>
  statuspage({
    url: 'https://www.cloudflarestatus.com',
    pageId: 'yh6f0r4529hb',
    components,
    staleAfterDays: 7,
    source: {
      from: 'Atlassian Statuspage of Cloudflare, summary.json: ids read from a recorded answer',
      date: '2026-07-29',
    },
  });
