import { describe, expect, it } from '@jest/globals';
import { type Permit } from '../../convoy/events/vehicle.js';
import { type Direction } from '../../geography/route.js';
import { type CarnetEvent } from '../../carnet/events/carnet.events.js';
import { IRREGULARITIES, type IrregularityCode } from '../../irregularity/catalogue.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import {
  arrived,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  carnetReturned,
  claimMade,
  claimPaid,
  claimWithdrawn,
  completed,
  delivered,
  dispatched,
  entered,
  exited,
  given,
  givenCarnet,
  halted,
  held,
  incident,
  incidentClosed,
  joined,
  joinedAll,
  june,
  operationStarted,
  operationTerminated,
  passed,
  planned,
  recalled,
  released,
  resumed,
  retracted,
  transportSuspended,
  type Unrecorded,
  withdrawn,
} from '../../testing.js';
import { type Alert, type WatchedCarnet } from './alert.js';
import { ALERTS, type AlertCode } from './alert-catalogue.js';
import { alertsOf } from './alerts.js';
import { TROUBLE } from './irregularity-alerts.js';
import { deviationOf, type HoursRange, type UsualTimes } from '../usual-times/usual-times.js';

const ROUTE = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const PLAN = planned(ROUTE, { plannedArrival: june('9 00:00') });

const range = (p10: number, median: number, p90: number): HoursRange => ({
  ...{ p10, median, p90, mean: median },
  deviation: deviationOf(p10, p90),
});
const LEGS: Readonly<Record<string, HoursRange>> = {
  'islamabad peshawar': range(3, 4, 6),
  'peshawar torkham-pk': range(1, 2, 4),
  'torkham-pk torkham-af': range(0, 1, 2),
  'torkham-af jalalabad': range(2, 3, 5),
  'jalalabad kabul': range(4, 5, 8),
};
const SIDES: Readonly<Record<string, HoursRange>> = {
  'torkham-pk outbound': range(6, 20, 60),
  'torkham-af inbound': range(5, 10, 30),
};
const USUAL: UsualTimes = {
  legHours: (from: string, to: string) => LEGS[`${from} ${to}`],
  sideHours: (place: string, direction: Direction) => SIDES[`${place} ${direction}`],
};
const NOTHING: UsualTimes = { legHours: () => undefined, sideHours: () => undefined };

interface Circumstances {
  readonly usual?: UsualTimes;
  readonly irregularities?: readonly Irregularity[];
  readonly carnets?: readonly WatchedCarnet[];
}
function alertsAt(
  now: string,
  history: readonly Unrecorded[],
  { usual = USUAL, irregularities = [], carnets = [] }: Circumstances = {},
): readonly Alert[] {
  return alertsOf({ convoy: given(...history).view, irregularities, carnets }, june(now), usual);
}
const codesAt = (...about: Parameters<typeof alertsAt>): readonly AlertCode[] =>
  alertsAt(...about).map(({ code }) => code);
const only = (code: AlertCode, alerts: readonly Alert[]): Alert | undefined =>
  alerts.find((alert) => alert.code === code);

const trucks = [PLAN, ...joinedAll('PK-T1', 'PK-T2'), dispatched('2 04:00')];
const queue = arrived('torkham-pk', '3 08:00');

describe('a vehicle stuck at a border', () => {
  it('is one that is there for longer than nine of ten, since that moment, with the reports of its passage', () => {
    const gate = entered('torkham-pk', '4 08:00', { of: 'PK-T1' });
    const history = [...trucks, queue, gate];
    expect(codesAt('5 19:00', history)).not.toContain('stuck-at-border');
    expect(only('stuck-at-border', alertsAt('5 21:00', history))).toEqual({
      code: 'stuck-at-border',
      severity: 'warning',
      since: june('5 20:00'),
      vehicleIds: ['PK-T1', 'PK-T2'],
      reason: 'At torkham-pk (outbound) for longer than the 60.0 h within which nine of ten leave it.',
      evidence: [queue.id, gate.id],
    });
  });

  it('is none that has left, and none where nobody knows what is usual', () => {
    const left = [...trucks, queue, exited('torkham-pk', '5 10:00', { of: 'PK-T1' })];
    expect(only('stuck-at-border', alertsAt('5 21:00', left))?.vehicleIds).toEqual(['PK-T2']);
    expect(codesAt('5 21:00', [...trucks, queue], { usual: NOTHING })).not.toContain('stuck-at-border');
  });
});

