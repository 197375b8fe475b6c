import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  carnetReturned,
  certifiedReportDrawn,
  destinationSubstituted,
  givenCarnet,
  june,
  operationDischarged,
  operationStarted,
  operationTerminated,
  retracted,
  startRefused,
  transportResumed,
  transportSuspended,
} from '../testing.js';
import { IRREGULARITIES, type IrregularityCode } from '../irregularity/catalogue.js';
import { type Unrecorded } from '../testing/recorded.js';
import { type CarnetEvent } from './events/carnet.events.js';

type History = readonly Unrecorded<CarnetEvent>[];
const desk = [carnetIssued(), carnetAssigned()] as const;
const codes = (...history: History): readonly IrregularityCode[] => givenCarnet(...desk, ...history).codes;
const evidence = (code: IrregularityCode, ...history: History): readonly string[] | undefined =>
  givenCarnet(...desk, ...history).evidenceOf(code);

const pk = operationStarted('karachi-port', '2 08:30', { id: 'pk' });
const pkEnd = operationTerminated('torkham-pk', '5 08:00', { id: 'pk end' });
const af = operationStarted('torkham-af', '5 14:00', { id: 'af' });
const afEnd = operationTerminated('hairatan', '8 08:00', { id: 'af end' });
const uz = operationStarted('ayritom', '8 20:00', { id: 'uz' });

describe('carnet-not-issued (facts are accepted, decisions are checked: law 4)', () => {
  it('is shown since the first fact, until the desk records the issue', () => {
    const { view } = givenCarnet(af, pk);
    expect(view.irregularities).toEqual([
      {
        code: 'carnet-not-issued',
        severity: 'info',
        since: june('2 08:30'),
        vehicleIds: [],
        evidence: ['pk'],
        reports: 1,
      },
    ]);
    expect(givenCarnet(af, pk, carnetIssued()).codes).toEqual([]);
  });

  it('is not shown for facts that were all taken back', () => {
    expect(givenCarnet(pk, retracted('pk', '3')).codes).toEqual([]);
  });
});

describe('accepted-after-last-valid-date (TIR art. 9)', () => {
  const code = 'accepted-after-last-valid-date';
  const accepted = (place: string, instant: string): Unrecorded<CarnetEvent> => {
    const { id, event } = carnetAccepted(place, '2 08:00', { id: `accepted ${instant}` });
    return { id, event: { ...event, data: { ...event.data, occurredAt: instant } } };
  };

  it('is shown for an acceptance the day after, by the calendar at the office', () => {
    // 19:00 in UTC is midnight in Karachi.
    expect(codes(accepted('karachi-port', '2023-06-30T18:59:59.999Z'))).toEqual([]);
    expect(evidence(code, accepted('karachi-port', '2023-06-30T19:00:00.000Z'))).toEqual([
      'accepted 2023-06-30T19:00:00.000Z',
    ]);
  });

  it('follows the clocks of Almaty: +06:00 in 2023, +05:00 in 2024', () => {
    const issuedIn = (year: number): Unrecorded<CarnetEvent> =>
      carnetIssued({ lastValidDate: `${year}-06-30`, departureOffices: ['almaty'] });
    const at = (year: number): Unrecorded<CarnetEvent> => accepted('almaty', `${year}-06-30T18:30:00.000Z`);
    expect(givenCarnet(issuedIn(2023), at(2023)).codes).toEqual([code]);
    expect(givenCarnet(issuedIn(2024), at(2024)).codes).toEqual([]);
  });

  it('is not shown for another office of departure once the first accepted in time, nor for anything later', () => {
    const first = accepted('karachi-port', '2023-06-30T08:00:00.000Z');
    const second = accepted('peshawar', '2023-07-03T08:00:00.000Z');
    expect(codes(second)).toEqual([code]);
    expect(codes(second, first)).toEqual([]);
  });
});

