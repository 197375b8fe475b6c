import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  carnetAccepted,
  command,
  delivered,
  dispatched,
  given,
  givenCarnet,
  halted,
  joined,
  operationStarted,
  operationTerminated,
  passed,
  planned,
  type Unrecorded,
} from '../../testing.js';

const A = 'PK-A1';
/** As recorded while the yard was one of the places of whoever ran Kafila. */
const ROUTE = ['islamabad', 'own-yard', 'peshawar', 'torkham-pk', 'torkham-af', 'kabul'];
const at = (fact: typeof passed, day: string): Unrecorded => fact('own-yard', day, { offset: '+05:00' });

describe('a place that was recorded and is known no more', () => {
  const trip = given(
    planned(ROUTE),
    joined(A),
    dispatched(),
    passed('islamabad', '3 06:00'),
    at(passed, '3 08:00'),
    at(halted, '3 08:10'),
    at(arrived, '3 08:20'),
    passed('peshawar', '3 14:00'),
    delivered('kabul', '9 14:00'),
  );
  const vehicle = trip.view.vehicles[0];

  it('keeps its reports: they are folded, in their place on the route', () => {
    expect(vehicle?.legs.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'islamabad own-yard',
      'own-yard peshawar',
      'peshawar kabul',
    ]);
    expect(vehicle?.status).toBe('delivered');
  });

  it('has no kilometres, no country and no clocks that could be wrong', () => {
    expect(vehicle?.legs.map(({ km }) => km === null)).toEqual([true, true, false]);
    expect(vehicle?.country.current).toBe('AF');
    const seen = given(planned(ROUTE), joined(A), dispatched(), at(passed, '3 08:00'));
    expect(seen.view.vehicles[0]).toMatchObject({ lastPlace: 'own-yard', country: { current: null } });
  });

  it('is no side of a border and raises no other irregularity', () => {
    expect(trip.view.irregularities.map(({ code }) => code)).toEqual(['not-a-border-side']);
  });

  it('may be an office of a carnet', () => {
    const carnet = givenCarnet(
      carnetAccepted('own-yard', '2 08:00'),
      operationStarted('own-yard', '2 09:00'),
      operationTerminated('torkham-pk', '4 08:00'),
      operationStarted('torkham-af', '4 18:00'),
    );
    expect(carnet.view.operations.map(({ startOffice }) => startOffice)).toContain('own-yard');
  });

  it('cannot be named by the desk any more', () => {
    const route = ['peshawar', 'own-yard', 'torkham-pk'];
    given(planned(ROUTE), joined(A), dispatched())
      .when(command('divert', '3 09:00', { reason: 'The yard was ours.', route }))
      .thenRefused('unknown-place');
  });
});
