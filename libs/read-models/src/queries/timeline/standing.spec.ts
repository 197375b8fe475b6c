import {
  joined,
  keyEnrolled,
  keyRevoked,
  passed,
  placed,
  planned,
  retracted,
  sent,
  type Sent,
  vouched,
  withStandings,
} from '#kafila/domain/testing';
import { atOnce } from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { timelineOf } from './timeline.js';
import { TimelinePage } from './timeline-page.js';

const K = 'convoy-K';
const G = 'gate';
const plan = [planned(), joined('PK-A1')].map((one) => sent.byDesk(K, one));
const first = sent.signed(K, passed('peshawar', '4 10:00', { id: 'r1' }), G, 'k');
const second = sent.byUnit(K, passed('kabul', '7 10:00', { id: 'r2' }), G);

/** Of each report: its standing, and what takes it back. */
function shown(...history: Sent[]): unknown {
  const events = withStandings(K, placed(...plan, keyEnrolled(G, 'k'), ...history));
  const items = timelineOf(events as readonly RecordedEvent[]);
  const page = new TimelinePage(undefined, 100);
  for (const event of events) page.add(event as RecordedEvent);
  expect(atOnce(page.items())).toEqual(items);
  return Object.fromEntries(
    items.flatMap(({ reportId, standing, retracted: back }) =>
      reportId === undefined ? [] : [[reportId, back ? `taken back by ${back.by}` : standing]],
    ),
  );
}

describe('the timeline', () => {
  it('shows reports that are left out, or in doubt, and marks them', () => {
    expect(shown(first, second)).toEqual({ r1: undefined, r2: 'left-out' });
    expect(shown(first, second, keyRevoked(G, 'k', '1'))).toEqual({ r1: 'in-doubt', r2: 'left-out' });
  });

  it('marks none that the desk vouches for', () => {
    expect(shown(first, second, sent.byDesk(K, vouched('r2', '9')))).toEqual({
      r1: undefined,
      r2: undefined,
    });
    expect(shown(first, second, sent.byUnit(K, vouched('r2', '9'), G))).toMatchObject({ r2: 'left-out' });
  });

  it('shows a report as taken back by its unit and the desk, and by no other', () => {
    const back = retracted('r1', '8', { id: 'back' });
    expect(shown(first, sent.signed(K, back, G, 'k'))).toMatchObject({ r1: 'taken back by back' });
    expect(shown(sent.byUnit(K, back, 'port'), first)).toEqual({ r1: undefined, back: undefined });
    const both = [sent.byUnit(K, back, 'port'), sent.byDesk(K, retracted('r1', '9', { id: 'desk' }))];
    expect(shown(first, ...both)).toMatchObject({ r1: 'taken back by desk' });
    expect(shown(first, sent.byUnit(K, back, G))).toEqual({ r1: undefined, back: 'left-out' });
  });
});
