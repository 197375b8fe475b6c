import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  certifiedReportDrawn,
  operationDischarged,
  operationStarted,
  operationTerminated,
  retracted,
  record,
} from '../../testing.js';
import { type StoredEvent } from '../../event/stored-event.js';
import { type CarnetEvent, isCarnetDecision, isCarnetFact } from './carnet.events.js';
import { readCarnetEvent } from './read-carnet-event.js';

function stored(type: string, data: unknown, schemaVersion = 2): StoredEvent {
  const recordedAt = '2024-01-01T00:00:00.000Z';
  return { id: 'x', revision: 3, recordedAt, type, data, metadata: { schemaVersion } };
}

describe('an event of a carnet read from the store', () => {
  it('is the event that was stored', () => {
    const events = [
      carnetIssued(),
      carnetAssigned(),
      carnetAccepted('karachi-port', '2 08:00', { declaredValue: { amount: '48000.00', currency: 'USD' } }),
      operationStarted('torkham-af', '5 10:00', { prescribedRoute: ['kabul', 'hairatan'] }),
      operationTerminated('hairatan', '8 10:00', { reservation: '2 packages missing' }),
      operationDischarged('PK', '9 10:00'),
      certifiedReportDrawn('pul-e-khumri', '7 10:00', { newSeals: ['AF-1'] }),
      retracted('x', '8'),
    ];
    for (const { event } of events) {
      const { type, data }: { type: string; data: unknown } = event;
      expect(readCarnetEvent(stored(type, JSON.parse(JSON.stringify(data)))).event).toEqual(event);
    }
  });

  it('in an old form is brought to the newest', () => {
    const { type, data } = operationTerminated('torkham-pk', '5 08:00').event;
    const old = { ...data, placeAsReported: 'PK TOR' };
    expect(readCarnetEvent(stored(type, old, 1)).event).toEqual({
      type,
      data: { ...data, asReported: { place: 'PK TOR' } },
    });
  });

  it('of a newer form, an unknown type or without an instant cannot be folded: its stream is to be parked', () => {
    const { type, data } = operationTerminated('torkham-pk', '5 08:00').event;
    expect(() => readCarnetEvent(stored(type, data, 99))).toThrow('schema version 99');
    for (const other of ['ConvoyPlanned', '', 'constructor'])
      expect(() => readCarnetEvent(stored(other, data))).toThrow(
        `There is no carnet event of type '${other}'.`,
      );
    expect(() => readCarnetEvent(stored(type, { place: 'torkham-pk' }))).toThrow('readable occurredAt');
  });
});

describe('the events of a carnet', () => {
  it('are decisions of the desk, facts, and retractions, which are neither', () => {
    const history = record<CarnetEvent>(
      carnetIssued(),
      carnetAssigned(),
      operationStarted('karachi-port', '2 08:00'),
      retracted('x', '8'),
    );
    expect(history.map(isCarnetDecision)).toEqual([true, true, false, false]);
    expect(history.map(isCarnetFact)).toEqual([false, false, true, false]);
  });
});
