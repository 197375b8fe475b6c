import { describe, expect, it } from '@jest/globals';
import { arrived, dispatched, entered, exited, given, joined, passed, planned } from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const roundTrip = (corridorId: string, ...facts: Unrecorded[]): readonly string[] =>
  given(planned(corridorId), joined('PK-A1'), dispatched(), ...facts)
    .vehicle('PK-A1')
    .passages.slice(-4)
    .map(({ place, direction, inferred }) => `${place} ${direction}${inferred ? ' inferred' : ''}`);

describe('a round trip whose far end nobody reported', () => {
  const out = [
    exited('yallama', '7 11:23', { direction: 'outbound' }),
    arrived('konysbayeva', '7 11:35'),
    exited('konysbayeva', '7 20:34', { direction: 'inbound' }),
    passed('shymkent', '8 03:51'),
  ];
  // From Shymkent to Almaty and back to Taraz it takes longer than from the first of these two reports to the second.
  const back = [passed('taraz', '11 04:41'), passed('shymkent', '11 07:22')];

  it('is on its way back where a direction is reported that fits only there', () => {
    const home = [
      exited('konysbayeva', '11 19:09', { direction: 'outbound' }),
      arrived('yallama', '11 19:19'),
      exited('yallama', '12 00:48', { direction: 'inbound' }),
      passed('termez', '13 01:56'),
    ];
    expect(roundTrip('khi-ala-torkham-rt', ...out, ...back, ...home)).toEqual([
      'yallama outbound',
      'konysbayeva inbound',
      'konysbayeva outbound',
      'yallama inbound',
    ]);
  });

  it('leaves the country that it is in, also where no direction is reported', () => {
    const home = [
      exited('konysbayeva', '11 19:09'),
      entered('yallama', '11 23:10', { direction: 'inbound' }),
    ];
    expect(roundTrip('khi-ala-torkham-rt', ...out, ...back, ...home)).toEqual([
      'yallama outbound',
      'konysbayeva inbound',
      'konysbayeva outbound',
      'yallama inbound',
    ]);
  });

  it('is one passage where only its second moment tells the direction', () => {
    const outward = [exited('tashkurgan', '6 13:44', { direction: 'inbound' })];
    const home = [
      arrived('tashkurgan', '8 10:44'),
      entered('tashkurgan', '8 15:47', { direction: 'outbound' }),
    ];
    expect(roundTrip('isb-khg-rt', ...outward, ...home)).toEqual([
      'sost outbound inferred',
      'tashkurgan inbound',
      'tashkurgan outbound',
    ]);
  });

  it('is not believed to be beyond borders that it would have crossed unseen', () => {
    const facts = [
      exited('torkham-pk', '4 09:00', { direction: 'outbound' }),
      passed('jalalabad', '6 16:00'),
      exited('torkham-af', '6 18:00', { direction: 'outbound' }),
      passed('jalalabad', '6 21:00'),
    ];
    expect(roundTrip('khi-tas-torkham-rt', ...facts)).toEqual([
      'torkham-pk outbound',
      'torkham-af inbound inferred',
      'torkham-af outbound',
    ]);
  });

  it('passes no side twice that it has just left', () => {
    const facts = [
      ...out,
      passed('shymkent', '10 03:07'),
      passed('taraz', '10 05:30'),
      passed('shymkent', '10 08:00'),
      exited('konysbayeva', '10 21:33'),
      entered('yallama', '11 03:50', { direction: 'inbound' }),
    ];
    expect(roundTrip('khi-ala-torkham-rt', ...facts)).toEqual([
      'yallama outbound',
      'konysbayeva inbound',
      'konysbayeva outbound',
      'yallama inbound',
    ]);
  });
});
