/** Bundle entry, loaded when a provider is in use: what reads status pages, with the parsers of their formats. */
export { createStatusPoller } from './status/poller';
