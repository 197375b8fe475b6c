import { type BorderActivity, type Payment, placeOf } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { localMoney } from '../fleet/money.js';
import { type Stay } from '../journey/moment.js';
import { within } from '../tir/load-steps.js';
import { type Scenario } from '../scenario/scenario.js';

/** An activity at a side: from and to as shares of the time from entry to exit, and its usual cost in dollars. */
interface Usual {
  readonly activity: BorderActivity;
  readonly from: number;
  readonly to: number;
  readonly dollars?: number;
  /** Often paid without a receipt: "tea money" (CPMM). */
  readonly tea?: number;
}

/** The main steps of dossier 4. They overlap: documents are handled while the truck queues. */
const OUTBOUND: readonly Usual[] = [
  { activity: 'weight-inspection', from: 0.02, to: 0.12, dollars: 8 },
  { activity: 'customs-controls', from: 0.05, to: 0.88, dollars: 35, tea: 10 },
  { activity: 'phytosanitary', from: 0.4, to: 0.6, dollars: 15 },
  { activity: 'border-security', from: 0.6, to: 0.7, tea: 5 },
  { activity: 'immigration', from: 0.8, to: 0.95 },
];
const INBOUND: readonly Usual[] = [
  { activity: 'transport-inspection', from: 0.02, to: 0.25, dollars: 20, tea: 5 },
  { activity: 'vehicle-registration', from: 0.1, to: 0.3, dollars: 60 },
  { activity: 'immigration', from: 0.15, to: 0.35, dollars: 15 },
  { activity: 'customs-controls', from: 0.28, to: 0.9, dollars: 40, tea: 12 },
  { activity: 'health-quarantine', from: 0.45, to: 0.55, dollars: 10 },
  { activity: 'road-toll', from: 0.92, to: 0.96, dollars: 100 },
];

/** Adds the activities of vehicles at some of the sides that they pass. */
export function recordActivities({ road, world }: Scenario): void {
  const { dice } = road;
  for (const stay of road.stays) {
    if (!dice.chance(world.roadEvents.activityShare)) continue;
    const { vehicleId, place, direction } = stay;
    const where = { vehicleIds: [vehicleId], place, direction, clockOf: place };
    road.moments.push({
      type: 'BorderActivityRecorded',
      at: stay.arrivedAt + 60_000,
      ...where,
      details: { activity: 'waiting', endedAt: new Date(stay.enteredAt).toISOString() },
    });
    for (const usual of direction === 'outbound' ? OUTBOUND : INBOUND) {
      if (dice.chance(0.25)) continue;
      const { activity, from, to } = usual;
      const payments = paymentsFor(usual, stay, dice);
      const endNoted = dice.chance(0.9);
      road.moments.push({
        type: 'BorderActivityRecorded',
        at: within(stay, from),
        ...where,
        details: {
          activity,
          ...(endNoted ? { endedAt: new Date(within(stay, to)).toISOString() } : {}),
          ...(payments.length > 0 ? { payments } : {}),
          result: 'passed',
        },
      });
    }
  }
}

function paymentsFor({ activity, dollars, tea }: Usual, { place }: Stay, dice: Dice): readonly Payment[] {
  const { country } = placeOf(place);
  const about = (amount: number) => localMoney(country, amount * dice.between(0.7, 1.5));
  const fee: Payment[] =
    dollars === undefined ? [] : [{ ...about(dollars), official: true, paidTo: activity }];
  const onTop: Payment[] = tea !== undefined && dice.chance(0.4) ? [{ ...about(tea), official: false }] : [];
  return [...fee, ...onTop];
}