describe('a silent vehicle', () => {
  // Dossier 8.2: gaps of hours to days without a network are normal.
  it('is one of which nothing was heard for longer than the leg takes nine of ten, and twelve hours more', () => {
    const history = [
      ...trucks,
      passed('islamabad', '2 06:00'),
      passed('peshawar', '2 10:00', { of: 'PK-T2' }),
    ];
    expect(codesAt('2 23:00', history)).toEqual([]);
    expect(
      alertsAt('3 01:00', history).map(({ code, since, vehicleIds }) => [code, since, vehicleIds]),
    ).toEqual([['silent', june('3 00:00'), ['PK-T1']]]);
    expect(alertsAt('3 03:00', history).map(({ reason }) => reason)).toEqual([
      'No report since it was seen at islamabad for longer than 18.0 h.',
      'No report since it was seen at peshawar for longer than 16.0 h.',
    ]);
  });

  it('is heard of later where it waits at a border', () => {
    expect(codesAt('5 21:00', [...trucks, queue])).not.toContain('silent');
    expect(only('silent', alertsAt('6 09:00', [...trucks, queue]))?.since).toBe(june('6 08:00'));
  });

  it('is heard of later where a ship carries it: the speed on the road says nothing there', () => {
    const shipped = [
      planned(['ashgabat', 'turkmenbashi', 'alat-az', 'baku']),
      joined('PK-T1'),
      dispatched('2 04:00'),
      exited('turkmenbashi', '3 08:00'),
    ];
    const usual = { ...NOTHING, usualKmh: 60 };
    expect(codesAt('6 08:00', shipped, { usual })).toEqual([]);
    expect(only('silent', alertsAt('6 09:00', shipped, { usual }))?.since).toBe(june('6 08:00'));
  });

  it('is none that has delivered', () => {
    const there = [...trucks, passed('jalalabad', '5 08:00'), delivered('kabul', '5 14:00', { of: 'PK-T1' })];
    expect(alertsAt('8 09:00', there).map(({ vehicleIds }) => vehicleIds)).toEqual([['PK-T2']]);
  });

  it('may be one that was never seen since the dispatch', () => {
    expect(alertsAt('3 00:00', trucks)[0]?.reason).toBe(
      'No report since the dispatch for longer than 18.0 h.',
    );
  });

  it('is one after 48 hours where the usual time is not known, and by the speed of the corridor where that is known', () => {
    const history = [...trucks, passed('jalalabad', '5 08:00')];
    expect(codesAt('7 07:00', history, { usual: NOTHING })).toEqual([]);
    expect(codesAt('7 09:00', history, { usual: NOTHING })).toEqual(['silent']);
    // 150 km at 30 km/h, half as long again, and twelve hours: 19.5.
    const usual = { ...NOTHING, usualKmh: 30 };
    expect(only('silent', alertsAt('6 08:00', history, { usual }))?.since).toBe(june('6 03:30'));
  });
});

describe('a vehicle behind plan', () => {
  it('is one that is expected at its destination more than twelve hours later than planned', () => {
    const jalalabad = passed('jalalabad', '9 10:00');
    expect(codesAt('8 12:00', [...trucks, passed('jalalabad', '8 10:00')])).toEqual([]);
    expect(alertsAt('9 11:00', [...trucks, jalalabad])).toEqual([
      {
        code: 'behind-plan',
        severity: 'warning',
        since: june('9 00:00'),
        vehicleIds: ['PK-T1', 'PK-T2'],
        reason: 'Expected at kabul 15 h later than planned.',
        evidence: [],
      },
    ]);
  });

  it('shares an alert with all others that are expected late at the same place, by how much from the first to the last', () => {
    const apart = [
      passed('jalalabad', '9 10:00', { of: 'PK-T1' }),
      passed('jalalabad', '9 20:00', { of: 'PK-T2' }),
    ];
    const alerts = alertsAt('9 21:00', [...trucks, ...apart]).filter(({ code }) => code === 'behind-plan');
    expect(alerts).toMatchObject([
      {
        since: june('9 00:00'),
        vehicleIds: ['PK-T1', 'PK-T2'],
        reason: 'Expected at kabul 22 to 25 h later than planned.',
      },
    ]);
  });

  it('is one already before the plan is missed, by what it waits for at the border', () => {
    const late = arrived('torkham-pk', '8 20:00');
    const alert = only('behind-plan', alertsAt('8 21:00', [...trucks, late]));
    expect(alert).toMatchObject({ since: june('8 20:00'), evidence: [late.id] });
  });

  it('is none on the way home: a plan that was given up is not missed', () => {
    const home = ['islamabad', 'peshawar', 'islamabad'];
    const back = [
      ...trucks,
      passed('peshawar', '3 10:00'),
      recalled(home, '3 12:00'),
      passed('islamabad', '12 10:00'),
    ];
    expect(codesAt('12 11:00', back)).toEqual([]);
    expect(codesAt('11 11:00', [...trucks, passed('peshawar', '11 10:00')])).toEqual(['behind-plan']);
  });

  it('is none without a plan, and none that has delivered, was withdrawn or whose convoy is completed', () => {
    const facts = [passed('jalalabad', '9 10:00')];
    const behind = (history: readonly Unrecorded[]): readonly string[] =>
      only('behind-plan', alertsAt('9 11:00', history))?.vehicleIds ?? [];
    expect(behind([planned(ROUTE), joined('PK-T1'), dispatched(), ...facts])).toEqual([]);
    expect(behind([...trucks, ...facts, delivered('jalalabad', '9 10:30', { of: 'PK-T1' })])).toEqual([
      'PK-T2',
    ]);
    expect(behind([...trucks, ...facts, withdrawn('PK-T2', '9 10:30')])).toEqual(['PK-T1']);
    expect(behind([...trucks, ...facts, completed('9 10:30', 'papers lost')])).toEqual([]);
  });
});