describe('too-many-offices (TIR art. 18: eight, four before 25 June 2022)', () => {
  const eight = ['karachi-port', 'hyderabad', 'sukkur', 'multan', 'faisalabad', 'islamabad', 'peshawar'];
  const acceptances = eight.map((place, i) => carnetAccepted(place, `2 0${i}:00`));
  const destination = operationTerminated('tashkent', '10 08:00', { id: 'destination' });

  it('is shown for the offices beyond the limit, departures and destinations counted together', () => {
    expect(codes(...acceptances, destination)).not.toContain('too-many-offices');
    const ninth = operationTerminated('samarkand', '9 08:00', { id: 'ninth', partial: true });
    expect(evidence('too-many-offices', ...acceptances, destination, ninth)).toEqual(['destination']);
    expect(codes(...acceptances, ninth, operationTerminated('ayritom', '9'))).not.toContain(
      'too-many-offices',
    );
  });

  it('are counted in the order in which they were visited', () => {
    const late = carnetAccepted('ayritom', '11 08:00', { id: 'late' });
    expect(evidence('too-many-offices', ...acceptances, late, destination)).toEqual(['late']);
  });

  it('counts an office once that two reports name, and twice where it is of departure and of destination', () => {
    const both = operationTerminated('peshawar', '9 08:00', { partial: true });
    expect(codes(...acceptances, both, destination)).toContain('too-many-offices');
    const again = carnetAccepted('karachi-port', '2 00:30');
    expect(codes(...acceptances, again, destination)).not.toContain('too-many-offices');
  });

  it('knew four before 25 June 2022', () => {
    const in2022 = (day: string): History =>
      acceptances.slice(0, 5).map(({ id, event }, i) => ({
        id,
        event: { ...event, data: { ...event.data, occurredAt: `2022-06-${day}T0${i}:00:00.000Z` } },
      }));
    expect(codes(...in2022('24'))).toEqual(['too-many-offices']);
    expect(codes(...in2022('25'))).toEqual([]);
  });
});

describe('departure-after-destination (TIR art. 18: destinations only after all departures)', () => {
  const late = carnetAccepted('peshawar', '11 08:00', { id: 'late departure' });
  const unloaded = operationTerminated('tashkent', '10 08:00', { id: 'destination' });

  it('is shown for an acceptance after a destination was visited', () => {
    expect(evidence('departure-after-destination', uz, unloaded, late)).toEqual([
      'destination',
      'late departure',
    ]);
    const part = operationTerminated('samarkand', '10 08:00', { partial: true });
    expect(codes(uz, part, late)).toContain('departure-after-destination');
  });

  it('is not shown after an exit office, nor within the hour by which clocks differ', () => {
    expect(codes(pk, pkEnd, late)).toEqual([]);
    expect(codes(uz, unloaded, carnetAccepted('peshawar', '10 08:59'))).toEqual([]);
  });

  it('is gone once the destination visit is taken back', () => {
    expect(codes(uz, unloaded, late, retracted('destination', '12'))).toEqual([]);
  });
});

describe('capacity-exceeded (rules of use: one pair of vouchers for each operation)', () => {
  const four = [carnetIssued({ vouchers: 4 }), pk, pkEnd, af, afEnd] as const;

  it('is shown for the operations beyond half the vouchers, whether their start or their end was reported', () => {
    expect(givenCarnet(...four).codes).toEqual([]);
    expect(givenCarnet(...four, uz).evidenceOf('capacity-exceeded')).toEqual(['uz']);
    const end = operationTerminated('tashkent', '10 08:00', { id: 'uz end' });
    expect(givenCarnet(...four, end).evidenceOf('capacity-exceeded')).toEqual(['uz end']);
  });

  it('is not shown for the same start reported by two units, nor where nobody knows the booklet', () => {
    expect(givenCarnet(...four, operationStarted('torkham-af', '5 14:30')).codes).toEqual([]);
    expect(givenCarnet(...four.slice(1), uz).codes).toEqual(['carnet-not-issued']);
  });

  it('is gone once the start is taken back', () => {
    expect(givenCarnet(...four, uz, retracted('uz', '9')).codes).toEqual([]);
  });
});

