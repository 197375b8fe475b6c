import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  carnetReturned,
  certifiedReportDrawn,
  controlMade,
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
import { type Unrecorded } from '../testing/recorded.js';
import { type CarnetEvent } from './events/carnet.events.js';
import { type CarnetStatus } from './state/status.js';

// Dossier 1.6: the life cycle of a carnet. Karachi - Torkham - Hairatan - Tashkent, three operations, six vouchers.
const desk = [carnetIssued(), carnetAssigned()] as const;
const accepted = carnetAccepted('karachi-port', '2 08:00', {
  office: 'Karachi Port Customs',
  ledger: { number: '2023/1187', date: '2023-06-02' },
  seals: ['PK-2', 'PK-1'],
  declaredValue: { amount: '48000.00', currency: 'USD' },
  voucherPage: 1,
});
const journey = [
  accepted,
  operationStarted('karachi-port', '2 08:30', { voucherPage: 1 }),
  operationTerminated('torkham-pk', '5 08:00', { voucherPage: 2 }),
  operationStarted('torkham-af', '5 14:00', { voucherPage: 3 }),
  operationTerminated('hairatan', '8 08:00', { voucherPage: 4 }),
  operationStarted('ayritom', '8 20:00', { voucherPage: 5 }),
  operationTerminated('tashkent', '10 08:00', { voucherPage: 6, certificate: { reference: 'T-1' } }),
] as const;
const discharges = [
  operationDischarged('PK', '9 08:00'),
  operationDischarged('AF', '12 08:00'),
  operationDischarged('UZ', '11 20:00'),
] as const;

describe('the status of a carnet (dossier 1.6)', () => {
  const all = [...journey, ...discharges, carnetReturned('20 08:00')];
  const after = (facts: number): CarnetStatus => givenCarnet(...desk, ...all.slice(0, facts)).view.status;

  it('follows the journey from its issue to its return', () => {
    expect(givenCarnet().view.status).toBe('unknown');
    expect(givenCarnet(carnetIssued()).view.status).toBe('issued');
    expect(after(0)).toBe('assigned');
    expect(after(1)).toBe('accepted');
    for (const facts of [2, 3, 4, 5, 6]) expect(after(facts)).toBe('in-transit');
    for (const facts of [7, 8, 9]) expect(after(facts)).toBe('terminated');
    expect(after(10)).toBe('discharged');
    expect(after(11)).toBe('returned');
  });

  it('never expires on the way: once accepted in time, a carnet is valid to the end (TIR art. 9)', () => {
    const { view } = givenCarnet(carnetIssued({ lastValidDate: '2023-06-02' }), ...journey, ...discharges);
    expect(view).toMatchObject({ status: 'discharged', irregularities: [] });
  });

  it('is in transit where only a part was unloaded, and terminated once the rest is', () => {
    const [part, rest] = [
      operationTerminated('tashkent', '10 08:00', { partial: true }),
      operationTerminated('samarkand', '12 08:00'),
    ];
    expect(givenCarnet(...desk, ...journey.slice(0, 6), part).view.status).toBe('in-transit');
    const next = operationStarted('tashkent', '10 12:00');
    expect(givenCarnet(...desk, ...journey.slice(0, 6), part, next, rest).view.status).toBe('terminated');
  });
});

