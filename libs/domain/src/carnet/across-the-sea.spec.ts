import { describe, expect, it } from '@jest/globals';
import {
  carnetAssigned,
  carnetIssued,
  givenCarnet,
  operationStarted,
  operationTerminated,
} from '../testing.js';

const bound = (destination: string): ReturnType<typeof carnetIssued> =>
  carnetIssued({ departureOffices: ['ashgabat'], destinationOffices: [destination] });
const tm = operationStarted('ashgabat', '2 08:00', { id: 'tm' });
const shipped = operationTerminated('turkmenbashi', '4 08:00', { id: 'tm end' });
const az = operationStarted('alat-az', '6 08:00', { id: 'az' });

describe('a carnet that goes by ship', () => {
  it('is on its way after the exit at a port: a port is no undeclared destination', () => {
    const atSea = givenCarnet(bound('baku'), carnetAssigned(), tm, shipped);
    expect([atSea.view.status, atSea.codes]).toEqual(['in-transit', []]);
  });

  it('has its operations in order, whichever office reports first', () => {
    const inOrder = givenCarnet(bound('baku'), carnetAssigned(), tm, shipped, az);
    expect(inOrder.codes).toEqual([]);
    expect(inOrder.view.operations.map(({ territory }) => territory)).toEqual(['TM', 'AZ']);
    const late = givenCarnet(bound('baku'), carnetAssigned(), az, shipped);
    expect(late.view.operations.map(({ territory }) => territory)).toEqual(['TM', 'AZ']);
  });

  it('that ended at a port came there by land where it began elsewhere in the country across the sea', () => {
    const iran = operationStarted('bazargan', '2 08:00', { id: 'ir' });
    const iranEnd = operationTerminated('mirjaveh', '4 08:00', { id: 'ir end' });
    const karachi = operationTerminated('karachi-port', '8 08:00', { id: 'pk end' });
    const home = givenCarnet(iran, iranEnd, karachi);
    expect(home.view.operations.map(({ territory }) => territory)).toEqual(['IR', 'PK']);
  });

  it('goes on where nobody knows the destinations, and an operation begins beyond the sea', () => {
    const onlyEnd = givenCarnet(tm, shipped);
    const wentOn = givenCarnet(tm, shipped, az);
    expect([onlyEnd.view.status, wentOn.view.status]).toEqual(['terminated', 'in-transit']);
  });

  it('ends at a port that is no way out: a destination in that country was declared', () => {
    const atKarachi = operationTerminated('turkmenbashi', '4 08:00', { id: 'here' });
    expect(givenCarnet(bound('mary'), carnetAssigned(), tm, atKarachi).codes).toEqual([
      'destination-not-declared',
    ]);
  });
});
