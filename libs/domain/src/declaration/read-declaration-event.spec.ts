import { describe, expect, it } from '@jest/globals';
import { type StoredEvent } from '../event/stored-event.js';
import { retracted } from '../testing/facts.js';
import { atCustoms } from '../testing/declaration.js';
import { readDeclarationEvent } from './read-declaration-event.js';

function stored(type: string, data: unknown): StoredEvent {
  const metadata = { schemaVersion: 2, unit: { unitId: 'gate 2' } };
  return { id: 'x', revision: 3, recordedAt: '2024-01-01T00:00:00.000Z', type, data, metadata };
}

describe('an event of a declaration read from the store', () => {
  it('is the event that was stored, with the unit that reported it', () => {
    for (const { event } of [
      atCustoms.lodged('5 08:00'),
      atCustoms.granted('5 10:00'),
      retracted('x', '8'),
    ]) {
      const { type, data }: { type: string; data: unknown } = event;
      expect(readDeclarationEvent(stored(type, JSON.parse(JSON.stringify(data))))).toMatchObject({
        event,
        unit: { unitId: 'gate 2' },
      });
    }
  });

  it('of an unknown type, or without an instant, cannot be folded: its stream is to be parked', () => {
    for (const type of ['ConvoyPlanned', 'CarnetAccepted', '', 'constructor']) {
      expect(() => readDeclarationEvent(stored(type, { occurredAt: '2023-06-12T10:00:00.000Z' }))).toThrow(
        `There is no declaration event of type '${type}'.`,
      );
    }
    expect(() => readDeclarationEvent(stored('ClearanceGranted', {}))).toThrow(
      'without a readable occurredAt',
    );
  });
});