describe('start-before-termination (TIR art. 1(b), 28)', () => {
  const code = 'start-before-termination';
  const late = operationTerminated('torkham-pk', '5 15:01', { id: 'late end' });

  it('is shown where the termination is reported and is more than an hour after the next start', () => {
    expect(evidence(code, pk, af, late)).toEqual(['af', 'late end']);
    expect(codes(pk, af, operationTerminated('torkham-pk', '5 15:00'))).toEqual([]);
  });

  it('is not shown where the termination is merely not reported yet', () => {
    expect(codes(pk, af)).toEqual([]);
    expect(codes(pk, af, afEnd, uz)).toEqual([]);
  });

  it('is shown against the next start that was reported', () => {
    const end = operationTerminated('torkham-pk', '9 08:00', { id: 'pk end' });
    expect(evidence(code, pk, afEnd, uz, end)).toEqual(['uz', 'pk end']);
  });

  it('is shown also where the start of the earlier operation was not reported', () => {
    expect(codes(af, late)).toEqual([code, 'termination-without-start']);
  });

  it('is gone once the time is corrected', () => {
    const corrected = operationTerminated('torkham-pk', '5 10:00', { id: 'right' });
    expect(codes(pk, af, late, retracted('late end', '6', { replacedBy: 'right' }), corrected)).toEqual([]);
  });
});

describe('termination-without-start (TIR art. 1(c), 1(d))', () => {
  const code = 'termination-without-start';

  it('is shown until the start is reported', () => {
    expect(evidence(code, pkEnd)).toEqual(['pk end']);
    expect(codes(pkEnd, pk)).toEqual([]);
  });

  it('is shown where the start was refused', () => {
    expect(codes(pk, pkEnd, startRefused('torkham-af', '5 14:00'), afEnd)).toEqual([code]);
  });

  it('is shown where the start is after it, by more than clocks differ', () => {
    const early = operationTerminated('hairatan', '5 12:59', { id: 'early' });
    expect(codes(pk, pkEnd, af, early)).toEqual([code]);
    expect(codes(pk, pkEnd, af, operationTerminated('hairatan', '5 13:00'))).toEqual([]);
  });
});

describe('discharge-without-termination (TIR art. 1(e))', () => {
  const code = 'discharge-without-termination';
  const discharged = operationDischarged('PK', '9 08:00', { id: 'discharge' });

  it('is shown until the termination is reported', () => {
    expect(evidence(code, pk, discharged)).toEqual(['discharge']);
    expect(evidence(code, discharged)).toEqual(['discharge']);
    expect(codes(pk, pkEnd, discharged)).toEqual([]);
  });

  it('is shown where the termination is after it, by more than clocks differ', () => {
    expect(codes(pk, discharged, operationTerminated('torkham-pk', '9 09:01'))).toEqual([code]);
    expect(codes(pk, discharged, operationTerminated('torkham-pk', '9 09:00'))).toEqual([]);
  });
});

describe('operation-while-suspended (TIR art. 26)', () => {
  const code = 'operation-while-suspended';
  const suspended = transportSuspended('hairatan', '8 09:00', { id: 'suspended' });

  it('is shown for the first start after a suspension, until the resumption is reported', () => {
    const later = [operationTerminated('yallama', '10 08:00'), operationStarted('konysbayeva', '10 12:00')];
    const roomy = carnetIssued({ vouchers: 14 });
    const carnet = givenCarnet(roomy, pk, pkEnd, af, afEnd, suspended, uz, ...later);
    expect(carnet.evidenceOf(code)).toEqual(['suspended', 'uz']);
    expect(codes(af, afEnd, suspended, uz, transportResumed('ayritom', '8 19:30'))).toEqual([]);
  });

  it('is shown where the resumption is after the start, by more than clocks differ', () => {
    expect(codes(af, afEnd, suspended, uz, transportResumed('ayritom', '8 21:00'))).toEqual([]);
    expect(codes(af, afEnd, suspended, uz, transportResumed('ayritom', '8 21:01'))).toEqual([code]);
  });
});

