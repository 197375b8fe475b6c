import { describe, expect, it } from '@jest/globals';
import { type CarnetEvent } from '../../carnet/events/carnet.events.js';
import {
  carnetAccepted,
  carnetIssued,
  givenCarnet,
  june,
  operationDischarged,
  operationStarted,
  operationTerminated,
  type Unrecorded,
} from '../../testing.js';
import { sealBreaches, tirSamples } from './tir.statistic.js';

const sampled = (...history: readonly Unrecorded<CarnetEvent>[]): ReturnType<typeof tirSamples> =>
  tirSamples(
    givenCarnet(carnetIssued(), carnetAccepted('karachi-port', '2 05:00'), ...history).view.operations,
  );

describe('the samples of a carnet', () => {
  // Dossier 5.3: hours between termination and start across the line; days from termination to discharge; reservation.
  it('say how long the truck stood between the two offices, and how long discharge took', () => {
    const samples = sampled(
      operationStarted('karachi-port', '2 05:00'),
      operationTerminated('torkham-pk', '6 08:00'),
      operationStarted('torkham-af', '6 17:30'),
      operationTerminated('hairatan', '10 08:00', { reservation: 'two cartons damaged' }),
      operationDischarged('PK', '9 20:00'),
    );
    expect(samples).toEqual([
      {
        territory: 'PK',
        startOffice: 'karachi-port',
        terminationOffice: 'torkham-pk',
        terminatedAt: june('6 08:00'),
        withReservation: false,
        partial: null,
        hoursToNextStart: 9.5,
        daysToDischarge: 3.5,
      },
      {
        territory: 'AF',
        startOffice: 'torkham-af',
        terminationOffice: 'hairatan',
        terminatedAt: june('10 08:00'),
        withReservation: true,
        partial: null,
        hoursToNextStart: null,
        daysToDischarge: null,
      },
    ]);
  });

  it('look past an operation that is known by its discharge only: nobody knows where on the way it lies', () => {
    const samples = sampled(
      operationStarted('torkham-af', '6 17:30'),
      operationTerminated('hairatan', '8 08:00'),
      operationDischarged('PK', '8 09:00'),
      operationStarted('ayritom', '8 12:00'),
    );
    expect(samples.map(({ hoursToNextStart }) => hoursToNextStart)).toEqual([4]);
  });

  it('have no hours to a start that is not the office across the line', () => {
    const samples = sampled(
      operationStarted('karachi-port', '2 05:00'),
      operationTerminated('torkham-pk', '6 08:00'),
      operationStarted('ayritom', '9 17:30'),
    );
    expect(samples.map(({ hoursToNextStart }) => hoursToNextStart)).toEqual([null]);
  });

  it('are none of an operation whose termination was not reported, implied or not', () => {
    expect(
      sampled(operationStarted('karachi-port', '2 05:00'), operationStarted('torkham-af', '6 17:30')),
    ).toEqual([]);
  });
});

describe('breaches of seals', () => {
  const step = (
    what: Parameters<typeof sealBreaches>[0][number]['what'],
    party: 'customs' | 'unknown' | null = null,
    intact?: boolean,
  ): Parameters<typeof sealBreaches>[0][number] => ({
    what,
    party,
    ...(intact === undefined ? {} : { intact }),
  });

  // TIR Convention art. 24, 35: seals that customs replace for an inspection are no breach (dossier 1.7).
  it('are seals that were broken, but not by customs', () => {
    expect(sealBreaches([step('affixed'), step('broken', 'unknown'), step('replaced', 'customs')])).toBe(1);
    expect(sealBreaches([step('affixed'), step('broken', 'customs'), step('replaced', 'customs')])).toBe(0);
  });

  it('count once where they are found broken after they were reported so, and again after new ones', () => {
    const found = step('verified', 'customs', false);
    expect(sealBreaches([step('affixed'), found, found])).toBe(1);
    expect(sealBreaches([step('affixed'), step('broken'), found, step('replaced'), found])).toBe(2);
    expect(sealBreaches([step('affixed'), step('verified', 'customs', true)])).toBe(0);
  });
});
