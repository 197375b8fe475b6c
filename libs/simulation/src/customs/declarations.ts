import { type Agency, placeOf } from '#kafila/domain';
import { declarationRefOf } from '../fleet/numbers.js';
import { localMoney } from '../fleet/money.js';
import { dayAt } from '../journey/local-time.js';
import { type FactType, type MomentOf, type Stay } from '../journey/moment.js';
import { stepsOf, within } from '../tir/load-steps.js';
import { type DeclarationFact, type ExaminationKind } from '#kafila/domain';
import { type Load } from '../scenario/load.js';
import { type Scenario } from '../scenario/scenario.js';

type Procedure = 'export' | 'transit';

/** Declares the goods of every load where it leaves its country, and at some of the sides it enters. */
export function declareGoods(scenario: Scenario): void {
  const { road, world } = scenario;
  const { exportDeclarationShare, transitDeclarationShare } = world.roadEvents;
  for (const load of scenario.loads) {
    let exported = false;
    for (const step of stepsOf(load, road.stays)) {
      if (step.what !== 'side') continue;
      const { stay } = step;
      const leaves: boolean = !exported && stay.direction === 'outbound';
      exported ||= leaves;
      const isExport = leaves && road.dice.chance(exportDeclarationShare);
      const inTransit = stay.direction === 'inbound' && road.dice.chance(transitDeclarationShare);
      if (isExport) declare(scenario, load, stay, 'export');
      else if (inTransit || stay.held) declare(scenario, load, stay, 'transit');
    }
  }
}

/** The steps of a declaration in the order of the WCO Time Release Study, within the stay at the side. */
function declare(scenario: Scenario, load: Load, stay: Stay, procedure: Procedure): void {
  const { dice } = scenario.road;
  const again = procedure === 'export' && dice.chance(scenario.world.roadEvents.secondDeclarationShare);
  if (again) lodgeInVain(scenario, load, stay);
  const put = declaration(scenario, load, stay, procedure, again ? 0.2 : 0.03);
  const channel = stay.held
    ? 'red'
    : dice.pick(['green', 'green', 'green', 'yellow', 'yellow', 'red'] as const);
  put('RiskChannelAssigned', again ? 0.23 : 0.1, { channel });
  const agency: Agency = stay.held
    ? dice.pick(['customs', 'anti-narcotics', 'phytosanitary', 'standards'] as const)
    : 'customs';
  const kind: ExaminationKind = channel === 'yellow' ? 'documents' : dice.pick(['scan', 'physical'] as const);
  if (channel !== 'green') put('ExaminationOrdered', 0.26, { kind, agency });
  if (stay.held) put('ClearanceHeld', 0.3, { agency, reason: 'laboratory result awaited' });
  if (channel !== 'green')
    put('ExaminationDone', stay.held ? 0.8 : 0.55, { kind, agency, result: 'conformant' });
  if (procedure === 'transit' || dice.chance(0.5)) {
    const amount = localMoney(placeOf(stay.place).country, dice.between(20, 300));
    put('DutiesPaid', 0.84, { amount, receipt: `CPR-${dice.whole(10_000, 99_999)}` });
  }
  put('ClearanceGranted', 0.88, {});
  put('GoodsGatedOut', 0.96, {});
}

/** A declaration that customs refuse, or that the agent withdraws. */
function lodgeInVain(scenario: Scenario, load: Load, stay: Stay): void {
  const put = declaration(scenario, load, stay, 'export', 0.03);
  if (scenario.road.dice.chance(0.5)) put('ClearanceRefused', 0.15, { reason: 'wrong HS code' });
  else put('DeclarationWithdrawn', 0.15, { reason: 'wrong consignee' });
}

type Put = <Type extends FactType & DeclarationFact['type']>(
  type: Type,
  share: number,
  details: NonNullable<MomentOf<Type>['details']>,
) => void;

/** Lodges a declaration at a share of the stay. Gives a function that adds its further steps. */
function declaration(
  { road, declarationNumbers }: Scenario,
  { carnetNumber, value }: Load,
  stay: Stay,
  procedure: Procedure,
  lodgedAt: number,
): Put {
  const { vehicleId, place } = stay;
  const station = place.slice(0, 4).toUpperCase();
  const type = procedure === 'export' ? 'EB' : 'TR';
  const declarationRef = declarationRefOf(station, type, declarationNumbers(), dayAt(place, stay.enteredAt));
  const put: Put = (type, share, details) => {
    const at = within(stay, share);
    const moment = { type, at, place, vehicleIds: [vehicleId], declarationRef, clockOf: place, details };
    // The type parameter ties type and details together. The compiler cannot see that through the union.
    road.moments.push(moment as unknown as MomentOf<'ClearanceGranted'>);
  };
  put('DeclarationLodged', lodgedAt, {
    procedure,
    lodgedBy: `${station} Clearing`,
    declaredValue: value,
    ...(carnetNumber === undefined ? {} : { carnetNumber }),
  });
  return put;
}