describe('who waits for a named reason', () => {
  // Dossier 8.3: waiting in days must trip no overdue alarm without a reason code.
  it('is not called stuck or late while the desk holds the convoy: the reason is said', () => {
    const shut = [...trucks, queue, held('3 12:00', 'border shut', 'torkham-pk')];
    expect(alertsAt('5 21:00', shut)).toEqual([
      {
        code: 'waiting',
        severity: 'info',
        since: june('3 12:00'),
        vehicleIds: ['PK-T1', 'PK-T2'],
        reason: 'Held by the desk at torkham-pk: border shut',
        evidence: [],
      },
    ]);
    expect(codesAt('5 21:00', [...shut, released('5 20:30')])).toContain('stuck-at-border');
  });

  it('is not called stuck or late while it halts for a reason, but others are', () => {
    const halt = halted('torkham-pk', '3 12:00', { of: 'PK-T1', reason: 'border shut' });
    const alerts = alertsAt('5 21:00', [...trucks, queue, halt]);
    expect(only('waiting', alerts)).toMatchObject({
      vehicleIds: ['PK-T1'],
      reason: 'Halted at torkham-pk: border shut',
      evidence: [halt.id],
    });
    expect(only('stuck-at-border', alerts)?.vehicleIds).toEqual(['PK-T2']);
  });

  it('stands on the road where no place is named', () => {
    const halt = halted(undefined, '3 12:00', { of: 'PK-T1', offset: '+05:00', reason: 'road works' });
    const alerts = alertsAt('3 13:00', [...trucks, passed('peshawar', '3 08:00'), halt]);
    expect(only('waiting', alerts)?.reason).toBe('Halted on the road: road works');
  });

  it('needs a named reason, and a halt that goes on', () => {
    const without = halted('torkham-pk', '3 12:00', { of: 'PK-T1' });
    expect(codesAt('5 21:00', [...trucks, queue, without])).not.toContain('waiting');
    const goneOn = [halted('peshawar', '3 06:00', { reason: 'rest' }), queue];
    expect(codesAt('5 21:00', [...trucks, ...goneOn])).not.toContain('waiting');
    const over = [halted('torkham-pk', '3 12:00', { reason: 'rest' }), resumed('torkham-pk', '3 20:00')];
    expect(codesAt('5 21:00', [...trucks, queue, ...over])).toContain('stuck-at-border');
  });

  it('is called silent after three days without a word', () => {
    const shut = [...trucks, queue, held('3 12:00', 'border shut')];
    expect(codesAt('6 07:00', shut)).toEqual(['waiting']);
    expect(codesAt('6 09:00', shut)).toEqual(['silent', 'waiting']);
    const inTown = [...trucks, passed('peshawar', '3 08:00'), held('3 12:00', 'border shut')];
    expect(codesAt('6 07:00', inTown)).toEqual(['waiting']);
  });
});

