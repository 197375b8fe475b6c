import { type SealingParty } from '#kafila/domain';
import { sealOf } from '../fleet/numbers.js';
import { type MomentOf } from '../journey/moment.js';
import { type CarnetFact } from '#kafila/domain';
import { carrierAt, type Load } from '../undertaking/load.js';
import { type Undertaking } from '../undertaking/undertaking.js';

type Act = CarnetFact['type'];

/** Where and when something is put down. */
export interface Spot {
  readonly at: number;
  readonly place: string;
}

/** Follows one load with its papers, and writes down what is done to its seals and its carnet. */
export class Scribe {
  /** The seals that are on. */
  seals: readonly string[];
  /** The voucher that is torn off next. */
  #page = 1;

  constructor(
    readonly undertaking: Undertaking,
    readonly load: Load,
  ) {
    this.seals = load.seals;
  }

  /** New seals: how many belong to one load. */
  freshSeals(party: string): readonly string[] {
    const { dice } = this.undertaking.road;
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
    this.undertaking.road.moments.push({
      type: 'CargoTransshipped',
      vehicleIds: [from, to],
      clockOf: spot.place,
      details: { fromVehicleId: from, toVehicleId: to, seals, reason: 'breakdown' },
      ...spot,
    });
  }

  /** Puts an act on the carnet down; nothing where the load has none. */
  onCarnet<Type extends Act>({ type, details }: Pick<MomentOf<Type>, 'type' | 'details'>, spot: Spot): void {
    const { carnetNumber } = this.load;
    if (carnetNumber === undefined) return;
    const vehicleIds = [carrierAt(this.load, spot.at).vehicleId];
    const { at, place } = spot;
    const moment = { type, at, place, vehicleIds, carnetNumber, clockOf: place, details };
    // Type and details belong together by the parameter, which the union of moments cannot see.
    this.undertaking.road.moments.push(moment as unknown as MomentOf<'CarnetReturned'>);
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
    this.undertaking.road.moments.push(moment as unknown as MomentOf<'SealsVerified'>);
  }
}