describe('a carnet of which everything was reported', () => {
  const { view } = givenCarnet(...desk, ...journey, ...discharges, carnetReturned('20 08:00'));

  it('shows its issue, its capacity and who has it', () => {
    expect(view).toMatchObject({
      carnetNumber: 'XC12345678',
      issued: { holder: 'National Logistics Cell', issuedBy: 'PNC-ICC', lastValidDate: '2023-06-30' },
      capacity: { vouchers: 6, operations: 3, used: 3 },
      convoyId: 'nlc-1',
      vehicleId: 'PK-A1',
      assignments: [{ convoyId: 'nlc-1', vehicleId: 'PK-A1', assignedAt: june('1 06:00'), reason: null }],
      returnedAt: june('20 08:00'),
      irregularities: [],
    });
  });

  it('shows its acceptance with what the ledger says, and the seals as stated last', () => {
    expect(view.acceptances).toEqual([
      {
        at: june('2 08:00'),
        place: 'karachi-port',
        office: 'Karachi Port Customs',
        ledger: { number: '2023/1187', date: '2023-06-02' },
        seals: ['PK-1', 'PK-2'],
        heavyOrBulky: null,
        marks: null,
        declaredValue: { amount: '48000.00', currency: 'USD' },
        voucherPage: 1,
        evidence: [accepted.id],
      },
    ]);
    expect(view.seals).toEqual({ seals: ['PK-1', 'PK-2'], at: june('2 08:00'), place: 'karachi-port' });
  });

  it('shows one operation for each territory, with hours across the line and days to discharge (dossier 5.3)', () => {
    expect(view.operations).toMatchObject([
      {
        territory: 'PK',
        countries: ['PK'],
        startedAt: june('2 08:30'),
        startOffice: 'karachi-port',
        startInferred: false,
        terminatedAt: june('5 08:00'),
        terminationOffice: 'torkham-pk',
        terminationInferred: false,
        partial: null,
        reservation: null,
        voucherPages: { start: 1, termination: 2 },
        hoursUntilNextStart: 6,
        daysToDischarge: 4,
        notifyNonDischargeBy: null,
      },
      { territory: 'AF', dischargedAt: june('12 08:00'), hoursUntilNextStart: 12, daysToDischarge: 4 },
      { territory: 'UZ', certificate: { reference: 'T-1' }, hoursUntilNextStart: null, daysToDischarge: 1.5 },
    ]);
  });

  it('shows the guarantee of each country in its currency, from when it stands (TIR art. 8.3, 8.4)', () => {
    expect(view.guarantees).toEqual([
      { country: 'PK', since: '2023-06-02', limit: { amount: '50000', currency: 'USD' } },
      { country: 'AF', since: '2023-06-05', limit: { amount: '50000', currency: 'USD' } },
      { country: 'UZ', since: '2023-06-09', limit: { amount: '100000', currency: 'EUR' } },
    ]);
    const later = givenCarnet(accepted, operationStarted('karachi-port', '3 08:00')).view;
    expect(later.guarantees).toMatchObject([{ country: 'PK', since: '2023-06-02' }]);
  });
});

describe('a carnet of which only facts are known', () => {
  it('shows what they say, and null for the rest', () => {
    const facts = operationStarted('karachi-port', '2 08:30', { convoyId: 'nlc-7', vehicleIds: ['PK-Z9'] });
    expect(givenCarnet(facts).view).toMatchObject({
      carnetNumber: null,
      status: 'in-transit',
      issued: null,
      capacity: { vouchers: null, operations: null, used: 1 },
      convoyId: 'nlc-7',
      vehicleId: 'PK-Z9',
      assignments: [],
      acceptances: [],
      destinationOffices: null,
      seals: null,
      standingBetween: null,
      returnedAt: null,
      irregularities: [{ code: 'carnet-not-issued', vehicleIds: ['PK-Z9'] }],
    });
  });

  it('is terminated at an office inside a country, and goes on from one at a border', () => {
    expect(givenCarnet(operationTerminated('tashkent', '10')).view.status).toBe('terminated');
    expect(givenCarnet(operationTerminated('hairatan', '8')).view.status).toBe('in-transit');
    const second = [carnetAccepted('peshawar', '4'), operationTerminated('peshawar', '4 10:00')];
    expect(givenCarnet(...second).view.status).toBe('in-transit');
  });

  it('names no vehicle where a fact is about several', () => {
    const both = carnetAccepted('karachi-port', '2 08:00', { vehicleIds: ['PK-A1', 'PK-B2'] });
    expect(givenCarnet(both).view.vehicleId).toBeNull();
  });
});

describe('an operation that was not discharged', () => {
  it('can be notified for a year after customs of its country accepted the carnet (TIR art. 11)', () => {
    const { operations } = givenCarnet(...desk, ...journey, operationDischarged('PK', '9')).view;
    // 20:00 in UTC on the 8th is the 9th at Ayritom.
    expect(operations.map((one) => one.notifyNonDischargeBy)).toEqual([null, '2024-06-05', '2024-06-09']);
  });
});

