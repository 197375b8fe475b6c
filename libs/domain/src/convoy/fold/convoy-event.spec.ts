import { describe, expect, it } from '@jest/globals';
import { dispatched, joined, passed, planned, retracted, record } from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type StoredEvent } from '../../event/stored-event.js';
import { isDecision, isFact } from './convoy-event.js';
import { readConvoyEvent } from '../fold/read-convoy-event.js';

function stored(type: string, data: unknown): StoredEvent {
  const recordedAt = '2024-01-01T00:00:00.000Z';
  return { id: 'x', revision: 3, recordedAt, type, data, metadata: { schemaVersion: 2 } };
}

describe('an event read from the store', () => {
  it('is the event that was stored', () => {
    for (const { event } of [planned(), joined('PK-A1'), passed('kabul', '7 10:00'), retracted('x', '8')]) {
      const { type, data }: { type: string; data: unknown } = event;
      expect(readConvoyEvent(stored(type, JSON.parse(JSON.stringify(data)))).event).toEqual(event);
    }
  });

  it('of an unknown type cannot be folded: its stream is to be parked', () => {
    for (const type of ['CarnetIssued', '', 'constructor']) {
      expect(() => readConvoyEvent(stored(type, { occurredAt: '2023-06-12T10:00:00.000Z' }))).toThrow(
        `There is no convoy event of type '${type}'.`,
      );
    }
  });

  it('must say when it occurred in the one form that is ordered as text', () => {
    const instants = [
      undefined,
      5,
      '',
      'yesterday',
      '2023-06-12',
      '2023-06-12T10:00:00Z',
      '2023-06-12T10:00:00.000+05:00',
    ];
    for (const occurredAt of [...instants, '2023-99-12T10:00:00.000Z']) {
      expect(() => readConvoyEvent(stored('CheckpointPassed', { occurredAt, place: 'kabul' }))).toThrow(
        'A CheckpointPassed without a readable occurredAt cannot be folded.',
      );
    }
    for (const data of [null, undefined, 'text'])
      expect(() => readConvoyEvent(stored('ConvoyDispatched', data))).toThrow();
  });
});

describe('the events of a convoy', () => {
  it('are decisions of the desk, sightings of field units, and retractions, which are neither', () => {
    const unrecorded: Unrecorded[] = [
      planned(),
      joined('PK-A1'),
      dispatched(),
      passed('kabul', '7 10:00'),
      retracted('x', '8'),
    ];
    const history = record(...unrecorded);
    expect(history.map(isDecision)).toEqual([true, true, true, false, false]);
    expect(history.map(isFact)).toEqual([false, false, false, true, false]);
  });
});
