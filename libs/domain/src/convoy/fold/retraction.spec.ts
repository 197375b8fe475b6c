import { describe, expect, it } from '@jest/globals';
import {
  dispatched,
  entered,
  exited,
  given,
  joined,
  june,
  passed,
  planned,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), joined(A), dispatched(), ...facts);
const good = entered('torkham-pk', '5 10:00', { id: 'good' });
const wrong = exited('torkham-pk', '5 12:00', { id: 'wrong' });
const back = retracted(wrong, '6 10:00', { id: 'back' });

describe('a retracted report', () => {
  it('counts no more, whether the retraction is recorded after it or before it', () => {
    const untouched = convoy(good).vehicle(A);
    expect(convoy(good, wrong).vehicle(A)).not.toEqual(untouched);
    expect(convoy(good, wrong, back).vehicle(A)).toEqual(untouched);
    expect(convoy(good, back, wrong).state).toEqual(convoy(good, wrong, back).state);
    expect(convoy(good, back, wrong).view.irregularities).toEqual([]);
  });

  it('leaves the convoy where it was: not under way, no vehicle flagged', () => {
    const stranger = passed('kabul', '5 10:00', { id: 'stranger', of: 'PK-Z9' });
    const state = convoy(stranger, retracted(stranger, '6'), wrong, back).view;
    expect(state).toMatchObject({ status: 'dispatched', underwaySince: null, irregularities: [] });
  });

  it('is replaced by the report that tells it right', () => {
    const right = exited('torkham-pk', '5 14:00', { id: 'right' });
    const replaced = convoy(good, wrong, retracted(wrong, '6', { replacedBy: 'right' }), right);
    expect(replaced.vehicle(A).passages).toMatchObject([
      { enteredAt: june('5 10:00'), exitedAt: june('5 14:00'), evidence: ['good', 'right'] },
    ]);
    expect(replaced.state.retractions.get('wrong')).toMatchObject({ replacedBy: 'right', matched: true });
  });

  it('may be retracted twice: the retraction that occurred first stands', () => {
    const again = retracted(wrong, '5 20:00', { id: 'again' });
    for (const order of [
      [wrong, back, again],
      [again, wrong, back],
      [back, again, wrong],
    ]) {
      const { state, view } = convoy(good, ...order);
      expect(state.retractions.get('wrong')).toMatchObject({ retractionId: 'again', matched: true });
      expect(view.irregularities).toEqual([]);
    }
  });
});

describe('a retraction of a report that has not been recorded', () => {
  it('is flagged until the report comes in', () => {
    expect(convoy(good, back).view.irregularities).toEqual([
      {
        code: 'retraction-without-report',
        severity: 'info',
        since: june('6 10:00'),
        vehicleIds: [],
        evidence: ['back'],
        reports: 1,
      },
    ]);
  });
});
