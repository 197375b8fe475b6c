import { resolve } from 'node:path';

/** The embedded store's file (absolute path), or the connection string for EventStoreDB. */
export type EventStoreSetting =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'eventstoredb'; readonly url: string };

/** The embedded file (absolute path), or the connection string for PostgreSQL. */
export type ReadModelSetting =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

const SQLITE = 'sqlite:';
/** `esdb://a:2113,b:2113?tls=false` is no URL to the URL parser: several hosts. The client checks the rest. */
const ESDB = /^esdb(\+discover)?:\/\/[^/?#\s]+\S*$/;
const POSTGRES = /^postgres(ql)?:\/\//;

export const SQLITE_FILE_RIGHT = 'sqlite: followed by the path of a file, e.g. sqlite:/var/lib/kafila/x.db';

export function isEventStoreUrl(value: string): boolean {
  return namesFile(value) || ESDB.test(value);
}

export function isReadModelUrl(value: string): boolean {
  return namesFile(value) || (POSTGRES.test(value) && URL.canParse(value));
}

export function isPersonKeys(value: string): boolean {
  return POSTGRES.test(value) ? URL.canParse(value) : !/^[a-z][a-z0-9+]+:/i.test(value);
}

/** The absolute path of a file, or the connection string for PostgreSQL as it is. */
export function personKeysOf(value: string): string {
  return POSTGRES.test(value) ? value : resolve(value);
}

/** @param ownFile the file where the URL names none */
export function eventStoreOf(url: string, ownFile: string): EventStoreSetting {
  return url.startsWith(SQLITE)
    ? { kind: 'sqlite', file: fileOf(url, ownFile) }
    : { kind: 'eventstoredb', url };
}

/** @param ownFile the file where the URL names none */
export function readModelOf(url: string, ownFile: string): ReadModelSetting {
  return url.startsWith(SQLITE) ? { kind: 'sqlite', file: fileOf(url, ownFile) } : { kind: 'postgres', url };
}

/** `sqlite://x` reads like a host, `:memory:` would forget what was acknowledged. */
function namesFile(value: string): boolean {
  return value.startsWith(SQLITE) && !/^(\/\/|:)/.test(value.slice(SQLITE.length));
}

function fileOf(url: string, ownFile: string): string {
  const path = url.slice(SQLITE.length);
  return path === '' ? ownFile : resolve(path);
}
