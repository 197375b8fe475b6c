import { describe, expect, it } from '@jest/globals';
import { dispatched, joined, planned, record } from '../testing.js';
import { type Unrecorded } from '../testing/recorded.js';
import { readConvoyEvent } from '../convoy/fold/read-convoy-event.js';
import { foldConvoy } from '../convoy/fold/fold.js';
import { SCHEMA_VERSION, type StoredEvent } from './stored-event.js';
import { upcast } from './upcast.js';

const stored = (data: object, metadata: StoredEvent['metadata']): StoredEvent => ({
  id: 'old',
  revision: 3,
  recordedAt: '2023-06-07T10:00:00.000Z',
  type: 'CheckpointPassed',
  data,
  metadata,
});
const seen = { occurredAt: '2023-06-07T05:30:00.000Z', offset: '+04:30', place: 'kabul' };
/** As the first version stored it. */
const old = stored({ ...seen, placeAsReported: 'AF KBL' }, { schemaVersion: 1, unit: { unitId: 'phone 7' } });

describe('an event of an older form', () => {
  it('of version 1 says under asReported how its place was written', () => {
    expect(upcast(old)).toEqual({ ...seen, asReported: { place: 'AF KBL' } });
    expect(upcast(stored(seen, { schemaVersion: 1 }))).toEqual(seen);
  });

  it('without a version is of the first', () => {
    expect(upcast({ ...old, metadata: {} })).toEqual(upcast(old));
  });

  it('is folded by the fold of today', () => {
    const decisions: Unrecorded[] = [planned(), joined('PK-A1'), dispatched()];
    const state = foldConvoy([...record(...decisions), readConvoyEvent(old)]);
    expect(state.vehicles.get('PK-A1')).toMatchObject({ lastPlace: 'kabul', lastPlaceAt: seen.occurredAt });
  });

  it('stays in the store as it was written', () => {
    const before = structuredClone(old);
    readConvoyEvent(old);
    expect(old).toEqual(before);
  });
});

describe('an event of the form of today', () => {
  it('is taken as it is', () => {
    const data = { ...seen, placeAsReported: 'no field of today' };
    expect(upcast(stored(data, { schemaVersion: SCHEMA_VERSION }))).toBe(data);
  });
});

describe('an event of a form that this program does not know', () => {
  it('is refused with what it is and what would be known: newer programs may have written it', () => {
    expect(() => readConvoyEvent(stored(seen, { schemaVersion: SCHEMA_VERSION + 1 }))).toThrow(
      `This CheckpointPassed has the form of schema version ${SCHEMA_VERSION + 1}; this program knows the versions 1 to ${SCHEMA_VERSION}.`,
    );
  });

  it('is refused where its version is none', () => {
    for (const schemaVersion of [0, -1, 1.5, '2', {}, Number.NaN]) {
      expect(() => upcast(stored(seen, { schemaVersion }))).toThrow('has the form of schema version');
    }
  });
});