describe('a start that was refused (dossier 1.6: the truck stands between two offices)', () => {
  const refused = startRefused('torkham-af', '5 14:00', { reason: 'seals broken' });
  const carnet = givenCarnet(...desk, ...journey.slice(0, 3), refused);

  it('is shown with the two offices between which the truck stands', () => {
    expect(carnet.view).toMatchObject({
      status: 'start-refused',
      standingBetween: { terminationOffice: 'torkham-pk', refusedBy: 'torkham-af', since: june('5 14:00') },
      refusedStarts: [{ place: 'torkham-af', at: june('5 14:00'), reason: 'seals broken' }],
      irregularities: [],
    });
  });

  it('implies that the operation before ended, without a time and an office', () => {
    const { view } = givenCarnet(...desk, ...journey.slice(0, 2), refused);
    expect(view.operations).toMatchObject([
      { territory: 'PK', terminatedAt: null, terminationOffice: null, terminationInferred: true },
    ]);
    expect(view.standingBetween).toMatchObject({ terminationOffice: null, refusedBy: 'torkham-af' });
  });

  it('is over once the operation starts, there or elsewhere', () => {
    for (const place of ['torkham-af', 'spin-boldak']) {
      const { view } = givenCarnet(
        ...desk,
        ...journey.slice(0, 3),
        refused,
        operationStarted(place, '6 10:00'),
      );
      expect(view).toMatchObject({ status: 'in-transit', standingBetween: null, irregularities: [] });
      expect(view.refusedStarts).toHaveLength(1);
    }
  });

  it('may be refused again the next morning, and counts once where two units report it', () => {
    const history = [refused, startRefused('torkham-af', '5 14:20'), startRefused('torkham-af', '6 10:00')];
    const { refusedStarts, standingBetween } = givenCarnet(...desk, ...journey.slice(0, 3), ...history).view;
    expect(refusedStarts.map(({ evidence }) => evidence.length)).toEqual([2, 1]);
    expect(standingBetween).toMatchObject({ since: june('6 10:00') });
    const elsewhere = operationStarted('spin-boldak', '5 14:10');
    const { view } = givenCarnet(...desk, ...journey.slice(0, 3), refused, elsewhere, ...history.slice(1, 2));
    expect(view).toMatchObject({ status: 'in-transit', standingBetween: null });
  });

  it('is over where the carnet went back', () => {
    const { view } = givenCarnet(...desk, ...journey.slice(0, 3), refused, carnetReturned('9 08:00'));
    expect(view).toMatchObject({ status: 'returned', standingBetween: null });
  });

  it('at the office of departure leaves the truck between no offices', () => {
    const { view } = givenCarnet(...desk, startRefused('karachi-port', '2 08:00'));
    expect(view).toMatchObject({ status: 'start-refused', standingBetween: null, operations: [] });
  });
});

describe('a transport that is suspended (TIR art. 26)', () => {
  const suspended = transportSuspended('hairatan', '8 09:00', { reason: 'rail to Termez' });
  const resumed = transportResumed('termez', '9 08:00', { sealsIntact: true });
  const before = [...desk, ...journey.slice(0, 5), suspended];

  it('goes without TIR until it is resumed', () => {
    expect(givenCarnet(...before).view).toMatchObject({
      status: 'suspended',
      suspensions: [{ suspended: { place: 'hairatan', reason: 'rail to Termez' }, resumed: null }],
    });
    expect(givenCarnet(...before, resumed, operationStarted('termez', '9 08:30')).view).toMatchObject({
      status: 'in-transit',
      suspensions: [
        { suspended: { at: june('8 09:00') }, resumed: { at: june('9 08:00'), place: 'termez' } },
      ],
      irregularities: [],
    });
  });

  it('is over once an operation starts, also where nobody reported the resumption', () => {
    expect(givenCarnet(...before, operationStarted('termez', '9 08:30')).view.status).toBe('in-transit');
  });

  it('is known by its resumption alone where nobody reported the suspension', () => {
    expect(givenCarnet(...desk, resumed).view.suspensions).toMatchObject([
      { suspended: null, resumed: { place: 'termez' } },
    ]);
  });

  it('whose suspension is reported by a clock ahead of that of the resumption is one suspension', () => {
    const late = transportSuspended('hairatan', '9 08:20');
    const { suspensions, status } = givenCarnet(...desk, ...journey.slice(0, 5), resumed, late).view;
    expect(suspensions).toMatchObject([{ suspended: { place: 'hairatan' }, resumed: { place: 'termez' } }]);
    expect(status).toBe('in-transit');
  });

  it('stands between two offices where the start after it is refused', () => {
    expect(givenCarnet(...before, startRefused('ayritom', '9 07:00')).view.status).toBe('start-refused');
    const again = [startRefused('ayritom', '9 07:00'), transportSuspended('hairatan', '9 20:00')];
    expect(givenCarnet(...desk, ...journey.slice(0, 5), ...again).view.status).toBe('suspended');
  });

  it('stands nowhere between any more once it is resumed', () => {
    const { view } = givenCarnet(...before, startRefused('ayritom', '9 07:00'), resumed);
    expect(view).toMatchObject({ status: 'in-transit', standingBetween: null });
  });
});