describe('a departure that is overdue', () => {
  const waiting = [PLAN, ...joinedAll('PK-T1', 'PK-T2')];

  it('is one of which, two hours after its plan, nobody knows that it took place', () => {
    expect(codesAt('2 05:00', waiting)).toEqual([]);
    expect(alertsAt('2 06:30', waiting)).toEqual([
      {
        code: 'departure-overdue',
        severity: 'warning',
        since: june('2 04:00'),
        vehicleIds: ['PK-T1', 'PK-T2'],
        reason: `Was to depart from islamabad at ${june('2 04:00')}, and is not dispatched.`,
        evidence: [],
      },
    ]);
  });

  it('is none of a convoy that is dispatched, was seen on its way, is held, or halts for a named reason', () => {
    for (const more of [
      dispatched('2 04:00'),
      passed('islamabad', '2 05:00'),
      held('2 03:00', 'papers'),
      halted('islamabad', '2 03:00', { reason: 'driver ill' }),
    ])
      expect(codesAt('2 06:30', [...waiting, more])).not.toContain('departure-overdue');
    const one = halted('islamabad', '2 03:00', { of: 'PK-T1', reason: 'driver ill' });
    expect(only('departure-overdue', alertsAt('2 06:30', [...waiting, one]))?.vehicleIds).toEqual(['PK-T2']);
  });
});

describe('an incident that is open', () => {
  const broken = incident('breakdown', 'peshawar', '2 10:00', { of: 'PK-T1', description: 'gear box' });
  const history = [...trucks, passed('peshawar', '2 09:00'), broken];

  it('is said with its vehicle until its end is told, or the vehicle goes on', () => {
    expect(only('incident-open', alertsAt('2 11:00', history))).toEqual({
      code: 'incident-open',
      severity: 'warning',
      since: june('2 10:00'),
      vehicleIds: ['PK-T1'],
      reason: 'Incident (breakdown) at peshawar: gear box.',
      evidence: [broken.id],
    });
    for (const end of [
      incidentClosed('breakdown', 'peshawar', '2 10:30', { of: 'PK-T1' }),
      arrived('torkham-pk', '2 10:50', { of: 'PK-T1' }),
      delivered('peshawar', '2 10:50', { of: 'PK-T1' }),
    ])
      expect(codesAt('2 11:00', [...history, end])).not.toContain('incident-open');
  });

  it('is said of a vehicle that waits, too', () => {
    const shut = [...history, held('2 10:30', 'border shut')];
    expect(codesAt('2 11:00', shut)).toEqual(['incident-open', 'waiting']);
  });
});

describe('a TIR time limit', () => {
  const started = operationStarted('torkham-af', '3 10:00', { timeLimit: june('6 10:00') });
  const late = (now: string, ...more: readonly Unrecorded<CarnetEvent>[]): readonly Alert[] => {
    const carnet = givenCarnet(carnetIssued(), carnetAssigned('PK-T1'), started, ...more).view;
    return alertsAt(now, trucks, { carnets: [carnet] }).filter(
      ({ code }) => code === 'tir-time-limit-passed',
    );
  };

  // TIR Convention art. 20, 39.
  it('that has passed by more than clocks differ is said, with the start that set it', () => {
    expect(late('6 10:59')).toEqual([]);
    expect(late('6 11:01')).toEqual([
      {
        code: 'tir-time-limit-passed',
        severity: 'warning',
        since: june('6 10:00'),
        vehicleIds: ['PK-T1'],
        reason: `Carnet XC12345678 was to be presented by ${june('6 10:00')}, the time limit set at torkham-af, and no termination is reported.`,
        evidence: [started.id],
      },
    ]);
  });

  it('is none any more once the operation was terminated, suspended, or must have ended', () => {
    for (const end of [
      operationTerminated('hairatan', '7 10:00'),
      transportSuspended('hairatan', '7 10:00'),
      operationStarted('ayritom', '7 10:00'),
      carnetReturned('8 10:00'),
    ])
      expect(late('9 10:00', end)).toEqual([]);
  });
});

