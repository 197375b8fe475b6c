import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  certifiedReportDrawn,
  controlMade,
  givenCarnet,
  june,
  operationStarted,
  operationTerminated,
  retracted,
} from '../testing.js';
import { type ConditionalIrregularity } from '../irregularity/irregularity.js';
import { type Unrecorded } from '../testing/recorded.js';
import { type CarnetEvent } from './events/carnet.events.js';
import { explanationsOfCarnet } from './claims.js';
import { conditionalIrregularitiesOfCarnet } from './seal-irregularities.js';

const shown = (...facts: readonly Unrecorded<CarnetEvent>[]): readonly ConditionalIrregularity[] =>
  conditionalIrregularitiesOfCarnet(
    givenCarnet(carnetIssued({ vouchers: 20 }), carnetAssigned(), ...facts).state,
    'XC12345678',
  );

const accepted = carnetAccepted('karachi-port', '2 08:00', { id: 'accepted', seals: ['S-2', 'S-1'] });
const pk = (...seals: readonly string[]): Unrecorded<CarnetEvent> =>
  operationStarted('karachi-port', '2 10:00', { id: 'pk', seals });
const af = (...seals: readonly string[]): Unrecorded<CarnetEvent> =>
  operationStarted('torkham-af', '5 14:00', { id: 'af', seals });

describe('seals-differ-at-start (TIR art. 19 to 22)', () => {
  it('is shown for other seals than at the acceptance, at the first start and at each later one', () => {
    expect(shown(accepted, pk('S-1', 'S-2'), af('S-1', 'S-2'))).toEqual([]);
    expect(shown(accepted, pk('S-1'))).toEqual([
      {
        code: 'seals-differ-at-start',
        severity: 'critical',
        since: june('2 10:00'),
        vehicleIds: ['PK-A1'],
        evidence: ['accepted', 'pk'],
        reports: 2,
        unless: { of: 'convoy-seals XC12345678 S-1', after: june('2 07:00'), before: june('2 11:00') },
      },
    ]);
    expect(shown(accepted, pk('S-1', 'S-2'), af('S-3'))).toMatchObject([
      { evidence: ['pk', 'af'], unless: { of: 'convoy-seals XC12345678 S-3', after: june('2 09:00') } },
    ]);
  });

  it('is not shown where nobody named the seals before, or at the start', () => {
    expect(shown(af('S-3'))).toEqual([]);
    expect(shown(accepted, operationStarted('torkham-af', '5 14:00'))).toEqual([]);
  });

  it('is gone once a control or a certified report tells of the new seals', () => {
    const control = controlMade('kabul', '4 10:00', { seals: ['S-3'] });
    const report = certifiedReportDrawn('kabul', '4 10:00', { newSeals: ['S-3'] });
    for (const told of [control, report]) {
      expect(shown(accepted, af('S-3'), told)).toEqual([]);
      expect(shown(told, af('S-3'), accepted)).toEqual([]);
    }
    expect(shown(accepted, af('S-3'), control, retracted(control.id, '9'))).toHaveLength(1);
    expect(shown(accepted, af('S-1', 'S-2'), control)).toHaveLength(1);
  });

  it('counts those that were found from then on', () => {
    const uz = operationStarted('ayritom', '8 20:00', { seals: ['S-3'] });
    expect(shown(accepted, af('S-3'), uz)).toHaveLength(1);
  });

  it('is not shown within the hour by which clocks differ', () => {
    const control = controlMade('torkham-af', '5 14:40', { seals: ['S-3'] });
    expect(shown(accepted, af('S-3'), control)).toEqual([]);
    expect(shown(accepted, control, af('S-1', 'S-2'))).toEqual([]);
  });

  it('is not shown at an office where a part was loaded or unloaded since: it was sealed anew there', () => {
    const onward = operationStarted('samarkand', '9 08:00', { seals: ['S-5'] });
    const part = operationTerminated('samarkand', '9 07:00', { partial: true });
    expect(shown(accepted, onward)).toHaveLength(1);
    expect(shown(accepted, part, onward)).toEqual([]);
    const second = carnetAccepted('peshawar', '4 08:00');
    expect(shown(accepted, second, operationStarted('peshawar', '4 08:30', { seals: ['S-6'] }))).toEqual([]);
  });
});

describe('heavy or bulky goods (TIR art. 29 to 34)', () => {
  const endorsed = carnetAccepted('karachi-port', '2 08:00', {
    id: 'endorsed',
    heavyOrBulky: true,
    marks: ['RIG-7', 'FRAME 4471'],
  });
  const told = (...facts: readonly Unrecorded<CarnetEvent>[]): unknown =>
    givenCarnet(carnetIssued({ vouchers: 20 }), carnetAssigned(), ...facts).view.irregularities.map(
      ({ code, evidence }) => [code, evidence],
    );

  it('go unsealed: an operation that starts without seals is flagged where the carnet is not endorsed', () => {
    expect(told(accepted, pk())).toEqual([['started-without-seals', ['pk']]]);
    expect(told(accepted, pk(), endorsed)).toEqual([]);
    expect(told(accepted, operationStarted('karachi-port', '2 10:00'))).toEqual([]);
  });

  it('have no seals that could differ, where the office told that none were on', () => {
    const sealedToo = carnetAccepted('karachi-port', '2 08:00', { heavyOrBulky: true, seals: ['S-1'] });
    expect(shown(accepted, pk())).toHaveLength(1);
    expect(shown(sealedToo, pk())).toEqual([]);
    expect(shown(sealedToo, pk('S-2'))).toHaveLength(1);
  });

  it('are known by their marks, which have to be the same at each start', () => {
    const start = (...marks: readonly string[]): Unrecorded<CarnetEvent> =>
      operationStarted('torkham-af', '5 14:00', { id: 'start', seals: [], marks });
    expect(told(endorsed, start('FRAME 4471', 'RIG-7'))).toEqual([]);
    expect(told(endorsed, start('RIG-7'))).toEqual([['marks-differ-at-start', ['endorsed', 'start']]]);
    expect(told(start('RIG-7'))).toEqual([['started-without-seals', ['start']]]);
  });

  it('explain that the vehicle is not approved', () => {
    const { state, view } = givenCarnet(carnetIssued(), endorsed);
    expect(explanationsOfCarnet(state)).toContainEqual({
      of: 'heavy-or-bulky XC12345678',
      at: june('2 08:00'),
    });
    expect(view.heavyOrBulky).toBe(true);
    expect(givenCarnet(carnetIssued(), accepted).view.heavyOrBulky).toBe(false);
  });
});
