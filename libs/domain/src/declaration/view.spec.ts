import { describe, expect, it } from '@jest/globals';
import { june, type Untold } from '../testing/told.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';
import { type DeclarationEvent } from './declaration.events.js';

const { lodged, channel, ordered, done, paid, held, granted, refused, gatedOut } = atCustoms;

const NOTHING = {
  lodgementToChannel: null,
  channelToExamination: null,
  examination: null,
  held: null,
  lodgementToDutiesPaid: null,
  dutiesPaidToRelease: null,
  lodgementToRelease: null,
  releaseToGateOut: null,
  lodgementToGateOut: null,
};

describe('the hours of a declaration (WCO Time Release Study)', () => {
  it('lie between the steps that were reported', () => {
    const { view } = givenDeclaration(
      lodged('5 08:00'),
      channel('red', '5 08:30'),
      ordered('scan', '5 09:00', { agency: 'customs' }),
      ordered('physical', '5 09:15', { agency: 'customs' }),
      held('veterinary', '5 09:30'),
      done('scan', '5 10:00', { agency: 'customs' }),
      done('physical', '5 12:00', { agency: 'customs' }),
      paid('1000', '5 12:30'),
      done('sampling', '5 14:00', { agency: 'veterinary' }),
      granted('5 15:30'),
      gatedOut('5 17:00'),
    );
    expect(view.hours).toEqual({
      lodgementToChannel: 0.5,
      channelToExamination: 0.5,
      examination: 5,
      held: 4.5,
      lodgementToDutiesPaid: 4.5,
      dutiesPaidToRelease: 3,
      lodgementToRelease: 7.5,
      releaseToGateOut: 1.5,
      lodgementToGateOut: 9,
    });
    expect(view.irregularities).toEqual([]);
  });

  it('are unknown where one end was not reported', () => {
    expect(givenDeclaration().view.hours).toEqual(NOTHING);
    expect(givenDeclaration(lodged('5 08:00')).view.hours).toEqual(NOTHING);
    expect(givenDeclaration(granted('5 10:00'), gatedOut('5 12:00')).view.hours).toEqual({
      ...NOTHING,
      releaseToGateOut: 2,
    });
  });

  it('are unknown, not negative, where clocks differ so much that the end lies before the begin', () => {
    const { view } = givenDeclaration(lodged('5 08:00'), gatedOut('5 09:40'), granted('5 10:00'));
    expect(view.hours).toMatchObject({ releaseToGateOut: null, lodgementToRelease: 2 });
  });

  it('to the release end with the decision in force, and there are none while it is a refusal', () => {
    const refusal = [lodged('5 08:00'), granted('5 10:00'), refused('5 12:00')];
    expect(givenDeclaration(...refusal).view.hours.lodgementToRelease).toBeNull();
    expect(givenDeclaration(...refusal, granted('5 18:00')).view.hours.lodgementToRelease).toBe(10);
  });

  it('of examinations are unknown while one is open', () => {
    const open = [
      lodged('5 08:00'),
      ordered('scan', '5 09:00'),
      ordered('physical', '5 09:30'),
      done('scan', '5 10:00'),
    ];
    expect(givenDeclaration(...open).view.hours.examination).toBeNull();
    expect(givenDeclaration(...open, done('physical', '5 11:00')).view.hours.examination).toBe(2);
  });

  it('of holds are their union, not their sum, and unknown while the end of one is', () => {
    const holds = [
      held('veterinary', '5 09:00'),
      held('phytosanitary', '5 10:00'),
      held('health-quarantine', '5 20:00'),
    ];
    const ends = [
      done('sampling', '5 12:00', { agency: 'veterinary' }),
      done('sampling', '5 11:00', { agency: 'phytosanitary' }),
      done('documents', '5 21:00', { agency: 'health-quarantine' }),
    ];
    expect(givenDeclaration(...holds, ...ends).view.hours.held).toBe(4);
    expect(givenDeclaration(...holds, ...ends.slice(1)).view.hours.held).toBeNull();
  });

  it('to the gate-out end when the last goods that were reported left', () => {
    const { view, codes } = givenDeclaration(
      lodged('5 08:00'),
      granted('5 10:00'),
      gatedOut('5 11:00', { vehicleIds: ['PK-A1'] }),
      gatedOut('5 15:00', { vehicleIds: ['PK-B2'] }),
    );
    expect(view).toMatchObject({ gatedOutAt: june('5 15:00'), hours: { releaseToGateOut: 5 } });
    expect(codes).toEqual([]);
  });
});

