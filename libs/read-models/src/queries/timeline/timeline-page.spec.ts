import { atOnce } from '#kafila/domain';
import { timesTried } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyArrival, anyHistory } from '../../testing/any-history.js';
import { recordedIn } from '../../testing/recorded-events.js';
import { sortKeyOf, timelineOf } from './timeline.js';
import { TimelinePage } from './timeline-page.js';

describe('a page of a timeline', () => {
  it('has the items of the whole one, and one more, after whichever item it begins', () => {
    fc.assert(
      fc.property(anyHistory.chain(anyArrival), fc.nat(40), fc.nat(5), (events, begin, limit) => {
        for (const stream of new Set(events.map((each) => each.stream))) {
          const own = events.filter((each) => each.stream === stream).map(({ event }) => event);
          const history = recordedIn(stream, own);
          const whole = timelineOf(history);
          const last = whole[begin - 1];
          const after = last && sortKeyOf(last);
          const page = new TimelinePage(after, limit);
          for (const event of history) page.add(event);
          const rest = whole.filter((item) => !after || sortKeyOf(item).join() > after.join());
          expect(atOnce(page.items())).toEqual(rest.slice(0, limit + 1));
        }
      }),
      { numRuns: timesTried(30, 1000) },
    );
  }, 60_000);
});