describe('the offices that suspend and resume a transport (TIR art. 26)', () => {
  const suspended = transportSuspended('hairatan', '8 09:00', { id: 'suspended' });
  const resumed = transportResumed('termez', '9 08:00', { id: 'resumed', sealsIntact: true });
  const begun = [...desk, ...journey.slice(0, 4)];
  const ended = operationTerminated('tashkent', '10 08:00', { id: 'ended' });

  it('are offices of exit and of entry, where nobody reported a termination and a start', () => {
    const { view, codes } = givenCarnet(...begun, suspended, resumed, ended, operationDischarged('AF', '12'));
    expect(view.operations.slice(1)).toMatchObject([
      { territory: 'AF', terminatedAt: june('8 09:00'), terminationOffice: 'hairatan', partial: null },
      { territory: 'UZ', startedAt: june('9 08:00'), startOffice: 'termez', startInferred: false },
    ]);
    expect(codes).toEqual([]);
    expect(view).toMatchObject({ status: 'terminated', capacity: { used: 3 } });
  });

  it('make way for the termination and the start that are reported of them, however late', () => {
    const exit = operationTerminated('hairatan', '8 12:00', {
      id: 'exit',
      certificate: { reference: 'T-9' },
    });
    const entry = operationStarted('termez', '9 10:00', { id: 'entry', voucherPage: 5 });
    const facts = [suspended, exit, resumed, entry, ended];
    for (const told of [facts, facts.toReversed()]) {
      const { view, codes } = givenCarnet(...begun, ...told);
      expect(view.operations.slice(1)).toMatchObject([
        { terminatedAt: june('8 12:00'), certificate: { reference: 'T-9' } },
        { startedAt: june('9 10:00'), voucherPages: { start: 5 }, evidence: ['entry', 'ended'] },
      ]);
      expect(view.operations).toHaveLength(3);
      expect(codes).toEqual([]);
    }
  });

  it('do not count beside an operation that had ended, or had begun, by other reports', () => {
    const entry = operationStarted('ayritom', '9 07:30');
    const { view, codes } = givenCarnet(...begun, journey[4], suspended, entry, resumed, ended);
    expect(view.operations).toHaveLength(3);
    expect(view.operations[1]).toMatchObject({ terminatedAt: june('8 08:00') });
    expect(codes).toEqual([]);
  });

  it('do not end the journey, also inland', () => {
    const rail = [transportSuspended('kabul', '6 09:00'), transportResumed('termez', '9 08:00')];
    expect(givenCarnet(...begun, ...rail, ended).codes).toEqual([]);
    expect(givenCarnet(...begun, ...rail).view.status).toBe('in-transit');
  });

  it('begin nothing where the start is refused after the resumption', () => {
    const refused = startRefused('termez', '9 11:00');
    const { view, codes } = givenCarnet(...begun, suspended, resumed, refused);
    expect(view).toMatchObject({ status: 'start-refused', standingBetween: { refusedBy: 'termez' } });
    expect(view.operations).toHaveLength(2);
    expect(codes).toEqual([]);
  });

  it('make customs of the country liable from the resumption on', () => {
    const since = (...facts: readonly Unrecorded<CarnetEvent>[]): string | undefined =>
      givenCarnet(...begun, suspended, ...facts).view.guarantees.find(({ country }) => country === 'UZ')
        ?.since;
    expect(since(resumed)).toBe('2023-06-09');
    expect(since(resumed, operationStarted('termez', '10 08:30'))).toBe('2023-06-09');
    expect(since(operationStarted('termez', '10 08:30'))).toBe('2023-06-10');
  });
});