describe('resumed-without-certified-report (TIR art. 26)', () => {
  const code = 'resumed-without-certified-report';
  const suspended = transportSuspended('hairatan', '8 09:00');
  const broken = transportResumed('termez', '9 08:00', { id: 'resumed', sealsIntact: false });

  it('is shown for seals that were not whole, until the certified report comes in', () => {
    expect(evidence(code, suspended, broken)).toEqual(['resumed']);
    expect(codes(suspended, broken, certifiedReportDrawn('termez', '9 07:30'))).toEqual([]);
    expect(codes(suspended, transportResumed('termez', '9 08:00', { sealsIntact: true }))).toEqual([]);
    expect(codes(suspended, transportResumed('termez', '9 08:00'))).toEqual([]);
  });

  it('is not explained by a report drawn before the transport left TIR', () => {
    const earlier = certifiedReportDrawn('kabul', '6 08:00');
    expect(codes(suspended, broken, earlier)).toEqual([code]);
    expect(codes(broken, earlier)).toEqual([]);
  });
});

describe('route-not-as-prescribed (TIR art. 20, 27)', () => {
  const code = 'route-not-as-prescribed';
  const prescribed = operationStarted('torkham-af', '5 14:00', {
    id: 'af',
    prescribedRoute: ['jalalabad', 'kabul', 'hairatan'],
  });
  const elsewhere = operationTerminated('sherkhan-bandar', '8 08:00', { id: 'elsewhere' });

  it('is shown for an end at an office off the route', () => {
    expect(evidence(code, prescribed, elsewhere)).toEqual(['af', 'elsewhere']);
    expect(codes(prescribed, afEnd)).toEqual([]);
    expect(codes(af, elsewhere)).toEqual([]);
  });

  it('is gone once it is reported that the office was substituted', () => {
    const substituted = destinationSubstituted('sherkhan-bandar', '7 08:00', { from: 'hairatan' });
    expect(codes(prescribed, elsewhere, substituted)).toEqual([]);
  });
});

describe('time-limit-exceeded (TIR art. 20)', () => {
  const limited = operationStarted('torkham-af', '5 14:00', { id: 'af', timeLimit: june('8 08:00') });

  it('is shown for an end after the limit by more than clocks differ, and not for one that is not reported', () => {
    expect(codes(limited, afEnd)).toEqual([]);
    expect(codes(limited, operationTerminated('hairatan', '8 09:00'))).toEqual([]);
    const late = operationTerminated('hairatan', '8 09:01', { id: 'late' });
    expect(evidence('time-limit-exceeded', limited, late)).toEqual(['af', 'late']);
    expect(codes(limited, uz)).toEqual([]);
  });
});

describe('terminated-with-reservation (TIR art. 28)', () => {
  it('is shown until that report is taken back', () => {
    const reserved = operationTerminated('hairatan', '8', {
      id: 'reserved',
      reservation: '2 packages missing',
    });
    expect(evidence('terminated-with-reservation', af, reserved)).toEqual(['reserved']);
    expect(codes(af, afEnd)).toEqual([]);
    expect(codes(af, reserved, retracted('reserved', '9'), afEnd)).toEqual([]);
  });
});

