import fc from 'fast-check';
import { type ConvoyCommand, type ConvoyDecision } from '../convoy/decisions/decisions.js';
import { type PlanConvoy } from '../convoy/decisions/plan-convoy.js';
import { decide } from '../convoy/desk/decide.js';
import { foldConvoy } from '../convoy/fold/fold.js';
import { instant, MEMBERS } from './any-fact.js';
import { joined, planned } from './decisions.js';
import { record, type Unrecorded } from './recorded.js';
import { ascending } from '../ascending.js';

/** A round trip, so that places are named twice. */
export const PLAN = planned('khi-tas-torkham-rt', {
  legRegimes: [{ from: 'torkham-af', to: 'hairatan', regime: 'APTTA' }],
});

type Taken = Exclude<ConvoyCommand, PlanConvoy>;
type Said<Command> = Command extends Taken ? Omit<Command, 'at'> : never;

const vehicleId = fc.constantFrom(...MEMBERS, 'PK-NEW');
const joining = fc.record(
  {
    vehicleId,
    container: fc.constantFrom('CSQU3054383', 'NLCU0000140'),
    carnetNumber: fc.constantFrom('XC12345678', 'XC87654321'),
    seals: fc.subarray(['S-1', 'S-2']),
  },
  { requiredKeys: ['vehicleId'] },
);
const described = joining.map((said) => ({ ...said, plate: said.vehicleId.slice(3), country: 'PK' }));
const reason = fc.constant('border closed');
const route = fc.constantFrom(
  ['peshawar', 'quetta', 'chaman', 'spin-boldak', 'kandahar', 'kabul', 'hairatan'],
  ['kabul', 'kandahar', 'spin-boldak', 'chaman', 'quetta'],
  ['quetta', 'chaman', 'spin-boldak'],
  ['torkham-pk', 'peshawar', 'karachi-port'],
);

/** What the desk may want: whether it may, `decide` says. */
const command: fc.Arbitrary<Said<Taken>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'dispatch' as const }) },
  fc.record({ type: fc.constant('add-vehicle' as const), vehicle: described }),
  fc.record({ type: fc.constant('withdraw' as const), vehicleId, reason }),
  fc.record({ type: fc.constant('replace' as const), vehicleId, by: described }),
  fc.record({ type: fc.constant('divert' as const), route, reason }),
  fc.record({ type: fc.constant('hold' as const), reason }),
  fc.constant({ type: 'release' as const }),
  fc.record({
    type: fc.constant('split' as const),
    parts: fc.tuple(vehicleId).map((vehicleIds) => [{ vehicleIds, route: ['peshawar', 'torkham-pk'] }]),
  }),
  fc.record({ type: fc.constant('merge' as const), into: fc.constant('K-2') }),
  fc.record({ type: fc.constant('recall' as const), reason }),
  fc.record({ type: fc.constant('cancel' as const), reason }),
  fc.record({ type: fc.constant('complete' as const), outstandingReason: reason }),
);

const target = foldConvoy(record(PLAN));
const elsewhere = { convoyId: 'K-1', target };

const GOODS = [
  { hsCode: '100630', description: 'rice', grossKg: 20_000, value: { amount: '18000', currency: 'USD' } },
  { description: 'parts' },
];

/**
 * Decisions as a desk takes them that knows all facts: what may not be decided is left out. At the end perhaps one that
 * is dated back, as another process of the desk may record it.
 */
export function anyDecisions(facts: readonly Unrecorded[]): fc.Arbitrary<Unrecorded<ConvoyDecision>[]> {
  const wishes = fc.array(fc.record({ said: command, at: instant }), { maxLength: 12 });
  return fc.tuple(wishes, fc.option(instant)).map(([wished, datedBack]) => {
    const taken: Unrecorded<ConvoyDecision>[] = MEMBERS.slice(0, 3).map((id) =>
      joined(id, undefined, { goods: GOODS }),
    );
    const wishedInOrder = wished.toSorted((a, b) => ascending(a.at, b.at));
    for (const { said, at } of wishedInOrder) {
      const decision = { ...said, at: { instant: at, offset: '+05:00' } } as Taken;
      const verdict = decide(decision, foldConvoy(record(PLAN, ...taken, ...facts)), elsewhere);
      if ('refusal' in verdict) continue;
      for (const event of verdict.events) taken.push({ id: `decision ${taken.length}`, event });
    }
    if (datedBack !== null) {
      const late = joined('PK-LATE', '1 09:00', { occurredAt: datedBack, cameFrom: 'K-9' });
      const known = foldConvoy(record(PLAN, ...taken)).vehicles.get('PK-LATE');
      if (known?.memberships.at(-1)?.leftAt !== null) taken.push({ ...late, id: 'dated back' });
    }
    return taken;
  });
}
