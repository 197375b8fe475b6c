import { type ExpenseCategory, placeOf } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { type Party } from '../journey/moment.js';
import { MINUTE } from '../journey/local-time.js';
import { GAP } from '../journey/road.js';
import { type Scenario } from '../scenario/scenario.js';
import { localMoney } from '../fleet/money.js';

/** What each costs, in dollars. */
const USUAL: readonly { readonly category: ExpenseCategory; readonly min: number; readonly max: number }[] = [
  { category: 'fuel', min: 120, max: 420 },
  { category: 'fuel', min: 120, max: 420 },
  { category: 'toll', min: 5, max: 45 },
  { category: 'parking', min: 3, max: 15 },
  { category: 'fee', min: 10, max: 60 },
];

/** Draws which vehicles of a party buy fuel or pay a toll where they are. */
export function payOnTheWay({ road, world }: Scenario, party: Party): Party {
  const place = party.route[party.index] ?? '';
  const { dice } = road;
  const paying = party.vehicleIds.filter(() => dice.chance(world.roadEvents.expenseShare));
  paying.forEach((vehicleId, i) => {
    const { category, min, max } = dice.pick(USUAL);
    road.moments.push({
      type: 'ExpensePaid',
      at: party.at + GAP + i * MINUTE,
      vehicleIds: [vehicleId],
      place,
      clockOf: place,
      details: { category, payment: paymentOf(dice, place, dice.between(min, max), category) },
    });
  });
  return paying.length === 0 ? party : { ...party, at: party.at + 2 * GAP + paying.length * MINUTE };
}

function paymentOf(dice: Dice, place: string, dollars: number, category: ExpenseCategory) {
  const official = category === 'fuel' || dice.chance(0.85);
  const money = localMoney(placeOf(place).country, dollars);
  return { ...money, official, ...(official ? { paidTo: `${category} station, ${place}` } : {}) };
}