describe('used-after-journey (TIR art. 17: one carnet, one journey)', () => {
  const code = 'used-after-journey';
  const uzEnd = operationTerminated('tashkent', '10 08:00', { id: 'uz end' });
  const again = operationStarted('tashkent', '12 08:00', { id: 'again' });

  it('is shown for an operation that starts after the termination at the only office of destination', () => {
    expect(evidence(code, uz, uzEnd, again)).toEqual(['uz end', 'again']);
    expect(codes(uz, uzEnd)).toEqual([]);
  });

  it('is shown for the end of an operation after it, of which nobody reported the start', () => {
    const end = operationTerminated('ayritom', '13 08:00', { id: 'way back' });
    expect(evidence(code, uz, uzEnd, end)).toEqual(['uz end', 'way back']);
  });

  it('is shown for each journey after the first, also where it ends at the same office', () => {
    const home = [
      operationStarted('ayritom', '20 08:00', { id: 'home' }),
      operationTerminated('tashkent', '21'),
    ];
    expect(evidence(code, uz, uzEnd, ...home)).toEqual(['uz end', 'home']);
  });

  it('is not shown after a partial termination, nor while a declared office is still to be visited', () => {
    const partial = operationTerminated('tashkent', '10 08:00', { partial: true });
    expect(codes(uz, partial, again)).toEqual([]);
    const two = [carnetIssued({ vouchers: 14, destinationOffices: ['tashkent', 'almaty'] }), uz];
    expect(givenCarnet(...two, uzEnd, again).codes).toEqual([]);
    const whole = operationTerminated('tashkent', '10 08:00', { id: 'whole', partial: false });
    expect(givenCarnet(...two, whole, again).evidenceOf(code)).toEqual(['whole', 'again']);
  });

  it('is not shown where nobody knows the offices of destination, unless customs said that it was the end', () => {
    expect(givenCarnet(uz, uzEnd, again).codes).toEqual(['carnet-not-issued']);
    const whole = operationTerminated('tashkent', '10 08:00', { partial: false });
    expect(givenCarnet(uz, whole, again).codes).toContain(code);
    const exit = operationTerminated('torkham-pk', '5 08:00', { partial: false });
    expect(givenCarnet(pk, exit, af).codes).toEqual(['carnet-not-issued']);
  });

  it('is shown for whatever is done with a carnet that went back, and for a resumption after the end', () => {
    const back = carnetReturned('11 08:00', { id: 'returned' });
    expect(evidence(code, back, again)).toEqual(['returned', 'again']);
    expect(evidence(code, uz, back, operationTerminated('tashkent', '12', { id: 'end' }))).toEqual([
      'returned',
      'end',
    ]);
    const accepted = carnetAccepted('karachi-port', '12 08:00', { id: 'accepted' });
    expect(evidence(code, back, accepted)).toEqual(['returned', 'accepted']);
    const resumed = transportResumed('termez', '12 08:00', { id: 'resumed' });
    expect(evidence(code, uz, uzEnd, resumed)).toEqual(['uz end', 'resumed']);
    expect(codes(uz, uzEnd, back)).toEqual([]);
  });

  it('is not shown within the hour by which clocks differ, and gone once the end is taken back', () => {
    expect(codes(uz, uzEnd, operationStarted('tashkent', '10 09:00'))).toEqual([]);
    expect(codes(uz, uzEnd, again, retracted('uz end', '14'))).not.toContain(code);
  });
});

describe('destination-not-declared (TIR art. 27)', () => {
  const code = 'destination-not-declared';
  const elsewhere = operationTerminated('samarkand', '10 08:00', { id: 'elsewhere', partial: false });

  it('is shown for a final or partial end at an office inside a country that nobody declared', () => {
    expect(evidence(code, uz, elsewhere)).toEqual(['elsewhere']);
    expect(evidence(code, uz, operationTerminated('samarkand', '10', { id: 'part', partial: true }))).toEqual(
      ['part'],
    );
    expect(codes(uz, operationTerminated('tashkent', '10'))).toEqual([]);
  });

  it('is not shown for an exit office, nor where no office is declared', () => {
    expect(codes(pk, pkEnd, af, afEnd)).toEqual([]);
    expect(givenCarnet(uz, elsewhere).codes).toEqual(['carnet-not-issued']);
  });

  it('is gone once it is reported that the office was substituted', () => {
    expect(codes(uz, elsewhere, destinationSubstituted('samarkand', '9'))).toEqual([]);
  });
});

describe('destination-not-visited (TIR art. 27)', () => {
  const code = 'destination-not-visited';
  const two = [carnetIssued({ vouchers: 14, destinationOffices: ['samarkand', 'tashkent'] }), uz];
  const first = operationTerminated('samarkand', '9 08:00', { id: 'first', partial: true });
  const onward = operationStarted('samarkand', '9 09:00');
  const second = operationTerminated('tashkent', '10 08:00', { id: 'second' });
  const back = carnetReturned('20 08:00', { id: 'returned' });

  it('is shown where the carnet went back after the first of two, until the second is reported', () => {
    expect(givenCarnet(...two, first, onward).codes).toEqual([]);
    expect(givenCarnet(...two, first, onward, back).evidenceOf(code)).toEqual(['first', 'returned']);
    expect(givenCarnet(...two, first, onward, back, second).codes).toEqual([]);
  });

  it('is shown where customs said at the first that the whole load ended there', () => {
    const whole = operationTerminated('samarkand', '9 08:00', { id: 'whole', partial: false });
    expect(givenCarnet(...two, whole).evidenceOf(code)).toEqual(['whole']);
    const instead = destinationSubstituted('samarkand', '8', { from: 'tashkent' });
    expect(givenCarnet(...two, whole, instead).codes).toEqual([]);
  });

  it('is not shown where no visit at all is reported: reports are merely missing', () => {
    expect(givenCarnet(...two, back).codes).toEqual([]);
  });
});

