import { type EventStore } from '#kafila/event-store';
import { describe, expect, it } from '@jest/globals';
import { Ledger } from './ledger.js';
import { mostRemembered, StreamWriters } from './stream-writers.js';

const RECORDED_AT = '2026-03-01T00:00:00.000Z';

function ledgerOf(reports: number): Ledger {
  const ledger = new Ledger();
  for (let revision = 0; revision < reports; revision++) {
    const id = `01926f3a-7c1e-7d2a-9b7e-${String(revision).padStart(12, '0')}`;
    const event = { id, type: 'CheckpointPassed', data: {}, metadata: { digest: 'd'.repeat(64) } };
    ledger.note(event, { revision, position: BigInt(revision + 1), recordedAt: RECORDED_AT });
  }
  return ledger;
}

describe('what the writers of streams remember', () => {
  it('is bounded in bytes, by the heap that the process may have', () => {
    expect(mostRemembered(256_000_000)).toBe(64_000_000);
    expect(mostRemembered(4_000_000_000)).toBe(150_000_000);
  });

  it('weighs more with every report', () => {
    const [few, many] = [ledgerOf(100).weight, ledgerOf(10_000).weight];
    expect(many / few).toBeGreaterThan(90);
    expect(few).toBeGreaterThan(100 * 250);
  });

  it('is as little as an empty ledger for a stream that nobody wrote to', () => {
    const writer = new StreamWriters({} as EventStore).of('convoy-C');
    expect(writer.weight).toBe(new Ledger().weight);
  });
});
