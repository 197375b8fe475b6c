import { type EventReader, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { type FoldedStream } from '../batches/fold-batch.js';
import { writeLog } from '../parking/log-book.js';
import { type Projection } from '../projection/projection.js';
import { type Projector } from '../batches/projector.js';
import { type Answer, type Request, writeAnswer } from './requests.js';
import { type SkippedEvent, writeSkipped } from '../parking/skipped-events.js';
import { type ParkedStream } from '../parking/parked-streams.js';

/** The caller holds the lock. */
export interface RepairContext {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly write: Kysely<Schema>;
  readonly projector: Projector;
}

/**
 * Retries a parked stream, or leaves out the event that parks it. Rows, skipped event, log line and answer are written in
 * one transaction. Where the process dies before, the request stays pending, and the next process does it.
 *
 * @throws where event store or database cannot be used
 */
export async function repairStream(context: RepairContext, request: Request): Promise<void> {
  const { write, projection, projector } = context;
  const { stream } = request;
  const parked = projector.parkedAt(stream);
  if (!parked) {
    await writeAnswer(write, request.id, { outcome: 'refused', because: 'not-parked' });
    return;
  }
  const skipped = request.what === 'skip' ? await skippedEvent(context, request, parked) : undefined;
  if (skipped === 'gone') {
    await writeAnswer(write, request.id, { outcome: 'refused', because: 'stream-removed' });
    return;
  }
  const note = async (db: Database, outcome: FoldedStream): Promise<void> => {
    if (skipped) await writeSkipped(db, projection.name, skipped);
    await writeLog(db, projection.name, {
      at: new Date().toISOString(),
      what: skipped ? 'skipped' : 'retried',
      stream,
      position: parked.position,
      by: request.by,
      detail: skipped ? skipped.reason : (outcome.parked?.reason ?? 'digested'),
    });
    await writeAnswer(db, request.id, answerOf(outcome.parked));
  };
  await projector.refold(stream, parked.revision, note, skipped ? [skipped.revision] : []);
}

function answerOf(parked: ParkedStream | undefined): Answer {
  if (!parked) return { outcome: 'done', stillParked: null };
  const { position, revision, reason } = parked;
  return { outcome: 'done', stillParked: { position: position.toString(), revision, reason } };
}

/** `gone`: the store does not give the event, so that leaving it out would let nothing go on. */
async function skippedEvent(
  { eventStore }: RepairContext,
  { stream, by, reason }: Request,
  { revision, position }: ParkedStream,
): Promise<SkippedEvent | 'gone'> {
  const page = await unlessRemoved(eventStore.readStream(stream, { from: revision, limit: 1 }));
  const event = page instanceof StreamRemoved ? undefined : page.events[0];
  if (event?.revision !== revision) return 'gone';
  return { stream, revision, position, eventId: event.id, by, reason, skippedAt: new Date().toISOString() };
}
