import { describe, expect, it } from '@jest/globals';
import {
  assignCarnet,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  carnetReturned,
  givenCarnet,
  issueCarnet,
  june,
} from '../testing.js';

describe('recording the issue of a carnet', () => {
  it('is decided with number and offices in one form, and keeps how they were written', () => {
    const event = givenCarnet()
      .when(
        issueCarnet({
          carnetNumber: 'xc 1234 5678',
          departureOffices: ['PK KHI', 'karachi-port'],
          destinationOffices: ['tashkent'],
        }),
      )
      .thenDecided();
    expect(event.data).toMatchObject({
      occurredAt: june('1 05:00'),
      carnetNumber: 'XC12345678',
      departureOffices: ['karachi-port'],
      destinationOffices: ['tashkent'],
      asReported: { carnetNumber: 'xc 1234 5678', departureOffices: ['PK KHI', 'karachi-port'] },
    });
    expect(event.data.asReported).not.toHaveProperty('destinationOffices');
    expect(givenCarnet().when(issueCarnet()).thenDecided().data).not.toHaveProperty('asReported');
  });

  it('is decided also after facts were reported', () => {
    givenCarnet(carnetAccepted('karachi-port', '2 08:00')).when(issueCarnet()).thenDecided();
  });

  it('is refused a second time: a carnet is issued once, for one journey', () => {
    const refusal = givenCarnet(carnetIssued()).when(issueCarnet()).thenRefused('carnet-already-issued');
    expect(refusal.facts).toEqual({ carnetNumber: 'XC12345678', recordedAt: june('1 05:00') });
  });

  it('is refused for a number of another form (dossier 1.3: two letters, eight or nine digits)', () => {
    for (const carnetNumber of ['XC1234567', 'XC1234567890', '12345678', ''])
      expect(
        givenCarnet().when(issueCarnet({ carnetNumber })).thenRefused('invalid-identifier').pointer,
      ).toBe('/carnetNumber');
    givenCarnet()
      .when(issueCarnet({ carnetNumber: 'XC123456789' }))
      .thenDecided();
  });

  it('is refused for a booklet that is not printed (dossier 1.3: 4, 6, 14 or 20 vouchers)', () => {
    for (const vouchers of [4, 6, 14, 20]) givenCarnet().when(issueCarnet({ vouchers })).thenDecided();
    for (const vouchers of [0, 2, 5, 8, 22]) {
      const { facts } = givenCarnet().when(issueCarnet({ vouchers })).thenRefused('invalid-vouchers');
      expect(facts).toEqual({ vouchers, printed: [4, 6, 14, 20] });
    }
  });

  it('is refused where the last valid date lies more than 60 days after the issue (dossier 1.3)', () => {
    const until = (lastValidDate: string): ReturnType<ReturnType<typeof givenCarnet>['when']> =>
      givenCarnet().when(issueCarnet({ issuedOn: '2023-06-01', lastValidDate }));
    until('2023-06-01').thenDecided();
    until('2023-07-31').thenDecided();
    expect(until('2023-08-01').thenRefused('validity-too-long')).toMatchObject({
      pointer: '/lastValidDate',
      facts: { days: 61, most: 60 },
    });
    until('2023-05-31').thenRefused('validity-ends-before-issue');
  });

  it('is refused for an office that is no place, and names which', () => {
    const departureOffices = ['karachi-port', 'Torkham'];
    expect(givenCarnet().when(issueCarnet({ departureOffices })).thenRefused('unknown-place')).toMatchObject({
      pointer: '/departureOffices/1',
      facts: { place: 'Torkham' },
    });
    givenCarnet()
      .when(issueCarnet({ destinationOffices: ['nowhere'] }))
      .thenRefused('unknown-place');
  });

  it('is refused for more offices than were allowed on the day of issue (TIR art. 18: eight, four before 25 June 2022)', () => {
    const departureOffices = ['karachi-port', 'multan', 'peshawar'];
    const five = { departureOffices, destinationOffices: ['samarkand', 'tashkent'] };
    const before = { issuedOn: '2022-06-24', lastValidDate: '2022-07-24' };
    givenCarnet().when(issueCarnet(five)).thenDecided();
    const refusal = givenCarnet()
      .when(issueCarnet({ ...five, ...before }))
      .thenRefused('too-many-offices');
    expect(refusal.facts).toEqual({ offices: 5, most: 4 });
    givenCarnet()
      .when(issueCarnet({ ...before, departureOffices, destinationOffices: ['tashkent'] }))
      .thenDecided();
  });
});

describe('assigning a carnet to a vehicle (TIR art. 17: one carnet, one vehicle)', () => {
  it('is decided once it is issued', () => {
    givenCarnet().when(assignCarnet('PK-A1', '2')).thenRefused('unknown-carnet');
    givenCarnet(carnetAccepted('karachi-port', '2 08:00'))
      .when(assignCarnet('PK-A1', '2'))
      .thenRefused('unknown-carnet');
    const event = givenCarnet(carnetIssued()).when(assignCarnet('PK-A1', '2')).thenDecided();
    expect(event).toEqual({
      type: 'CarnetAssigned',
      data: { occurredAt: june('2'), offset: '+05:00', convoyId: 'nlc-1', vehicleId: 'PK-A1' },
    });
  });

  it('is refused for another vehicle, unless there is a reason', () => {
    const carnet = givenCarnet(carnetIssued(), carnetAssigned('PK-A1'));
    expect(carnet.when(assignCarnet('PK-B2', '3')).thenRefused('carnet-already-assigned').facts).toEqual({
      convoyId: 'nlc-1',
      vehicleId: 'PK-A1',
    });
    carnet.when(assignCarnet('PK-B2', '3', { reason: 'tractor replaced' })).thenDecided();
  });

  it('is decided without a reason where its vehicle goes on in another convoy, and refused where nothing changes', () => {
    const carnet = givenCarnet(carnetIssued(), carnetAssigned('PK-A1'));
    carnet.when(assignCarnet('PK-A1', '3', { convoyId: 'nlc-2' })).thenDecided();
    carnet.when(assignCarnet('PK-A1', '3', { reason: 'again' })).thenRefused('carnet-already-assigned');
  });

  it('is refused once the carnet went back: the return trip needs a new one', () => {
    const carnet = givenCarnet(carnetIssued(), carnetReturned('20 08:00'));
    expect(carnet.when(assignCarnet('PK-A1', '21')).thenRefused('carnet-already-returned').facts).toEqual({
      returnedAt: june('20 08:00'),
    });
  });

  it('is refused where it is dated before the last decision, and decided at the same instant', () => {
    const carnet = givenCarnet(carnetIssued(), carnetAssigned('PK-A1', '2 08:00'));
    const reason = 'tractor replaced';
    carnet.when(assignCarnet('PK-B2', '2 07:59', { reason })).thenRefused('decision-out-of-order');
    carnet.when(assignCarnet('PK-B2', '2 08:00', { reason })).thenDecided();
  });
});