describe('an examination', () => {
  it('has an order, an end and a result, by kind and agency', () => {
    const { view } = givenDeclaration(
      ordered('scan', '5 09:00', { id: 'o1' }),
      ordered('sampling', '5 09:30', { id: 'o2', agency: 'phytosanitary' }),
      done('scan', '5 10:30', { id: 'd1', agency: 'customs', result: 'conformant' }),
      done('documents', '5 11:00', { id: 'd2', agency: 'standards' }),
    );
    expect(view.examinations).toEqual([
      {
        kind: 'scan',
        agency: 'customs',
        orderedAt: june('5 09:00'),
        doneAt: june('5 10:30'),
        result: 'conformant',
        hours: 1.5,
        evidence: ['o1', 'd1'],
      },
      {
        kind: 'sampling',
        agency: 'phytosanitary',
        orderedAt: june('5 09:30'),
        doneAt: null,
        result: null,
        hours: null,
        evidence: ['o2'],
      },
      {
        kind: 'documents',
        agency: 'standards',
        orderedAt: null,
        doneAt: june('5 11:00'),
        result: null,
        hours: null,
        evidence: ['d2'],
      },
    ]);
  });

  it('that is done twice answers two orders, the first one first', () => {
    const { view } = givenDeclaration(
      ordered('scan', '5 09:00'),
      done('scan', '5 10:00'),
      ordered('scan', '5 12:00'),
      done('scan', '5 15:00'),
    );
    expect(view.examinations).toMatchObject([
      { orderedAt: june('5 09:00'), doneAt: june('5 10:00'), hours: 1 },
      { orderedAt: june('5 12:00'), doneAt: june('5 15:00'), hours: 3 },
    ]);
  });

  it('was not done before it was ordered, unless clocks differ by an hour at most', () => {
    const early = givenDeclaration(done('scan', '5 09:00'), ordered('scan', '5 10:01')).view;
    expect(early.examinations).toHaveLength(2);
    const close = givenDeclaration(done('scan', '5 09:00'), ordered('scan', '5 10:00')).view;
    expect(close.examinations).toMatchObject([
      { orderedAt: june('5 10:00'), doneAt: june('5 09:00'), hours: null },
    ]);
  });
});

describe('a hold', () => {
  it('of customs lasts until customs decide', () => {
    const of = [
      held('customs', '5 09:00', { reason: 'invoice missing', place: 'torkham-pk', id: 'h' }),
      done('documents', '5 10:00'),
    ];
    expect(givenDeclaration(...of).view.holds).toEqual([
      {
        agency: 'customs',
        reason: 'invoice missing',
        place: 'torkham-pk',
        heldAt: june('5 09:00'),
        endedAt: null,
        hours: null,
        evidence: ['h'],
      },
    ]);
    expect(givenDeclaration(...of, refused('5 11:00')).view.holds).toMatchObject([
      { endedAt: june('5 11:00'), hours: 2 },
    ]);
  });

  it('of another agency lasts until that agency has examined the goods and found no fault', () => {
    const ends = (...more: Untold<DeclarationEvent>[]): unknown =>
      givenDeclaration(held('veterinary', '5 09:00'), ...more).view.holds[0]?.endedAt;
    expect(ends(done('sampling', '5 10:00', { agency: 'veterinary' }))).toBe(june('5 10:00'));
    expect(ends(done('sampling', '5 10:00', { agency: 'veterinary', result: 'non-conformant' }))).toBeNull();
    expect(ends(done('sampling', '5 10:00', { agency: 'phytosanitary' }))).toBeNull();
    expect(ends(done('sampling', '5 10:00'))).toBeNull();
    expect(ends(done('sampling', '5 08:30', { agency: 'veterinary' }))).toBeNull();
    expect(ends(granted('5 12:00'))).toBeNull();
  });
});

describe('what a declaration is about', () => {
  it('is told by the lodgement, and by whoever names it first where that did not', () => {
    const { view } = givenDeclaration(
      channel('green', '5 07:50', { place: 'chaman', convoyId: 'other' }),
      lodged('5 08:00', {
        convoyId: 'nlc-7',
        office: 'Torkham Customs',
        procedure: 'export',
        lodgedBy: 'Khyber Clearing',
        carnetNumber: 'XC12345678',
        declaredValue: { amount: '48000.00', currency: 'USD' },
        vehicleIds: ['PK-B2'],
      }),
      paid('182500.00', '5 09:00', { receipt: 'CPR-1', id: 'p', vehicleIds: ['PK-A1', 'PK-B2'] }),
    );
    expect(view).toMatchObject({
      place: 'torkham-pk',
      office: 'Torkham Customs',
      convoyId: 'nlc-7',
      vehicleIds: ['PK-A1', 'PK-B2'],
      carnetNumber: 'XC12345678',
      procedure: 'export',
      lodgedBy: 'Khyber Clearing',
      declaredValue: { amount: '48000.00', currency: 'USD' },
      channel: 'green',
      duties: [
        {
          amount: { amount: '182500.00', currency: 'PKR' },
          receipt: 'CPR-1',
          paidAt: june('5 09:00'),
          evidence: ['p'],
        },
      ],
    });
    expect(givenDeclaration(granted('5 10:00', { place: 'chaman', convoyId: 'nlc-8' })).view).toMatchObject({
      place: 'chaman',
      convoyId: 'nlc-8',
      carnetNumber: null,
      procedure: null,
      lodgedAt: null,
    });
  });

  it('is listed step by step, in the order of occurrence', () => {
    const { view } = givenDeclaration(granted('5 10:00', { id: 'g' }), lodged('5 08:00', { id: 'l' }));
    expect(view.steps).toEqual([
      {
        type: 'DeclarationLodged',
        at: june('5 08:00'),
        place: 'torkham-pk',
        office: null,
        evidence: ['l'],
        contradictedBy: [],
      },
      {
        type: 'ClearanceGranted',
        at: june('5 10:00'),
        place: null,
        office: null,
        evidence: ['g'],
        contradictedBy: [],
      },
    ]);
  });
});
