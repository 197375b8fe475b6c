import { describe, expect, it } from '@jest/globals';
import { type Json, type RecordedEvent } from '#kafila/event-store';
import { timelineOf } from './timeline.js';

function recorded(signature?: Json): RecordedEvent {
  return {
    ...{ id: 'e1', stream: 'convoy-c1', type: 'CheckpointPassed', revision: 0, position: 1n },
    recordedAt: '2026-03-02T13:00:01.000Z',
    data: { occurredAt: '2026-03-02T13:00:00.000Z', offset: '+05:00', place: 'peshawar' },
    metadata: { by: 'unit-bus-4', reportId: 'r1', ...(signature === undefined ? {} : { signature }) },
  };
}

describe('an item of a timeline', () => {
  it('says by which key its report was signed, where it was', () => {
    const [signed] = timelineOf([recorded({ kid: 'kid-1', alg: 'Ed25519', value: 'v' })]);
    expect(signed).toMatchObject({ by: 'unit-bus-4', signedBy: 'kid-1' });
    for (const none of [undefined, null, 'kid-1', [], {}, { kid: 7 }]) {
      expect(timelineOf([recorded(none)])[0]).not.toHaveProperty('signedBy');
    }
  });
});
