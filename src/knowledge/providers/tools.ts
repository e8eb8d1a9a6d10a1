/** Services around the calls that people may want to watch; no LLM request of code goes to them. */
import type { Provider } from '../../model/knowledge';
import { incidentioHtml, statuspage } from './statusPages';

const tool = (one: Pick<Provider, 'id' | 'name' | 'label' | 'status' | 'source'>): Provider => ({
  ...one,
  hosts: [],
  streamPings: false,
});

const langsmith = tool({
  id: 'langsmith',
  name: 'LangChain',
  label: 'LangSmith',
  // A page of several regions: its summary lists no components, the page itself does.
  status: incidentioHtml({
    url: 'https://status.smith.langchain.com',
    components: [
      { id: '01KX6FV0RRSSTKC5V2GPAMCEQR', name: 'LangSmith API', operations: ['manage'] },
      { id: '01KX6FV0RR5XXJ0SM3NXZRKMBY', name: 'LangSmith Run Ingestion', operations: ['manage'] },
      { id: '01KX6FV0RRKA56PXCRWEHJTMXM', name: 'LangSmith Application', operations: [] },
    ],
    source: {
      from: 'incident.io page of LangSmith: ids read by public clients',
      date: '2026-07-18',
    },
  }),
  source: { from: 'status.smith.langchain.com', date: '2026-07-18' },
});

const cursor = tool({
  id: 'cursor',
  name: 'Anysphere',
  label: 'Cursor',
  status: statuspage({
    url: 'https://status.cursor.com',
    components: [
      { id: 'rflc60xp5jp2', name: 'IDE', operations: ['agent'] },
      // Cloud agents, automations and the command line; which is which is not known.
      { id: 'mwv1g9sc7kdh', name: 'Cloud Agents, Automations or CLI', operations: ['agent'] },
      { id: 'k0trcq273dr6', name: 'Cloud Agents, Automations or CLI', operations: ['agent'] },
      { id: 'vsny1qv7v86c', name: 'Cloud Agents, Automations or CLI', operations: ['agent'] },
    ],
    staleAfterDays: 30,
    source: { from: 'public clients of status.cursor.com/api/v2', date: '2026-08-31' },
  }),
  source: { from: 'status.cursor.com', date: '2026-08-31' },
});

export const tools: readonly Provider[] = [langsmith, cursor];
