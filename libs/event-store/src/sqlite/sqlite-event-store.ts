import {
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type RevisionMismatch,
  type StoreFault,
} from '../event-store.port.js';
import { type Reader } from './reading/reader.js';
import { SqliteEventSource } from './sqlite-event-source.js';
import { type Writer } from './writing/writer.js';

/** The embedded store: one writer thread, one reading connection, one lock, all on one file. */
export class SqliteEventStore extends SqliteEventSource implements EventStore {
  constructor(
    file: string,
    private readonly writer: Writer,
    reader: Reader,
    lock: { release: () => void },
  ) {
    super(
      file,
      () => reader,
      writer.commits,
      async () => {
        // Before the writer: the last one to close the file writes the log back into it, which only the writer can.
        reader.close();
        await writer.close();
        lock.release();
      },
    );
  }

  append(
    stream: string,
    events: readonly NewEvent[],
    expectedRevision: ExpectedRevision,
  ): Promise<Appended | RevisionMismatch> {
    return this.writer.append(stream, events, expectedRevision);
  }

  override async fault(): Promise<StoreFault | undefined> {
    return (await super.fault()) ?? this.writer.fault();
  }
}