describe('no-contracting-party (TIR art. 53)', () => {
  const code = 'no-contracting-party';
  const on = (day: string): readonly IrregularityCode[] => {
    const { event } = operationStarted('kashgar', '2 08:00');
    const data = { ...event.data, occurredAt: `${day}T08:00:00.000Z` };
    return givenCarnet(carnetIssued({ issuedOn: day, lastValidDate: day }), {
      id: 'cn',
      event: { ...event, data },
    }).codes;
  };

  it('is shown for an operation in China before 5 January 2017, and in no year of which only the year is known', () => {
    expect(on('2017-01-04')).toEqual([code]);
    expect(on('2017-01-05')).toEqual([]);
  });

  it('is shown for one of which only the end is known', () => {
    const { event } = operationTerminated('kashgar', '2 08:00', { partial: true });
    const data = { ...event.data, occurredAt: '2016-08-01T08:00:00.000Z' };
    expect(givenCarnet({ id: 'end', event: { ...event, data } }).evidenceOf(code)).toEqual(['end']);
  });
});

describe('retraction-without-report (law 5)', () => {
  it('is shown until the report comes in', () => {
    const back = retracted('pk', '3', { id: 'back' });
    expect(evidence('retraction-without-report', back)).toEqual(['back']);
    expect(codes(back, pk)).toEqual([]);
  });
});

describe('an irregularity of a carnet', () => {
  it('names the vehicle that the carnet was on then', () => {
    const moved = [
      carnetIssued(),
      carnetAssigned('PK-A1'),
      carnetAssigned('PK-B2', '7 08:00', { reason: 'breakdown' }),
    ];
    const of = (end: string): readonly (readonly string[])[] =>
      givenCarnet(...moved, operationTerminated('hairatan', end)).view.irregularities.map(
        ({ vehicleIds }) => vehicleIds,
      );
    expect(of('6 08:00')).toEqual([['PK-A1']]);
    expect(of('8 08:00')).toEqual([['PK-B2']]);
    expect(
      givenCarnet(carnetIssued(), carnetAssigned('PK-A1', '7'), pkEnd).view.irregularities,
    ).toMatchObject([{ vehicleIds: ['PK-A1'] }]);
    expect(givenCarnet(carnetIssued(), pkEnd).view.irregularities).toMatchObject([{ vehicleIds: [] }]);
  });

  it('is of the catalogue, and every code of the catalogue that a carnet shows is tested here, with its seals, or with its liability', () => {
    const ofCarnets = Object.entries(IRREGULARITIES).filter(([, { shownBy }]) => shownBy === 'carnet');
    expect(ofCarnets.map(([code]) => code).sort()).toEqual([
      'accepted-after-last-valid-date',
      'capacity-exceeded',
      'carnet-contradictory-reports',
      'carnet-not-issued',
      'claim-after-discharge',
      'claim-out-of-time',
      'claim-paid-late',
      'claim-without-notification',
      'departure-after-destination',
      'destination-not-declared',
      'destination-not-visited',
      'discharge-without-termination',
      'holder-excluded',
      'marks-differ-at-start',
      'no-contracting-party',
      'non-discharge-notified-late',
      'operation-while-suspended',
      'resumed-without-certified-report',
      'route-not-as-prescribed',
      'start-before-termination',
      'started-without-seals',
      'terminated-with-reservation',
      'termination-without-start',
      'time-limit-exceeded',
      'too-many-offices',
      'used-after-journey',
    ]);
  });
});
