import {
  dispatched,
  exited,
  joined,
  keyEnrolled,
  keysAmong,
  placed,
  planned,
  sent,
  type Sent,
  vouched,
} from '#kafila/domain/testing';
import { type RecordedEvent } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { readHistory } from '../fold/recorded-history.js';
import { type ChangeAfterTheFact } from './change-after-the-fact.answer.js';
import { changesAfterTheFact } from './change-after-the-fact.js';

const K = 'convoy-K';

async function changesOf(...history: Sent[]): Promise<readonly ChangeAfterTheFact[]> {
  const all = placed(...history) as unknown as readonly RecordedEvent[];
  const keys = keysAmong(placed(...history));
  const events = all.filter(({ stream }) => stream === K);
  const store = { readStream: () => Promise.resolve({ events, exists: true, next: null }) };
  const read = await readHistory(store, { streams: [K], position: BigInt(all.length), skipped: [], keys });
  const changes: ChangeAfterTheFact[] = [];
  for await (const change of changesAfterTheFact('K', read)) changes.push(change);
  return changes;
}

describe('that the desk vouches for a report', () => {
  it('is told as a change after the fact, with the figures that it moved', async () => {
    const plan = [planned(), joined('PK-A1', '1 07:00'), dispatched('1 20:00')].map((one) =>
      sent.byDesk(K, one),
    );
    const unsigned = sent.byUnit(K, exited('torkham-pk', '4 20:00', { id: 'r1' }), 'gate');
    const told = [keyEnrolled('gate', 'k'), ...plan, unsigned];
    expect(await changesOf(...told)).toEqual([]);
    const [change, ...others] = await changesOf(...told, sent.byDesk(K, vouched('r1', '9 10:00')));
    expect(others).toEqual([]);
    expect(change?.kinds).toEqual(['vouching']);
    expect(change?.figures).toContainEqual(
      expect.objectContaining({ figure: 'exitedAt', before: null, after: '2023-06-04T20:00:00.000Z' }),
    );
  });
});
