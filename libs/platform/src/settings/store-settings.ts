import { join, resolve } from 'node:path';
import type { Reading } from './settings-reader.js';

/** The embedded store's file (absolute path), or the connection string for EventStoreDB. */
export type EventStoreSetting =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'eventstoredb'; readonly url: string };

/** The embedded file (absolute path), or the connection string for PostgreSQL. */
export type ReadModelSetting =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** `esdb://a:2113,b:2113?tls=false` is no URL to the URL parser: several hosts. The client checks the rest. */
const ESDB = /^esdb(\+discover)?:\/\/[^/?#\s]+\S*$/;

export function readEventStore(value: string, dataDir: string): Reading<EventStoreSetting> {
  if (value.startsWith('sqlite:')) return readSqlite(value, join(dataDir, 'events.db'));
  if (ESDB.test(value)) return { value: { kind: 'eventstoredb', url: value } };
  return {
    wrong: `is ${value}`,
    right: 'sqlite: or sqlite:<path>, esdb://<host:port> or esdb+discover://<host:port>',
  };
}

export function readReadModel(value: string, dataDir: string): Reading<ReadModelSetting> {
  if (value.startsWith('sqlite:')) return readSqlite(value, join(dataDir, 'read-models.db'));
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value))
    return { value: { kind: 'postgres', url: value } };
  return { wrong: `is ${value}`, right: 'sqlite: or sqlite:<path>, or postgres://<user>@<host>/<database>' };
}

function readSqlite(value: string, fallback: string): Reading<{ kind: 'sqlite'; file: string }> {
  const path = value.slice('sqlite:'.length);
  if (path === '') return { value: { kind: 'sqlite', file: fallback } };
  // `sqlite://x` reads like a host, `:memory:` would forget what was acknowledged.
  if (path.startsWith('//') || path.startsWith(':')) {
    return {
      wrong: `is ${value}`,
      right: 'sqlite: followed by the path of a file, e.g. sqlite:/var/lib/kafila/x.db',
    };
  }
  return { value: { kind: 'sqlite', file: resolve(path) } };
}
