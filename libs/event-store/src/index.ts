export { EVENT_STORE } from './token.js';
export * from './event-store.port.js';
export * from './event-store.errors.js';
export { storeFinding, type StoreFinding } from './store-finding.js';
export { headOrHindrance } from './head-or-hindrance.js';
export { pauseAfter } from './pause-after.js';
export { removals, unlessRemoved } from './removals.js';
export { readWholeStream, streamPages } from './read-whole-stream.js';
export { PackedInOrder } from './packed-in-order.js';
export { openEventSource, openEventStore } from './open-event-store.js';
export { copyStoreFile } from './sqlite/file/copy-file.js';
export { checkWholeFile } from './sqlite/file/check-whole-file.js';
export { lockFile } from './sqlite/file/file-lock.js';
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/open-store.js';
export { appendToHeldFile } from './sqlite/writing/append-to-held-file.js';
export { openSqliteEventSource, type SqliteEventSourceOptions } from './sqlite/open-source.js';
export { openEventStoreDb } from './eventstoredb/open-when-needed.js';
export { type EventStoreDbNote, type EventStoreDbOptions } from './eventstoredb/settings.js';
export {
  type AcceptedLoss,
  acceptLoss,
  countLosses,
  LOSSES_STREAM,
  readLosses,
} from './anchors/accepted-losses.js';
export {
  type Anchor,
  anchoredTo,
  type Anchors,
  anchorsText,
  NO_ANCHORS,
  readAnchors,
} from './anchors/anchors.js';
export { confirmAnchors, type Confirmed, firstEventOf, type Remembered } from './anchors/confirm-anchors.js';
export {
  copiedAway,
  type CopiedAway,
  COPIES_STREAM,
  noteOfCopy,
  noteOfReturn,
  requireInUse,
  requireNotCopiedAway,
} from './copy/copies-stream.js';
export { type CopiedEvents, copyEvents, type CopyEventsOptions } from './copy/copy-events.js';
export { CopyRefused, type CopyTarget } from './copy/copy-target.js';
export { openCopyTarget } from './copy/open-copy-target.js';