describe('a claim for payment', () => {
  /** At 10:00 UTC on the first days of June 2023; it has to be paid by 1 September. */
  const claim = claimMade('AF', '1 10:00', {
    ...{ id: 'claim', amount: { amount: '500.00', currency: 'USD' }, reference: 'C-1' },
  });
  const paid = (amount: string, more: object = {}): Unrecorded<CarnetEvent> =>
    claimPaid('AF', '2 10:00', { id: `paid ${amount}`, amount: { amount, currency: 'USD' }, ...more });
  const ended = [PLAN, ...joinedAll('PK-T1', 'PK-T2'), dispatched('2 04:00'), completed('9 08:00')];
  const alertsOn = (day: string, ...facts: readonly Unrecorded<CarnetEvent>[]): readonly Alert[] => {
    const carnets = [
      givenCarnet(carnetIssued(), carnetAssigned('PK-T1'), carnetReturned('10 10:00'), ...facts).view,
    ];
    const now = `${day}T00:00:00.000Z`;
    return alertsOf({ convoy: given(...ended).view, irregularities: [], carnets }, now, USUAL);
  };

  it('that nobody paid within three months is said, also of a convoy that has ended and a carnet that went back', () => {
    expect(alertsOn('2023-09-01', claim)).toEqual([]);
    expect(alertsOn('2023-09-02', claim)).toEqual([
      {
        code: 'claim-unpaid',
        severity: 'warning',
        since: '2023-09-02T00:00:00.000Z',
        vehicleIds: ['PK-T1'],
        reason:
          'Customs of AF claimed 500.00 USD under carnet XC12345678 on 2023-06-01, to be paid by 2023-09-01, and nothing tells that it is paid in full or withdrawn.',
        evidence: ['claim'],
      },
    ]);
  });

  it('is none any more once it is paid, withdrawn or taken back', () => {
    expect(alertsOn('2023-10-01', claim, paid('500.00'))).toEqual([]);
    expect(alertsOn('2023-10-01', claim, claimWithdrawn('AF', '2 10:00'))).toEqual([]);
    expect(alertsOn('2023-10-01', claim, retracted('claim', '3'))).toEqual([]);
  });

  it('is still said where it was paid in part, under another reference, in another country, or before', () => {
    expect(alertsOn('2023-10-01', claim, paid('499.99'))).toHaveLength(1);
    expect(alertsOn('2023-10-01', claim, paid('499.99'), paid('0.01', { occurredAt: june('3') }))).toEqual(
      [],
    );
    expect(alertsOn('2023-10-01', claim, paid('500.00', { reference: 'C-2' }))).toHaveLength(1);
    expect(alertsOn('2023-10-01', claim, paid('500.00', { country: 'UZ' }))).toHaveLength(1);
    expect(
      alertsOn('2023-10-01', claim, paid('500.00', { occurredAt: '2023-05-31T10:00:00.000Z' })),
    ).toHaveLength(1);
  });

  it('counts from the last time that it was made', () => {
    const again = (more: object = {}): Unrecorded<CarnetEvent> =>
      claimMade('AF', '1 10:00', {
        ...{ id: 'again', amount: { amount: '400.00', currency: 'USD' }, ...more },
        occurredAt: '2023-08-01T10:00:00.000Z',
      });
    expect(alertsOn('2023-10-01', claim, again())).toEqual([]);
    expect(alertsOn('2023-11-02', claim, again())).toMatchObject([{ evidence: ['again'] }]);
    expect(alertsOn('2023-11-02', claim, again({ reference: 'C-2' }))).toHaveLength(2);
  });
});

describe('trouble with seals, carnets and customs', () => {
  const critical = Object.entries(IRREGULARITIES)
    .filter(([, { severity }]) => severity === 'critical')
    .map(([code]) => code as IrregularityCode);
  const found = (code: IrregularityCode, vehicleIds: readonly string[], since: string): Irregularity => ({
    code,
    severity: IRREGULARITIES[code].severity,
    since: june(since),
    vehicleIds,
    evidence: [`${code} ${since}`],
    reports: 1,
  });

  it('is every critical irregularity, and no other', () => {
    expect([...TROUBLE.keys()].sort()).toEqual(critical.toSorted());
  });

  it('has the meaning, the time and the evidence of the irregularity', () => {
    const irregularities = [
      found('seal-mismatch', ['PK-T2'], '4 08:00'),
      found('seal-mismatch', ['PK-T1'], '3 08:00'),
      found('place-off-route', ['PK-T1'], '3 09:00'),
    ];
    expect(alertsAt('2 05:00', trucks, { irregularities })).toEqual([
      {
        code: 'seal-trouble',
        severity: 'critical',
        since: june('3 08:00'),
        vehicleIds: ['PK-T1', 'PK-T2'],
        reason: IRREGULARITIES['seal-mismatch'].meaning,
        evidence: ['seal-mismatch 4 08:00', 'seal-mismatch 3 08:00'],
      },
    ]);
  });
});

describe('a convoy that has ended', () => {
  it('has no alerts any more: its irregularities show what did not fit', () => {
    const irregularity: Irregularity = {
      code: 'seal-mismatch',
      severity: 'critical',
      since: june('4 08:00'),
      vehicleIds: ['PK-T1'],
      evidence: ['r1'],
      reports: 1,
    };
    const over = [...trucks, completed('9 10:30', 'papers lost')];
    expect(alertsAt('10', over, { irregularities: [irregularity] })).toEqual([]);
  });
});

