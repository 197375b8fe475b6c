import { CONVOY_PREFIX, convoyStream, subjectOfStream } from '#kafila/domain';
import { type EventStore, type NewEvent, openSqliteEventStore } from '#kafila/event-store';
import { simulate } from '#kafila/simulation';
import { historyOf, underOtherNames } from '#kafila/simulation/testing';
import { asKept } from '../projection/fill.js';

const SCENARIOS = 250;
/** Of what was recorded of each convoy, so much at most: they are on the road then. */
const EVENTS = 50;
/** Each time under other names the trips are so much later, so that no row is a copy of one before. */
const LATER_MS = 7 * 3_600_000 + 13 * 60_000 + 17_003;
const IN_FLIGHT = 200;

interface History {
  readonly convoyId: string;
  readonly told: readonly NewEvent[];
}

/**
 * Fills the store of a service that is to start on it with convoys in the midst of their trips.
 *
 * @returns where the store ends, and how many events there are
 */
export async function fillOpenConvoys(
  file: string,
  convoys: number,
): Promise<{ readonly head: bigint; readonly events: number }> {
  const store = await openSqliteEventStore({ file });
  let events = 0;
  let underway: Promise<unknown>[] = [];
  for (const { convoyId, told } of histories(convoys)) {
    events += told.length;
    underway.push(append(store, convoyId, told));
    if (underway.length < IN_FLIGHT) continue;
    await Promise.all(underway);
    underway = [];
  }
  await Promise.all(underway);
  const head = await store.head();
  await store.close();
  return { head, events };
}

async function append(store: EventStore, convoyId: string, told: readonly NewEvent[]): Promise<void> {
  const { outcome } = await store.append(convoyStream(convoyId), told, 'none');
  if (outcome !== 'appended') throw new Error(`There are two convoys ${convoyId}.`);
}

function* histories(convoys: number): Generator<History> {
  const road = [...simulate({ seed: 2026, convoys: SCENARIOS })].map((scenario) => ({
    scenario,
    histories: [...historyOf(scenario).streams].flatMap(([stream, recorded]) => {
      if (!stream.startsWith(CONVOY_PREFIX)) return [];
      const { id } = subjectOfStream(stream);
      return [{ convoyId: id, told: recorded.slice(0, EVENTS).map((one) => asKept(one, stream, id)) }];
    }),
  }));
  let left = convoys;
  for (let number = 0; ; number++) {
    for (const { scenario, histories } of road) {
      for (const history of underOtherNames(scenario, number).forth(histories)) {
        if (left === 0) return;
        left -= 1;
        yield later(history, number * LATER_MS);
      }
    }
  }
}

function later(history: History, ms: number): History {
  const text = JSON.stringify(history).replace(
    /"(\d{4}-\d{2}-\d{2}T[\d:.]+Z)"/g,
    (_, instant: string) => `"${new Date(Date.parse(instant) + ms).toISOString()}"`,
  );
  return JSON.parse(text) as History;
}
