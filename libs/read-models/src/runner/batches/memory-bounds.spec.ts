import { describe, expect, it } from '@jest/globals';
import { NO_KEYS } from '#kafila/domain';
import { LRUCache } from 'lru-cache';
import { readEvent } from '../folding/read-event.js';
import { foldHistory } from '../folding/fold-stream.js';
import { type KnownStream } from '../folding/known-stream.js';
import { kindOf } from '../projection/projection.js';
import { RowChanges } from '../rows/row-changes.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { roadTrip } from '../../testing/road.js';
import { trips } from '../../trips/trips.projection.js';
import { memoryBounds, weightOfFold, weightOfKnown } from './memory-bounds.js';

const MB = 1024 * 1024;

function knownOf(vehicles: number): KnownStream {
  const { convoyId, decisions, facts } = roadTrip(1, { vehicles, perVehicle: true });
  const stream = `convoy-${convoyId}`;
  const kind = kindOf(trips, stream);
  const history = recordedIn(stream, [...decisions, ...facts]).map((event) =>
    readEvent(kind, event, () => undefined, NO_KEYS),
  );
  const { folded } = foldHistory(stream, kind, history, 0);
  if (!folded) throw new Error('The trip can be folded.');
  const rows = new RowChanges(trips.tables).add(folded.wanted, undefined);
  const known = { fold: folded.fold, revision: folded.tip.revision };
  return { ...known, rows, weight: weightOfFold(known), earlier: [] };
}

describe('what a projector may hold in memory', () => {
  it('is a share of the heap that it may have, and no more than it needs', () => {
    expect(memoryBounds(256 * MB)).toEqual({ known: 64 * MB, pending: 16 * MB, unwritten: 16 * MB });
    expect(memoryBounds(16_384 * MB)).toEqual({ known: 256 * MB, pending: 64 * MB, unwritten: 32 * MB });
  });

  it('is weighed: ten times as many vehicles with ten times as many reports weigh about ten times as much', () => {
    const [one, ten] = [weightOfKnown(knownOf(2)), weightOfKnown(knownOf(20))];
    expect(ten / one).toBeGreaterThan(7);
    expect(ten / one).toBeLessThan(13);
  });

  it('is weighed by what the fold keeps of each event, also where it has grown since it was counted', () => {
    const known = knownOf(2);
    const fold = { fold: known.fold, revision: 5000 };
    const counted = weightOfFold(fold);
    expect(counted.bytes).toBeLessThan(250 * 5000);
    const grown = weightOfFold({ ...fold, revision: 5400 }, counted);
    expect(grown).toBe(counted);
    const [now, then] = [
      weightOfKnown({ ...known, ...fold, weight: counted }),
      weightOfKnown({ ...known, ...fold, revision: 5400, weight: grown }),
    ];
    expect(then / now).toBeLessThan(1.1);
    expect(weightOfFold({ ...fold, revision: 5600 }, counted).countedAt).toBe(5600);
  });

  it('keeps of long convoys as many as it may hold, however many go on', () => {
    const known = knownOf(19);
    const { known: maxSize } = memoryBounds(256 * MB);
    const cache = new LRUCache<string, KnownStream>({ max: 4096, maxSize, sizeCalculation: weightOfKnown });
    for (let n = 0; n < 1000; n++) cache.set(`convoy-${n}`, known);
    expect(cache.size).toBe(Math.floor(maxSize / weightOfKnown(known)));
    expect(cache.size).toBeLessThan(200);
  });
});
