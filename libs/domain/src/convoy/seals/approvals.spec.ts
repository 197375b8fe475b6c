import { describe, expect, it } from '@jest/globals';
import { dispatched, given, joined, june, passed, planned, sealed, transshipped } from '../../testing.js';
import { type ConditionalIrregularity } from '../../irregularity/irregularity.js';
import { type VehicleDescription } from '../events/vehicle.js';
import { conditionalIrregularitiesOf } from '../irregularities/convoy-irregularities.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const carnetNumber = 'XC12345678';
const approvedOn = (day: string): Partial<VehicleDescription> => ({
  carnetNumber,
  approval: { number: 'PK-TIR-17', issuedBy: 'PK', approvedOn: day },
});
const seals = sealed(['S-1'], 'karachi-port', '2 08:00');
const found = (
  more: Partial<VehicleDescription>,
  ...facts: Unrecorded[]
): readonly ConditionalIrregularity[] =>
  conditionalIrregularitiesOf(
    given(planned(), joined(A, '1 07:00', more), dispatched(), ...facts).state,
  ).filter(({ code }) => code.startsWith('approval-'));

describe('a vehicle under seal and a TIR carnet (TIR art. 12)', () => {
  it('is flagged without a certificate of approval, where it was sealed and in each country that it comes into', () => {
    const facts = [
      seals,
      passed('hyderabad', '3 08:00'),
      passed('jalalabad', '6 08:00', { id: 'in AF' }),
      passed('kabul', '7 08:00'),
    ];
    expect(found({ carnetNumber }, ...facts)).toEqual([
      {
        code: 'approval-unknown',
        severity: 'info',
        since: june('2 08:00'),
        vehicleIds: [A],
        evidence: [seals.id, 'in AF'],
        reports: 2,
        unless: {
          of: 'heavy-or-bulky XC12345678',
          after: '0000-01-01T00:00:00.000Z',
          before: '9999-12-31T23:59:59.999Z',
        },
      },
    ]);
  });

  it('is in order for two years from its approval, by the calendar at the place', () => {
    expect(found(approvedOn('2021-06-02'), seals)).toEqual([]);
    expect(found(approvedOn('2021-06-01'), seals)).toMatchObject([
      { code: 'approval-expired', severity: 'warning', evidence: [seals.id] },
    ]);
    expect(found(approvedOn('2023-06-03'), seals)).toMatchObject([{ code: 'approval-expired' }]);
    // 19:30 UTC on the second is the third in Karachi.
    expect(found(approvedOn('2023-06-03'), sealed(['S-1'], 'karachi-port', '2 19:30'))).toEqual([]);
  });

  it('needs none with its load in a container, unsealed, without a carnet, or under another regime', () => {
    expect(found({ carnetNumber, container: 'CSQU3054383' }, seals)).toEqual([]);
    expect(found({ carnetNumber }, passed('karachi-port', '2 08:00'), passed('kabul', '7 08:00'))).toEqual(
      [],
    );
    expect(found({}, seals)).toEqual([]);
    const story = [
      planned('khi-tas-torkham', { regime: 'AUPTT' }),
      joined(A, '1 07:00', { carnetNumber }),
      seals,
    ];
    expect(conditionalIrregularitiesOf(given(...story).state)).toEqual([]);
  });

  it('is the one that the load went into, too', () => {
    const story = [
      planned(),
      joined(A, '1 07:00', approvedOn('2023-01-01')),
      joined('PK-B2'),
      dispatched(),
      seals,
      transshipped(A, 'PK-B2', 'kabul', '7 08:00', { seals: ['S-2'] }),
      passed('termez', '9 08:00', { of: 'PK-B2' }),
    ];
    const codes = conditionalIrregularitiesOf(given(...story).state).map(({ code, vehicleIds }) => [
      code,
      vehicleIds,
    ]);
    expect(codes).toContainEqual(['approval-unknown', ['PK-B2']]);
    expect(codes).not.toContainEqual(['approval-unknown', [A]]);
  });

  it('is looked at for each trailer that it draws, by its own seals, container and certificate (TIR art. 17.1)', () => {
    const trailer = { trailerId: 'PK-T9', plate: 'T9', country: 'PK', seals: ['S-9'] };
    const train = (more: object, own: Partial<VehicleDescription> = {}): unknown =>
      found({ carnetNumber, trailers: [{ ...trailer, ...more }], ...own }, passed('kabul', '7 08:00')).map(
        ({ code, vehicleIds }) => [code, vehicleIds],
      );
    const { approval } = approvedOn('2023-01-01');
    expect(train({})).toEqual([['approval-unknown', [A]]]);
    expect(train({ approval })).toEqual([]);
    expect(train({ container: 'CSQU3054383' })).toEqual([]);
    expect(train({ container: 'CSQU3054383' }, { seals: ['S-1'] })).toEqual([['approval-unknown', [A]]]);
    expect(train({ approval: { ...approval, approvedOn: '2020-01-01' } })).toEqual([
      ['approval-expired', [A]],
    ]);
    const sealedLater = sealed(['S-8'], 'karachi-port', '2 08:00', { of: 'PK-T9' });
    const inContainer = { ...trailer, seals: [], container: 'CSQU3054383' };
    expect(found({ carnetNumber, trailers: [inContainer] }, sealedLater)).toEqual([]);
  });
});
