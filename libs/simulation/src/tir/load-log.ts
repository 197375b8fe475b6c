import { type SealingParty } from '#kafila/domain';
import { sealOf } from '../fleet/numbers.js';
import { type FactType, type MomentOf } from '../journey/moment.js';
import { type CarnetFact } from '#kafila/domain';
import { carrierAt, type Load } from '../scenario/load.js';
import { type Scenario } from '../scenario/scenario.js';

type Act = FactType & CarnetFact['type'];

/** Where and when something is recorded. */
export interface Spot {
  readonly at: number;
  readonly place: string;
}

/** Records what is done to the seals and the carnet of one load. */
export class LoadLog {
  seals: readonly string[];
  /** The voucher that is torn off next. */
  #page = 1;

  constructor(
    readonly scenario: Scenario,
    readonly load: Load,
  ) {
    this.seals = load.seals;
  }

  /** New seals: how many belong to one load. */
  freshSeals(party: string): readonly string[] {
    const { dice } = this.scenario.road;
    return Array.from({ length: dice.chance(0.7) ? 1 : 2 }, () => sealOf(party, dice.bits())).sort();
  }

  affix(spot: Spot, seals: readonly string[], party: SealingParty): void {
    this.seals = seals;
    this.#onVehicle({ type: 'SealsAffixed', details: { seals, party, sealClass: 'H' } }, spot);
  }

  verify(spot: Spot): void {
    const details = { seals: this.seals, intact: true, party: 'customs' } as const;
    this.#onVehicle({ type: 'SealsVerified', details }, spot);
  }

  breakSeals(spot: Spot, cause: string): void {
    this.#onVehicle({ type: 'SealsBroken', details: { seals: this.seals, cause, party: 'unknown' } }, spot);
    this.seals = [];
  }

  /** Customs take the seals off for an inspection, and put others on: no breach (TIR art. 24, 35). */
  inspect(spot: Spot, seals: readonly string[]): void {
    const details = { removed: this.seals, affixed: seals, party: 'customs', reason: 'inspection' } as const;
    this.seals = seals;
    this.#onVehicle({ type: 'SealsReplaced', details }, spot);
  }

  transship(spot: Spot, from: string, to: string, seals: readonly string[]): void {
    this.seals = seals;
    this.scenario.road.moments.push({
      type: 'CargoTransshipped',
      vehicleIds: [from, to],
      clockOf: spot.place,
      details: { fromVehicleId: from, toVehicleId: to, seals, reason: 'breakdown' },
      ...spot,
    });
  }

  /** Records an act on the carnet; does nothing where the load has no carnet. */
  onCarnet<Type extends Act>({ type, details }: Pick<MomentOf<Type>, 'type' | 'details'>, spot: Spot): void {
    const { carnetNumber } = this.load;
    if (carnetNumber === undefined) return;
    const vehicleIds = [carrierAt(this.load, spot.at).vehicleId];
    const { at, place } = spot;
    const moment = { type, at, place, vehicleIds, carnetNumber, clockOf: place, details };
    // The type parameter ties type and details together. The compiler cannot see that through the union.
    this.scenario.road.moments.push(moment as unknown as MomentOf<'CarnetReturned'>);
  }

  nextPage(): number {
    return this.#page++;
  }

  #onVehicle<Type extends 'SealsAffixed' | 'SealsVerified' | 'SealsBroken' | 'SealsReplaced'>(
    { type, details }: Pick<MomentOf<Type>, 'type' | 'details'>,
    { at, place }: Spot,
  ): void {
    const vehicleIds = [carrierAt(this.load, at).vehicleId];
    const moment = { type, at, place, vehicleIds, clockOf: place, details };
    this.scenario.road.moments.push(moment as unknown as MomentOf<'SealsVerified'>);
  }
}