describe('documents near their last day', () => {
  const LATER = planned(ROUTE, { plannedDeparture: june('25 04:00') });
  const permit = (validTo: string, more: Partial<Permit> = {}): Permit => ({
    type: 'road transport',
    issuedBy: 'AF',
    number: '4711',
    validFrom: '2023-05-01',
    validTo,
    ...more,
  });
  const withPermits = (...permits: Permit[]): readonly Unrecorded[] => [
    LATER,
    joined('PK-T1', '1 07:00', { permits }),
  ];

  it('are a permit that ends within seven days, for a country that lies ahead', () => {
    expect(codesAt('2 23:00', withPermits(permit('2023-06-10')))).toEqual([]);
    expect(alertsAt('3 01:00', withPermits(permit('2023-06-10')))).toEqual([
      {
        code: 'permit-ending',
        severity: 'warning',
        since: june('3 00:00'),
        vehicleIds: ['PK-T1'],
        reason: 'Permit road transport 4711 of AF ends on 2023-06-10.',
        evidence: [],
      },
    ]);
    expect(alertsAt('12 01:00', withPermits(permit('2023-06-10')))[0]?.reason).toContain('ended on');
  });

  it('are no permit for a country already left or off the route, nor where another one follows it', () => {
    expect(codesAt('3 01:00', withPermits(permit('2023-06-10', { issuedBy: 'KZ' })))).toEqual([]);
    const inKabul = [
      ...withPermits(permit('2023-06-10', { issuedBy: 'PK' })),
      dispatched(),
      passed('jalalabad', '6'),
    ];
    expect(codesAt('6 01:00', inKabul)).toEqual([]);
    const next = permit('2023-12-31', { validFrom: '2023-06-11', number: '4712' });
    expect(codesAt('3 01:00', withPermits(permit('2023-06-10'), next))).toEqual([]);
    const short = permit('2023-06-12', { validFrom: '2023-06-11', number: '4713' });
    expect(alertsAt('6 01:00', withPermits(permit('2023-06-10'), short)).map(({ reason }) => reason)).toEqual(
      ['Permit road transport 4713 of AF ends on 2023-06-12.'],
    );
    const gap = permit('2023-12-31', { validFrom: '2023-06-13', number: '4712' });
    expect(codesAt('3 01:00', withPermits(permit('2023-06-10'), gap))).toEqual(['permit-ending']);
  });

  // TIR Convention art. 9: the last valid date bounds only the acceptance at the office of departure.
  it('are a carnet that was not accepted yet, and never one that was', () => {
    const carnet = givenCarnet(carnetIssued({ lastValidDate: '2023-06-10' }), carnetAssigned('PK-T1')).view;
    const history = [LATER, joined('PK-T1')];
    expect(codesAt('2 23:00', history, { carnets: [carnet] })).toEqual([]);
    expect(alertsAt('3 01:00', history, { carnets: [carnet] })).toEqual([
      {
        code: 'carnet-acceptance-due',
        severity: 'warning',
        since: june('3 00:00'),
        vehicleIds: ['PK-T1'],
        reason: 'Carnet XC12345678 has to be accepted at departure by 2023-06-10.',
        evidence: [],
      },
    ]);
    expect(alertsAt('11 01:00', history, { carnets: [carnet] })[0]?.reason).toContain('was not accepted by');
    const accepted = givenCarnet(
      carnetIssued({ lastValidDate: '2023-06-10' }),
      carnetAccepted('karachi-port', '2 05:00'),
    ).view;
    expect(codesAt('20 01:00', history, { carnets: [accepted] })).toEqual([]);
  });
});

describe('the catalogue of alerts', () => {
  it('says of every code what it means, what makes it go, where the rule comes from and what its evidence is', () => {
    for (const { meaning, goesWhen, source, evidence } of Object.values(ALERTS))
      for (const text of [meaning, goesWhen, source, evidence]) expect(text.length).toBeGreaterThan(3);
  });

  it('is quiet about lateness, and about nothing else, where there is a reason to wait', () => {
    const quiet = Object.entries(ALERTS).filter(([, { quietWhileWaiting }]) => quietWhileWaiting);
    expect(quiet.map(([code]) => code)).toEqual(['stuck-at-border', 'behind-plan', 'departure-overdue']);
  });
});
