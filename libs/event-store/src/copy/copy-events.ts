import { isDeepStrictEqual } from 'node:util';
import { type EventReader, type JsonObject, type RecordedEvent } from '../event-store.port.js';
import { CopyRefused, type CopyTarget } from './copy-target.js';
import { WholeStreams } from './whole-streams.js';

export interface CopyEventsOptions {
  readonly source: EventReader;
  readonly target: CopyTarget;
  /** Events of these streams are copied, and no others. */
  readonly streamPrefixes: readonly string[];
  /** Called after each portion with its last position, and with how many events the target has now. */
  readonly progress?: (position: bigint, events: number) => void;
  /** How many events are read, and written, before it can be interrupted. Default 1,000. */
  readonly portion?: number;
  /** Interrupts it between two portions; called again, it goes on. */
  readonly signal?: AbortSignal;
}

export interface CopiedEvents {
  /** How many there are in both now. */
  readonly events: number;
  /** How many of them this call has copied; the others were there, and were compared. */
  readonly copied: number;
  /** Everything in the source was looked at up to here. */
  readonly position: bigint;
}

const PORTION = 1_000;

/**
 * Copies all events, in their order, after those that are in the target already. What is there must be the beginning of the
 * source, event by event.
 *
 * @throws CopyRefused, EventStoreUnavailable, the reason of `signal`
 */
export async function copyEvents(options: CopyEventsOptions): Promise<CopiedEvents> {
  const { source, target, streamPrefixes, progress, signal, portion = PORTION } = options;
  const there = eventsOf(target.reader, streamPrefixes);
  const streams = new WholeStreams();
  let [after, events, copied, isNew] = [0n, 0, 0, false];
  for (let end = false; !end;) {
    signal?.throwIfAborted();
    const page = await source.readAll({ after, streamPrefixes, limit: portion });
    const missing: RecordedEvent[] = [];
    for (const event of page.events) {
      streams.add(event);
      requireReadable(event);
      if (!isNew) {
        const next = await there.next();
        if (next.done !== true) requireSame(event, next.value);
        else isNew = true;
      }
      if (isNew) missing.push(event);
    }
    await target.take(missing);
    events += page.events.length;
    copied += missing.length;
    ({ position: after, end } = page);
    progress?.(after, events);
  }
  const more = isNew ? undefined : await there.next();
  if (more?.done === false) {
    throw new CopyRefused(
      `The target has ${nameOf(more.value)}, which the source does not have: services have written to it since it was copied.`,
    );
  }
  return { events, copied, position: after };
}

async function* eventsOf(
  reader: EventReader,
  streamPrefixes: readonly string[],
): AsyncGenerator<RecordedEvent, void> {
  for (let [after, end] = [0n, false]; !end;) {
    const page = await reader.readAll({ after, streamPrefixes, limit: PORTION });
    yield* page.events;
    ({ position: after, end } = page);
  }
}

/** @throws CopyRefused */
function requireSame(event: RecordedEvent, there: RecordedEvent): void {
  const same =
    event.stream === there.stream &&
    event.revision === there.revision &&
    event.id === there.id &&
    event.type === there.type &&
    event.recordedAt === there.recordedAt &&
    sameJson(event.data, there.data) &&
    sameJson(event.metadata, there.metadata);
  if (same) return;
  throw new CopyRefused(
    `The target holds something else than an interrupted copy of the source: ${nameOf(there)} where the source has ${nameOf(event)}.`,
  );
}

/** Whether two say the same, in whatever order; the text of a number does not tell minus zero from zero. */
function sameJson(one: JsonObject, other: JsonObject): boolean {
  const [first, second] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  return isDeepStrictEqual(first, second);
}

/** @throws CopyRefused */
function requireReadable(event: RecordedEvent): void {
  if (!event.raw) return;
  throw new CopyRefused(
    `The source has ${nameOf(event)}, which another program wrote and which is no JSON: the other store cannot keep it as it is.`,
  );
}

function nameOf({ stream, revision, id }: RecordedEvent): string {
  return `revision ${revision} of ${stream} (event ${id})`;
}
