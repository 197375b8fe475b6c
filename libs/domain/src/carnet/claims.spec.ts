import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  carnetReturned,
  certifiedReportDrawn,
  controlMade,
  givenCarnet,
  june,
  operationStarted,
} from '../testing.js';
import { claimsOfCarnet, explanationsOfCarnet } from './claims.js';

describe('the claims of a carnet (TIR art. 17: one vehicle at a time)', () => {
  const assignments = [
    carnetIssued(),
    carnetAssigned('PK-A1', '1 06:00'),
    carnetAssigned('PK-B2', '4 06:00', { reason: 'tractor replaced' }),
  ];

  it('last until the next assignment, the last one while the carnet is not returned', () => {
    const claim = { kind: 'carnet', key: 'XC12345678', convoyId: 'nlc-1' };
    expect(claimsOfCarnet(givenCarnet(...assignments).state)).toEqual([
      { ...claim, holder: 'PK-A1', from: june('1 06:00'), until: june('4 06:00') },
      { ...claim, holder: 'PK-B2', from: june('4 06:00'), until: null },
    ]);
    const returned = givenCarnet(...assignments, carnetReturned('20 08:00')).state;
    expect(claimsOfCarnet(returned).map(({ until }) => until)).toEqual([june('4 06:00'), june('20 08:00')]);
  });

  it('never end before they begin, also where the carnet is said to be back by then', () => {
    const { state } = givenCarnet(...assignments, carnetReturned('2 08:00'));
    expect(claimsOfCarnet(state).at(-1)).toMatchObject({ from: june('4 06:00'), until: june('4 06:00') });
  });

  it('are none where the desk assigned nothing', () => {
    expect(claimsOfCarnet(givenCarnet(carnetReturned('2 08:00')).state)).toEqual([]);
  });
});

describe('the explanations of a carnet (TIR art. 25)', () => {
  const reports = [certifiedReportDrawn('kabul', '6 08:00'), certifiedReportDrawn('kabul', '6 08:20')];

  it('are its certified reports, each once', () => {
    expect(explanationsOfCarnet(givenCarnet(carnetIssued(), ...reports).state)).toEqual([
      { of: 'certified-report XC12345678', at: june('6 08:00') },
    ]);
  });

  it('are the seals that its certified reports, controls and acceptances tell of, in one order', () => {
    const { state } = givenCarnet(
      carnetAccepted('karachi-port', '2 08:00', { seals: ['S-1'] }),
      operationStarted('karachi-port', '2 08:30', { seals: ['S-1'] }),
      controlMade('kabul', '6 10:00', { seals: ['S-3', 'S-2'] }),
      controlMade('kabul', '6 18:00'),
      certifiedReportDrawn('hairatan', '8 08:00', { newSeals: ['S-4'] }),
    );
    expect(explanationsOfCarnet(state, 'XC87654321')).toEqual([
      { of: 'certified-report XC87654321', at: june('8 08:00') },
      { of: 'carnet-seals XC87654321 S-4', at: june('8 08:00') },
      { of: 'carnet-seals XC87654321 S-2 S-3', at: june('6 10:00') },
      { of: 'carnet-seals XC87654321 S-1', at: june('2 08:00') },
    ]);
  });

  it('need the number of the stream where the issue was not recorded', () => {
    const { state } = givenCarnet(...reports);
    expect(explanationsOfCarnet(state)).toEqual([]);
    expect(explanationsOfCarnet(state, 'XC87654321')).toEqual([
      { of: 'certified-report XC87654321', at: june('6 08:00') },
    ]);
  });
});
