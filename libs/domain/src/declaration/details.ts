import { type Money } from '../event/happened.js';
import { type DeclarationLodged } from './declaration.events.js';
import { type Step, stepsOf } from './declaration.state.js';

/** What a declaration is about, and where it was lodged; null where nobody said. */
export interface DeclarationDetails {
  /** Slug of the place of the customs office. */
  readonly place: string | null;
  readonly office: string | null;
  readonly convoyId: string | null;
  readonly vehicleIds: readonly string[];
  /** The TIR carnet under which the goods travel. */
  readonly carnetNumber: string | null;
  readonly procedure: NonNullable<DeclarationLodged['data']['procedure']> | null;
  readonly lodgedBy: string | null;
  readonly declaredValue: Money | null;
}

/** By the lodgement. Place, office and convoy may also come from the first report that names them. */
export function detailsOf(steps: readonly Step[]): DeclarationDetails {
  const lodgement = stepsOf(steps, 'DeclarationLodged')[0]?.fact.data;
  const first = (field: 'place' | 'office' | 'convoyId'): string | undefined =>
    lodgement?.[field] ?? steps.find(({ fact }) => fact.data[field] !== undefined)?.fact.data[field];
  return {
    place: first('place') ?? null,
    office: first('office') ?? null,
    convoyId: first('convoyId') ?? null,
    vehicleIds: vehiclesOf(steps),
    carnetNumber: lodgement?.carnetNumber ?? null,
    procedure: lodgement?.procedure ?? null,
    lodgedBy: lodgement?.lodgedBy ?? null,
    declaredValue: lodgement?.declaredValue ?? null,
  };
}

export function vehiclesOf(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap(({ fact }) => fact.data.vehicleIds ?? []))].sort();
}
