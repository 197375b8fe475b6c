import { describe, expect, it } from '@jest/globals';
import {
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Placement,
} from '../event-store.port.js';
import { appended } from './appended.js';
import { type ContractContext } from './subject.js';
import { freshName, readWholeStore, sampleEvent, sampleEvents } from './sample-events.js';
import { readWholeStream } from '../read-whole-stream.js';

interface Written {
  readonly event: NewEvent;
  readonly placement: Placement;
}

/** Appends as an intake does: expects the last revision it heard of, and takes the actual one from a refusal. */
async function appendWithRetry(
  store: EventStore,
  stream: string,
  event: NewEvent,
  writers: number,
): Promise<Written> {
  let expected: ExpectedRevision = 'none';
  // In every round one writer wins, so none needs more rounds than there are writers.
  for (let round = 0; round <= writers; round++) {
    const answer = await store.append(stream, [event], expected);
    if (answer.outcome === 'appended') {
      const [placement] = answer.placements;
      if (placement === undefined) throw new Error('An accepted append has a placement.');
      return { event, placement };
    }
    expected = answer.actual ?? 'none';
  }
  throw new Error(`Refused ${writers} times although somebody must have won each round.`);
}

async function appendToAny(store: EventStore, stream: string, event: NewEvent): Promise<Written> {
  const [placement] = await appended(store, stream, [event], 'any');
  if (placement === undefined) throw new Error('An accepted append has a placement.');
  return { event, placement };
}

function expectPositionsWithoutRepeat(placements: readonly Placement[], gapless: boolean): void {
  const positions = placements.map((p) => p.position).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(new Set(positions).size).toBe(placements.length);
  const [first] = positions;
  if (gapless && first !== undefined) {
    expect(positions).toEqual(positions.map((_, index) => first + BigInt(index)));
  }
}

export function describeConcurrentWriters({ store, subject, patienceMs }: ContractContext): void {
  const writers = subject.writers ?? 64;
  describe(`${writers} writers at the same time`, () => {
    it.each([
      ['a retry on each refusal', appendWithRetry],
      ['any revision expected', appendToAny],
    ])(
      'lose nothing and double nothing in one stream, with %s',
      async (_, write) => {
        const stream = freshName();
        const events = sampleEvents(writers);
        const written = await Promise.all(events.map((event) => write(store(), stream, event, writers)));

        const kept = await readWholeStream(store(), stream);
        expect(kept.map((event) => event.revision)).toEqual(events.map((_event, index) => index));
        const byRevision = written.sort((a, b) => a.placement.revision - b.placement.revision);
        expect(kept.map((event) => event.id)).toEqual(byRevision.map(({ event }) => event.id));
        expect(kept.map((event) => event.position)).toEqual(
          byRevision.map(({ placement }) => placement.position),
        );
        kept.forEach((event, index) => {
          expect(index === 0 || event.position > (kept[index - 1]?.position ?? 0n)).toBe(true);
        });
        expectPositionsWithoutRepeat(kept, subject.gapless);
      },
      patienceMs,
    );

    it(
      'lose nothing and double nothing in as many streams',
      async () => {
        const prefix = freshName();
        const before = await store().head();
        const perWriter = 10;
        const writeOneStream = async (writer: number): Promise<readonly Placement[]> => {
          const placements: Placement[] = [];
          for (let n = 0; n < perWriter; n++) {
            const expected = n === 0 ? 'none' : n - 1;
            const event = sampleEvent(n, { writer });
            placements.push(...(await appended(store(), `${prefix}-${writer}`, [event], expected)));
          }
          return placements;
        };
        const placements = await Promise.all(Array.from({ length: writers }, (_, w) => writeOneStream(w)));

        const kept = await readWholeStore(store(), before, [prefix]);
        expect(kept).toHaveLength(writers * perWriter);
        expectPositionsWithoutRepeat(placements.flat(), subject.gapless);
        for (let writer = 0; writer < writers; writer++) {
          const own = kept.filter((event) => event.stream === `${prefix}-${writer}`);
          expect(own.map((event) => event.data['n'])).toEqual(Array.from({ length: perWriter }, (_, n) => n));
          expect(own.map((event) => event.position)).toEqual(placements[writer]?.map((p) => p.position));
        }
      },
      patienceMs,
    );
  });
}
