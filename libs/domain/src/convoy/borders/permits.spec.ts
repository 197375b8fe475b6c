import { describe, expect, it } from '@jest/globals';
import { dispatched, given, joined, passed, planned, retracted } from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import { type Permit } from '../events/vehicle.js';

const A = 'PK-A1';
const permit = (validFrom: string, validTo: string, issuedBy = 'UZ'): Permit => ({
  type: 'AUPTT',
  issuedBy,
  number: `${issuedBy} ${validFrom}`,
  validFrom,
  validTo,
});
const irregularities = (permits: readonly Permit[], ...facts: Unrecorded[]): readonly Irregularity[] =>
  given(planned(), joined(A, '1 07:00', { permits }), dispatched(), ...facts).view.irregularities;

describe('a permit (QTTA, AUPTT: per vehicle and period)', () => {
  const before = passed('termez', '9 10:00', { id: 'before' });
  const after = passed('samarkand', '11 10:00', { id: 'after' });
  const may = permit('2023-05-01', '2023-06-10');

  it('that covers the day on which its vehicle is seen in the country is in order', () => {
    expect(irregularities([may], before)).toEqual([]);
  });

  it('that does not is flagged with the sightings in the country', () => {
    expect(irregularities([may], before, after)).toMatchObject([
      { code: 'permit-expired', severity: 'warning', vehicleIds: [A], evidence: ['after'] },
    ]);
    expect(irregularities([permit('2023-06-10', '2023-06-30')], before)).toMatchObject([
      { evidence: ['before'] },
    ]);
    expect(irregularities([may], after, retracted(after, '12'))).toEqual([]);
  });

  it('is in order where another one covers the day', () => {
    expect(irregularities([may, permit('2023-06-11', '2023-07-01')], before, after)).toEqual([]);
    expect(irregularities([may, permit('2023-06-11', '2023-07-01', 'KZ')], after)).toHaveLength(1);
  });

  it('is valid by the calendar of the country: in Tashkent the day begins at 19:00 UTC', () => {
    expect(irregularities([may], passed('tashkent', '10 18:59'))).toEqual([]);
    expect(irregularities([may], passed('tashkent', '10 19:00'))).toMatchObject([{ code: 'permit-expired' }]);
  });

  it('says nothing of other countries, and no permit is needed where the desk knows of none', () => {
    expect(irregularities([may], passed('kabul', '11 10:00'))).toEqual([]);
    expect(irregularities([], after)).toEqual([]);
  });

  it('for a single journey is used up where its vehicle comes into the country again, and a return by the third time', () => {
    const of = (journeys: Permit['journeys']): Permit => ({
      ...permit('2023-05-01', '2023-06-30'),
      ...(journeys ? { journeys } : {}),
    });
    const once = [passed('termez', '9 10:00'), passed('samarkand', '11 10:00')];
    const twice = [...once, passed('hairatan', '13 10:00'), passed('termez', '14 10:00', { id: 'again' })];
    const codes = (journeys: Permit['journeys'], ...facts: Unrecorded[]): unknown =>
      irregularities([of(journeys)], ...facts).map(({ code, evidence }) => [code, evidence]);
    expect(codes('single', ...once)).toEqual([]);
    for (const told of [twice, twice.toReversed()]) {
      expect(codes('single', ...told)).toEqual([['permit-used-up', ['again']]]);
      expect(codes('return', ...told)).toEqual([]);
    }
    const thrice = [...twice, passed('hairatan', '16 10:00'), passed('termez', '17 10:00', { id: 'third' })];
    expect(codes('return', ...thrice)).toEqual([['permit-used-up', ['third']]]);
    expect(codes('multiple', ...thrice)).toEqual([]);
    expect(codes(undefined, ...thrice)).toEqual([]);
    const second = { ...of('single'), number: 'UZ 2' };
    expect(irregularities([of('single'), second], ...twice)).toEqual([]);
  });

  it('is shown with its vehicle', () => {
    const { view } = given(planned(), joined(A, '1 07:00', { permits: [may] }));
    expect(view.vehicles[0]?.permits).toEqual([may]);
  });
});

describe('a truck of a third country (APTTA is for trucks of its parties)', () => {
  const seen = passed('peshawar', '5 10:00', { id: 'seen' });
  const codes = (country: string, regime: string): readonly unknown[] => {
    const { event, ...join } = joined(A);
    const data = { ...event.data, country };
    const history = [planned(undefined, { regime }), { ...join, event: { ...event, data } } as Unrecorded];
    return given(...history, dispatched(), seen).view.irregularities.map(({ code, evidence }) => [
      code,
      evidence,
    ]);
  };

  it('is flagged where nothing but APTTA applies', () => {
    expect(codes('UZ', 'APTTA')).toEqual([['truck-outside-agreement', ['seen']]]);
    expect(codes('AF', 'APTTA')).toEqual([]);
    expect(codes('UZ', 'TIR + APTTA')).toEqual([]);
    expect(codes('UZ', 'TIR')).toEqual([]);
  });
});
