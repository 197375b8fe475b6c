import { describe, expect, it } from '@jest/globals';
import { june } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';

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
    const within = [held('anti-narcotics', '5 11:10'), done('scan', '5 11:40', { agency: 'anti-narcotics' })];
    expect(givenDeclaration(...holds, ...ends, ...within).view.hours.held).toBe(4);
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