describe('the offices of destination (TIR art. 27)', () => {
  const two = carnetIssued({ destinationOffices: ['samarkand', 'tashkent'] });

  it('are as declared until one is substituted', () => {
    expect(givenCarnet(two).view.destinationOffices).toEqual(['samarkand', 'tashkent']);
    const named = destinationSubstituted('termez', '8', { from: 'samarkand', reason: 'receiver moved' });
    expect(givenCarnet(two, named).view).toMatchObject({
      destinationOffices: ['tashkent', 'termez'],
      substitutions: [{ from: 'samarkand', to: 'termez', reason: 'receiver moved' }],
    });
  });

  it('change by name of the new one alone where only one was declared, else it is one more', () => {
    const unnamed = destinationSubstituted('termez', '8');
    expect(givenCarnet(carnetIssued(), unnamed).view.destinationOffices).toEqual(['termez']);
    expect(givenCarnet(two, unnamed).view.destinationOffices).toEqual(['samarkand', 'tashkent', 'termez']);
    expect(givenCarnet(unnamed).view.destinationOffices).toEqual(['termez']);
  });

  it('are substituted once where two units report it, of which one does not name the declared office', () => {
    const facts = [
      destinationSubstituted('termez', '8 08:00', { from: 'samarkand' }),
      destinationSubstituted('termez', '8 08:20'),
    ];
    const { view } = givenCarnet(two, ...facts);
    expect(view.destinationOffices).toEqual(['tashkent', 'termez']);
    expect(view.substitutions).toMatchObject([{ from: 'samarkand', evidence: [facts[0]?.id, facts[1]?.id] }]);
  });

  it('may change again', () => {
    const history = [
      destinationSubstituted('termez', '8'),
      destinationSubstituted('almaty', '9', { from: 'termez' }),
    ];
    expect(givenCarnet(carnetIssued(), ...history).view.destinationOffices).toEqual(['almaty']);
  });

  it('end the transport where one was substituted', () => {
    const issued = carnetIssued({ destinationOffices: ['samarkand'] });
    const ended = operationTerminated('ayritom', '10');
    expect(givenCarnet(issued, ended).view.status).toBe('in-transit');
    expect(givenCarnet(issued, ended, destinationSubstituted('ayritom', '9')).view.status).toBe('terminated');
  });
});

describe('controls and certified reports (TIR art. 24, 25, 35)', () => {
  const control = controlMade('kabul', '6 10:00', { seals: ['AF-7'], result: 'conformant' });
  const report = certifiedReportDrawn('pul-e-khumri', '7 10:00', {
    authority: 'police',
    oldSeals: ['AF-7'],
    newSeals: ['AF-8'],
    toVehicleId: 'AF-X1',
  });

  it('are listed, and state which seals are on', () => {
    const { view } = givenCarnet(...journey.slice(0, 4), control, report);
    expect(view.controls).toMatchObject([{ place: 'kabul', result: 'conformant', seals: ['AF-7'] }]);
    expect(view.certifiedReports).toMatchObject([
      { authority: 'police', cause: 'door hit a rock wall', oldSeals: ['AF-7'], newSeals: ['AF-8'] },
    ]);
    expect(view.seals).toEqual({ seals: ['AF-8'], at: june('7 10:00'), place: 'pul-e-khumri' });
  });

  it('name the vehicle that goes on with the load, where the desk assigned none', () => {
    expect(givenCarnet(...journey.slice(0, 4), report).view.vehicleId).toBe('AF-X1');
    expect(givenCarnet(...desk, report).view.vehicleId).toBe('PK-A1');
  });
});

describe('a report that is taken back (law 5)', () => {
  it('says nothing any more, whether it came before or after its retraction', () => {
    const refused = startRefused('torkham-af', '5 14:00', { id: 'refused' });
    const back = retracted('refused', '6');
    for (const history of [
      [refused, back],
      [back, refused],
    ]) {
      const { view } = givenCarnet(...desk, ...journey.slice(0, 3), ...history);
      expect(view).toMatchObject({ status: 'in-transit', refusedStarts: [], irregularities: [] });
    }
  });
});
