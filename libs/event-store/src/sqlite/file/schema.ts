/** "KFLA", in the header of every file of ours, so that no other program's file is taken for one. */
export const applicationId = 0x4b464c41;

/** Version of the tables below, kept as `user_version`. A file with a higher one was written by a newer Kafila. */
export const schemaVersion = 1;

/**
 * Each further unique index over random ids would halve the rate of appends, so event ids have none. Positions are
 * given without a gap by the one writer; `recorded_at` is in milliseconds since 1970 and never decreases.
 */
export const tables = `
  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    UNIQUE (stream_id, revision)
  ) STRICT;
`;
