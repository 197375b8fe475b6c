import { describe, expect, it } from '@jest/globals';
import { june } from '../testing/recorded.js';
import { atCustoms, givenDeclaration } from '../testing/declaration.js';

const { lodged, channel, paid, granted } = atCustoms;

describe('what a declaration is about', () => {
  it('is that of the lodgement, else of the first report that names it', () => {
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
