import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  givenCarnet,
  holderExcluded,
  holderReadmitted,
  issueCarnet,
  june,
  operationStarted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { claimsOfCarnet, explanationsOfCarnet } from '../claims.js';
import { isUnderExclusion } from './holder-claims.js';
import { type CarnetEvent } from '../events/carnet.events.js';

const NUMBERED = { holderId: 'PAK/062/1' };
const start = operationStarted('ayritom', '8 10:00', { id: 'start' });
const excluded = holderExcluded('UZ', '5 10:00', { id: 'excluded' });

const claims = (kind: 'use' | 'exclusion', issued: object, ...facts: readonly Unrecorded<CarnetEvent>[]) =>
  claimsOfCarnet(givenCarnet(carnetIssued(issued), carnetAssigned(), ...facts).state).filter(
    (claim) => claim.kind === kind,
  );
const keys = (...about: Parameters<typeof claims>): readonly string[] =>
  claims(...about).map(({ key }) => key);
/** Whether an exclusion that is told of one carnet has a key of a use of the other. */
const meet = (told: object, used: object): boolean =>
  keys('exclusion', told, excluded).some((key) => keys('use', used, start).includes(key));

describe('what a carnet tells of its holder to his other carnets', () => {
  it('is where and when it was used, by which vehicle, in which convoy', () => {
    const [first, ...others] = claims('use', {}, carnetAccepted('karachi-port', '2 05:00'), start);
    expect(others).toHaveLength(1);
    expect(first).toMatchObject({
      ...{ key: 'PK name NATIONAL LOGISTICS CELL', from: june('2 05:00'), convoyId: 'nlc-1' },
    });
    expect(JSON.parse(others[0]?.holder ?? '')).toEqual({
      ...{ carnetNumber: 'XC12345678', vehicleIds: ['PK-A1'], evidence: ['start'], day: '2023-06-08' },
    });
  });

  it('is that customs of a country exclude him, from when to the end of the last day by every clock', () => {
    const until = holderExcluded('UZ', '5 10:00', { until: '2023-06-07' });
    expect(claims('exclusion', NUMBERED, until)).toMatchObject([
      { key: 'UZ id PAK/062/1', from: june('5 10:00'), until: '2023-06-08T12:00:00.000Z', convoyId: '' },
      { key: 'UZ name NATIONAL LOGISTICS CELL' },
    ]);
    expect(claims('exclusion', {}, excluded)).toMatchObject([{ until: null }, { until: null }]);
  });

  it.each([
    ['in Almaty', 'almaty', '7 17:59', true],
    ['in Almaty, whose clocks are before those of Aktau,', 'almaty', '7 18:30', false],
    ['in Aktau', 'aktau-port', '7 18:30', true],
    ['in Aktau', 'aktau-port', '7 19:00', false],
  ])(
    'holds until the last day is over by the calendar at the office: %s (%s) on %s UTC',
    (_, place, at, holds) => {
      const last = holderExcluded('KZ', '5 10:00', { until: '2023-06-07' });
      const used = operationStarted(place, at, { id: 'start' });
      const [exclusion] = claims('exclusion', {}, last);
      const [use] = claims('use', {}, used);
      if (!exclusion || !use) throw new Error('There are no such claims.');
      expect(isUnderExclusion({ ...exclusion, leftAt: null }, use)).toBe(holds);
      // As where it is told of the carnet itself.
      const { irregularities } = givenCarnet(carnetIssued(), carnetAssigned(), last, used).view;
      expect(irregularities.some(({ code }) => code === 'holder-excluded')).toBe(holds);
      if (holds) expect((exclusion.until ?? '') > use.from).toBe(true);
    },
  );

  it('is that they admit him again', () => {
    const state = givenCarnet(carnetIssued(NUMBERED), holderReadmitted('UZ', '7 10:00')).state;
    expect(explanationsOfCarnet(state)).toEqual([
      { of: 'readmitted UZ id PAK/062/1', at: june('7 10:00') },
      { of: 'readmitted UZ name NATIONAL LOGISTICS CELL', at: june('7 10:00') },
    ]);
  });

  it('meets by his ID number; by his name where one of the two has none', () => {
    expect(meet(NUMBERED, { ...NUMBERED, holder: 'N.L.C.' })).toBe(true);
    expect(meet(NUMBERED, { holderId: 'PAK/062/2' })).toBe(false);
    expect(meet(NUMBERED, { holder: ' National  logistics cell' })).toBe(true);
    expect(meet({}, NUMBERED)).toBe(true);
    expect(meet({}, {})).toBe(true);
    expect(meet({}, { holder: 'Another' })).toBe(false);
  });

  it('is no use that its own stream flags, and nothing where nobody recorded the issue', () => {
    expect(keys('use', {}, excluded, start)).toEqual([]);
    expect(claimsOfCarnet(givenCarnet(excluded, start).state)).toEqual([]);
  });
});

describe('the ID number of a holder', () => {
  it('is kept as people write it, and compared without blanks, in upper case', () => {
    const { data } = givenCarnet()
      .when(issueCarnet({ holderId: 'pak/062/ 1' }))
      .thenDecided();
    expect(data).toMatchObject({ holderId: 'PAK/062/1', asReported: { holderId: 'pak/062/ 1' } });
    expect(givenCarnet(carnetIssued(NUMBERED)).view.issued).toMatchObject(NUMBERED);
  });
});
