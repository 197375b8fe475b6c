import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { EventStoreUnusable } from '../../event-store.errors.js';
import { damaged } from './failure.js';
import { applicationId, schemaVersion } from './schema.js';

const headerBytes = 100;

/**
 * Looks at the header of the file (https://www.sqlite.org/fileformat2.html#the_database_header) before SQLite may touch
 * it. False where the file is absent or empty, so that one may be created.
 * @throws EventStoreUnusable the file is no store of ours, too new or damaged
 */
export function storeExists(file: string): boolean {
  const size = sizeOf(file);
  if (size === 0) {
    if (sizeOf(`${file}-wal`) > 0) {
      throw new EventStoreUnusable(
        `The event store file ${file} is missing, but its log ${file}-wal is there. Put the file back beside it, ` +
          'or move the log away to begin an empty store.',
      );
    }
    return false;
  }
  const header = readHeader(file);
  if (header.length < headerBytes || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new EventStoreUnusable(
      `${file} is not an event store: it is no SQLite file, or its header is destroyed. If it was a store, restore ` +
        'the latest backup; if it is something else, choose another file. Nothing was changed.',
    );
  }
  checkOwner(file, header.readUInt32BE(68), header.readUInt32BE(60));

  // As long as there is a log, the file may be shorter: the log holds the missing pages.
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const pageCountIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  const wanted = header.readUInt32BE(28) * pageSize;
  if (pageCountIsValid && size < wanted && sizeOf(`${file}-wal`) === 0) {
    throw damaged(file, `it is cut off after ${size} of ${wanted} bytes`);
  }
  return true;
}

function checkOwner(file: string, owner: number, version: number): void {
  if (owner !== applicationId) {
    throw new EventStoreUnusable(
      `${file} is an SQLite file of another program (application id ${owner}), not an event store. ` +
        'Choose another file. Nothing was changed.',
    );
  }
  if (version > schemaVersion) {
    throw new EventStoreUnusable(
      `${file} was written by a newer Kafila (schema ${version}, this one knows ${schemaVersion}). ` +
        'Run the newer Kafila on it. Nothing was changed.',
    );
  }
  if (version < schemaVersion) throw damaged(file, `it has the unknown schema version ${version}`);
}

function sizeOf(file: string): number {
  if (!existsSync(file)) return 0;
  const found = statSync(file);
  if (!found.isFile()) throw new EventStoreUnusable(`${file} is not a file; choose another path.`);
  return found.size;
}

function readHeader(file: string): Buffer {
  const handle = openSync(file, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    return header.subarray(0, readSync(handle, header, 0, headerBytes, 0));
  } finally {
    closeSync(handle);
  }
}
