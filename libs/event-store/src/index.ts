export { canonicalJson, quoted } from './canonical-json.js';
export * from './event-store.port.js';
export * from './event-store.errors.js';
export { type EventStorePlace, openEventSource, openEventStore } from './open-at.js';
export { openSqliteEventStore, type SqliteEventStoreOptions } from './sqlite/open.js';
export { openSqliteEventSource } from './sqlite/open-source.js';
export { openSqliteEventReader } from './sqlite/open-reader.js';
export { openEventStoreDb } from './eventstoredb/open-when-needed.js';
export { type EventStoreDbNote, type EventStoreDbOptions } from './eventstoredb/settings.js';
