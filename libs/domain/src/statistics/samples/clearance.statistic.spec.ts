import { describe, expect, it } from '@jest/globals';
import { type DeclarationEvent } from '../../declaration/declaration.events.js';
import { atCustoms, givenDeclaration, june, type Unrecorded } from '../../testing.js';
import { clearanceSample } from './clearance.statistic.js';

const { lodged, channel, ordered, done, paid, held, granted, refused, gatedOut, withdrawn } = atCustoms;
type History = readonly Unrecorded<DeclarationEvent>[];

const sampled = (arrivals: readonly string[], ...history: History): ReturnType<typeof clearanceSample> =>
  clearanceSample(
    givenDeclaration(...history).view,
    arrivals.map((at) => june(at)),
  );

describe('the sample of a declaration', () => {
  // WCO Time Release Study: arrival of goods to release, split by step (dossier 5.3).
  it('has the hours from step to step, from the arrival of the goods to the gate', () => {
    const sample = sampled(
      ['5 08:00'],
      lodged('5 10:00', { procedure: 'transit', office: 'Torkham customs' }),
      channel('red', '5 11:00'),
      ordered('physical', '5 12:00'),
      held('veterinary', '5 13:00'),
      held('phytosanitary', '5 14:00'),
      done('physical', '5 16:00'),
      done('documents', '5 17:00', { agency: 'veterinary', result: 'conformant' }),
      done('documents', '5 18:00', { agency: 'phytosanitary', result: 'conformant' }),
      paid('182500.00', '5 20:00'),
      granted('5 21:00'),
      gatedOut('5 22:00'),
    );
    expect(sample).toEqual({
      place: 'torkham-pk',
      office: 'Torkham customs',
      procedure: 'transit',
      channel: 'red',
      lodgedAt: june('5 10:00'),
      releasedAt: june('5 21:00'),
      arrivalToLodgement: 2,
      lodgedBeforeArrival: false,
      lodgementToAssessment: 1,
      assessmentToExamination: 1,
      examination: 6,
      otherAgencies: 5,
      lodgementToPayment: 10,
      paymentToRelease: 1,
      lodgementToRelease: 11,
      arrivalToRelease: 13,
      releaseToGateOut: 1,
      arrivalToGateOut: 14,
      physicallyExamined: true,
    });
  });

  it('knows of no step that was not reported', () => {
    expect(sampled([], lodged('5 10:00'), granted('5 21:00'))).toMatchObject({
      arrivalToLodgement: null,
      lodgedBeforeArrival: null,
      lodgementToAssessment: null,
      examination: null,
      otherAgencies: null,
      lodgementToRelease: 11,
      arrivalToRelease: null,
      releaseToGateOut: null,
      physicallyExamined: false,
    });
  });

  it('says where the lodgement was before the goods came, instead of counting hours', () => {
    expect(sampled(['5 08:00'], lodged('4 10:00'), granted('5 21:00'))).toMatchObject({
      arrivalToLodgement: null,
      lodgedBeforeArrival: true,
      arrivalToRelease: 13,
    });
  });

  it('counts from the last arrival before the goods were let go: the truck came by on another journey too', () => {
    const arrivals = ['20 08:00', '5 08:00', '1 08:00'];
    expect(sampled(arrivals, lodged('5 10:00'), granted('5 21:00'))?.arrivalToRelease).toBe(13);
  });

  it('counts what customs themselves held as no other agency, and no hold that has no end', () => {
    expect(
      sampled([], lodged('5 10:00'), held('customs', '5 12:00'), granted('5 21:00'))?.otherAgencies,
    ).toBeNull();
    const open = sampled([], lodged('5 10:00'), held('veterinary', '5 12:00'), granted('5 21:00'));
    expect(open?.otherAgencies).toBeNull();
  });

  it('has no release where clearance was refused, and does not exist where the declaration was withdrawn', () => {
    expect(sampled(['5 08:00'], lodged('5 10:00'), refused('5 21:00'))).toMatchObject({
      releasedAt: null,
      arrivalToRelease: null,
    });
    expect(sampled(['5 08:00'], lodged('5 10:00'), withdrawn('5 21:00'))).toBeUndefined();
  });
});
