/** The fixes that rules choose from; each kind of edit has a file of its own. */
export { breakerFix, fallbackFixes } from './fallback';
export { otherModelFix } from './fallbackModel';
export { lastAnswerFix } from './lastAnswer';
export { answerOutage } from './answer';
export { endAtHeaders, raiseDeadline } from './cut';
export { declareWrapper } from './declareWrapper';
export { hearEnding, takeFailure } from './listen';
export { logHidden, rethrowHidden } from './hidden';
export { hoistClient } from './hoist';
export { limitRequests } from './limit';
export { leaveRetriesByCopy, leaveRetriesOnClient } from './outerRetries';
export { answerPythonOutage } from './pythonAnswer';
export { moveToCopy } from './pythonCopy';
export { pythonFallbackFixes } from './pythonFallback';
export { logExcept, raiseExcept } from './pythonHidden';
export { pythonLibraryRetries } from './pythonRetries';
export { boundStream } from './pythonSilence';
export { boundAwait } from './pythonWait';
export { retryOnlyTransient } from './pythonTypes';
export { replaceModel } from './replace';
export { passOnFinal, pauseRepeats } from './repeats';
export {
  endRepeats,
  leaveRetriesOutside,
  libraryRetries,
  ownRetries,
  restoreRetries,
} from './retries';
export { boundChunks, boundSilence } from './silence';
export { correctNumber, hearSetting, moveSetting } from './settings';
export { callSignal } from './signal';
export { keepNeeded, removeSuppression, renameSuppressed, suppress } from './suppress';
export { callTimeout, clientTimeout, sharedTimeout, within } from './timeout';
export { shortenPrimary, widenRescue } from './weakFallback';
export { boundQuietStream, boundWait } from './wait';
export { unless } from './fix';
