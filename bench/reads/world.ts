import {
  type ConvoyEvent,
  convoyStream,
  type ConvoyView,
  describeConvoy,
  foldConvoy,
  MeasuredTimes,
  measuredIn,
  readConvoyEvent,
  type Recorded,
} from '#kafila/domain';
import { openSqliteEventStore, readWholeStream } from '#kafila/event-store';
import { join } from 'node:path';
import { fill } from '../projection/fill.js';

/** A convoy of the world, as its whole stream tells it. */
export interface WorldConvoy {
  readonly convoyId: string;
  readonly recorded: readonly Recorded<ConvoyEvent>[];
  readonly view: ConvoyView;
}

/** What lies in the event store before the service starts, folded by the other way: without the projection. */
export interface World {
  readonly events: number;
  readonly head: bigint;
  readonly convoyIds: readonly string[];
  readonly measured: MeasuredTimes;
  /** Those that were asked for. */
  readonly kept: readonly WorldConvoy[];
}

/** Fills the store of a service that is to start in a folder. */
export async function makeWorld(
  folder: string,
  events: number,
  isKept: (convoy: WorldConvoy) => boolean,
): Promise<World> {
  const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const filled = await fill(store, events);
  const measured = new MeasuredTimes();
  const kept: WorldConvoy[] = [];
  for (const convoyId of filled.convoyIds) {
    const events = await readWholeStream(store, convoyStream(convoyId));
    const recorded = events.map((event) => readConvoyEvent(event));
    const convoy = { convoyId, recorded, view: describeConvoy(foldConvoy(recorded)) };
    measured.update(convoyId, measuredIn(convoy.view));
    if (isKept(convoy)) kept.push(convoy);
  }
  const head = await store.head();
  await store.close();
  return { events: filled.events, convoyIds: filled.convoyIds, head, measured, kept };
}
