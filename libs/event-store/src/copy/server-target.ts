import {
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { v7 as uuidv7 } from 'uuid';
import { type RecordedEvent } from '../event-store.port.js';
import { Connection } from '../eventstoredb/connection.js';
import { openEventStoreDb } from '../eventstoredb/open.js';
import { checkMetadata, withRecordedAt } from '../eventstoredb/appending/recorded-at.js';
import { type EventStoreDbOptions } from '../eventstoredb/settings.js';
import { COPIES_STREAM, COPY_BEGUN, COPY_FINISHED, lastCopy } from './copies-stream.js';
import { CopyRefused, type CopyTarget, requireNotLeft } from './copy-target.js';
import { runsOf } from './runs-of-one-stream.js';

/**
 * Opens a server of EventStoreDB to be filled. It is marked as half filled until it is whole: no intake takes anything in
 * meanwhile.
 *
 * @param streamPrefixes of the streams that are copied; what others keep on the same server is let be
 * @throws CopyRefused it holds events of ours that no copy has brought
 * @throws EventStoreUnavailable
 */
export async function openServerTarget(
  options: EventStoreDbOptions,
  streamPrefixes: readonly string[],
  copiesStream = COPIES_STREAM,
): Promise<CopyTarget> {
  const store = await openEventStoreDb(options);
  const mark = (type: string): Promise<unknown> =>
    store.append(copiesStream, [{ id: uuidv7(), type, data: {}, metadata: {} }], 'any');
  let connection: Connection | undefined;
  try {
    const last = await lastCopy(store, copiesStream);
    await requireNotLeft(store, copiesStream);
    if (last !== COPY_BEGUN && last !== COPY_FINISHED) {
      if (await holdsAny(store, streamPrefixes)) {
        throw new CopyRefused('The target holds events of Kafila already. Give a server that holds none.');
      }
      await mark(COPY_BEGUN);
    }
    const connected = (connection = new Connection(options));
    return {
      reader: store,
      file: undefined,
      async take(events) {
        if (events.length > 0 && last === COPY_FINISHED) {
          throw new CopyRefused(
            'The source has events that the target lacks, and the target was copied whole before: somebody has written to the source since.',
          );
        }
        for (const run of runsOf(events)) await write(connected, run);
      },
      async finish() {
        if (last !== COPY_FINISHED) await mark(COPY_FINISHED);
      },
      async close() {
        await connected.close();
        await store.close();
      },
    };
  } catch (error) {
    await connection?.close();
    await store.close();
    throw error;
  }
}

async function holdsAny(
  store: Awaited<ReturnType<typeof openEventStoreDb>>,
  streamPrefixes: readonly string[],
): Promise<boolean> {
  for (let after = 0n; ;) {
    const { events, position, end } = await store.readAll({ after, streamPrefixes, limit: 1 });
    if (events.length > 0 || end) return events.length > 0;
    after = position;
  }
}

/** Events of one stream, in one call. Made again after no answer, it is written once: the server compares ids at that revision. */
async function write(connection: Connection, run: readonly RecordedEvent[]): Promise<void> {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return;
  const { stream, revision } = first;
  for (const { metadata } of run) checkMetadata(metadata);
  const events = run.map(({ id, type, data, metadata, recordedAt }) =>
    jsonEvent({ id, type, data, metadata: withRecordedAt(metadata, recordedAt) }),
  );
  const refusal = await connection.operation(`copy to ${stream}`, async () => {
    const { client, settings } = connection;
    try {
      const { nextExpectedRevision } = await connection.inTime(
        `copying to ${stream}`,
        client.appendToStream(stream, events, {
          expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
          requiresLeader: true,
          deadline: settings.deadlineMs,
        }),
      );
      if (nextExpectedRevision === BigInt(last.revision)) return undefined;
      return `The target has put events of ${stream} elsewhere than the source has them.`;
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) {
        return `Somebody else writes to ${stream} in the target.`;
      }
      if (!(error instanceof MaxAppendSizeExceededError)) throw error;
      return (
        `Revision ${revision} of ${stream} is larger than the target takes at once (${error.maxAppendSize} bytes): ` +
        'give the server a larger MaxAppendSize, and run it again.'
      );
    }
  });
  if (refusal !== undefined) throw new CopyRefused(refusal);
}
