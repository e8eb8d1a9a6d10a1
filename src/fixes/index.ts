/** The fixes that rules choose from; each kind of edit has a file of its own. */
export { restoreRetries } from './retries';
export { boundSilence } from './silence';
export { callSignal } from './signal';
export { suppress } from './suppress';
export { callTimeout, clientTimeout } from './timeout';
