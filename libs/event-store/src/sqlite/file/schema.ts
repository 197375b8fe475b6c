/** "KFLA", in the header of every file of ours, so that no other program's file is taken for one. */
export const applicationId = 0x4b464c41;

/** Version of the tables below, kept as `user_version`. A file with a higher one was written by a newer Kafila. */
export const schemaVersion = 1;

const streams = `CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT`;

const eventsWith = (position: string): string => `CREATE TABLE events (
    position ${position},
    stream_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream_id, revision)
  ) STRICT`;

const events = eventsWith('INTEGER PRIMARY KEY CHECK (position > 0)');

/**
 * Each further unique index over random ids would halve the rate of appends, so event ids have none. Positions are
 * given without a gap by the one writer, from 1 on; `recorded_at` is in milliseconds since 1970 and never decreases.
 */
export const tables = `${streams}; ${events};`;

/** Every object that a file of ours may have, with the statements that may have made it; SQLite makes the indexes itself. */
export const objectsOfOurs: Readonly<Record<string, readonly (string | null)[]>> = {
  streams: [streams],
  // Files from before positions were held to be above 0 by a constraint are ours too.
  events: [events, eventsWith('INTEGER PRIMARY KEY')],
  sqlite_autoindex_streams_1: [null],
  sqlite_autoindex_events_1: [null],
};
