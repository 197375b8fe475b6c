import { atOnce, NO_KEYS } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { type EventReader } from '#kafila/event-store';
import { collectedHeap } from '#kafila/platform/testing';
import { describe, expect, it } from '@jest/globals';
import { recordedIn } from '../../testing/recorded-events.js';
import { positionReports, roadTrip } from '../../testing/road.js';
import { trips } from '../../trips/trips.projection.js';
import { foldingGathered } from './fold-stream.js';
import { gatherHistory } from './stream-history.js';
import { kindOf } from '../projection/projection.js';

const MB = 1024 * 1024;
const PAGE = 1000;
const TRIP = roadTrip(7);
const STREAM = `convoy-${TRIP.convoyId}`;

/** A store that has one stream, and makes its pages when they are read: the trip, then so many pages of positions. */
function longStream(pages: number, onPage: () => void): Pick<EventReader, 'readStream'> {
  const trip = [...TRIP.decisions, ...TRIP.facts];
  return {
    readStream: (_, { from = 0 } = {}) => {
      const n = from === 0 ? -1 : Math.floor((from - trip.length) / PAGE);
      const events = n < 0 ? trip : positionReports(TRIP, { from: n * PAGE, count: PAGE });
      const first = { revision: from, position: BigInt(from) + 1n };
      onPage();
      const next = n + 1 < pages ? from + events.length : null;
      return Promise.resolve({ events: recordedIn(STREAM, events, first), exists: true, next });
    },
  };
}

describe('the history of a long stream', () => {
  it('is read and folded in a small part of the memory that its events take', async () => {
    const pages = timesTried(20, 200);
    const before = collectedHeap();
    let [most, page] = [0, 0];
    const eventStore = longStream(pages, () => {
      // A collection takes longer than a page.
      if (page++ % 4 === 0) most = Math.max(most, collectedHeap() - before);
    });
    const context = { projection: trips, eventStore, skippedOf: () => undefined, keys: NO_KEYS };
    const history = await gatherHistory(context, STREAM, () => true);
    const { folded } = atOnce(foldingGathered(STREAM, kindOf(trips, STREAM), history));
    expect(folded?.tip.revision).toBeGreaterThan(pages * PAGE);
    // As objects, a thousand events take a megabyte. Two pages are there as they are, and code that was not used before.
    expect(most).toBeLessThan(6 * MB + pages * 0.1 * MB);
  }, 120_000);
});
