import { type VehicleStatus } from '#kafila/domain';
import { Nullable, Open, Optional } from '#kafila/platform';
import {
  AreAll,
  Coordinates,
  Is,
  IsCarnetNumber,
  IsConvoyId,
  IsCountry,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSeals,
  IsSlug,
  IsVehicleId,
} from '../../members.js';
import { VEHICLE_STATUSES } from '../statuses.js';
import { BorderActivity, Expense } from './border-activity.answer.js';
import { IsShownPerson, type ShownPerson } from '../../person.answer.js';
import { EarlierEntries, LEFT_OUT } from './earlier.answer.js';
import { Delivery, Incident, SealHistoryStep, Transshipment } from './incident.answer.js';
import { Goods, Permit, VehicleApproval } from './load.answer.js';
import { Membership } from './membership.answer.js';
import { DrawnTrailer, FormerPlate, OtherName } from './plates.answer.js';
import { Halt, Passage, TravelledLeg } from './movement.answer.js';

@Open()
export class VehicleCountry {
  @IsCountry('Where it is registered.')
  readonly registered!: string;

  @Nullable()
  @IsCountry('Where it was seen last.')
  readonly current!: string | null;
}

@Open({ inheritedFirst: true })
export class LastPosition extends Coordinates {
  @IsInstant('When it was there.')
  readonly at!: string;
}

/** A vehicle within its convoy. */
@Open()
export class Vehicle {
  @IsVehicleId('Id of the vehicle.')
  readonly vehicleId!: string;

  @IsPlain('Registration plate that it bears now.', 'TLK-914')
  readonly plate!: string;

  @Is(() => VehicleCountry, 'Where it belongs and where it is.')
  readonly country!: VehicleCountry;

  @Nullable()
  @IsPlain('What it is.')
  readonly kind!: string | null;

  @Nullable()
  @IsShownPerson('Who drives, as the desk said last.')
  readonly driver!: ShownPerson | null;

  @AreAll(() => Membership, 'When it belonged to the convoy, in the order of time.')
  readonly memberships!: readonly Membership[];

  @Nullable()
  @IsConvoyId('The convoy it came from by a split or a merge; its earlier history is told there.')
  readonly cameFrom!: string | null;

  @Nullable()
  @IsVehicleId('The vehicle whose load it took over, tractor for tractor.')
  readonly replaces!: string | null;

  @Nullable()
  @IsPlain('Container number.', 'CSQU3054383')
  readonly container!: string | null;

  @IsSeals('The seals that are on now.')
  readonly seals!: readonly string[];

  @Nullable()
  @IsCarnetNumber('Of the load that it carries now.')
  readonly carnetNumber!: string | null;

  @Nullable()
  @IsSlug('Where its load goes.')
  readonly destination!: string | null;

  @AreAll(() => Goods, 'The goods manifest.')
  readonly goods!: readonly Goods[];

  @AreAll(() => Permit, 'Leave to drive in a country.')
  readonly permits!: readonly Permit[];

  @Nullable()
  @Is(
    () => VehicleApproval,
    'Certificate of approval of the vehicle (TIR art. 12); null where the desk named none.',
  )
  readonly approval!: VehicleApproval | null;

  @IsOneOf(
    VEHICLE_STATUSES,
    'assigned: not seen yet. withdrawn, replaced, split and merged: it left the convoy.',
  )
  readonly status!: VehicleStatus;

  @Nullable()
  @IsSlug('Where it was seen last.')
  readonly lastPlace!: string | null;

  @Nullable()
  @IsInstant('When it was seen last.')
  readonly lastSeenAt!: string | null;

  @Nullable()
  @IsSlug('Where it is expected next.')
  readonly nextPlace!: string | null;

  @Nullable()
  @Is(() => LastPosition, 'The last position by satellite.')
  readonly lastPosition!: LastPosition | null;

  @AreAll(() => Passage, 'Through border sides, in the order of travel.')
  readonly passages!: readonly Passage[];

  @AreAll(() => TravelledLeg, 'From each place where it was seen to the next, in the order of travel.')
  readonly legs!: readonly TravelledLeg[];

  @AreAll(() => Halt, 'In the order of time.')
  readonly halts!: readonly Halt[];

  @AreAll(() => BorderActivity, 'At borders and stops, in the order of time. They overlap.')
  readonly activities!: readonly BorderActivity[];

  @AreAll(() => Incident, 'In the order of time.')
  readonly incidents!: readonly Incident[];

  @AreAll(() => Expense, 'In the order of time.')
  readonly expenses!: readonly Expense[];

  @AreAll(() => Delivery, 'In the order of time.')
  readonly deliveries!: readonly Delivery[];

  @AreAll(() => Transshipment, 'Loads that were moved from it or into it.')
  readonly transshipments!: readonly Transshipment[];

  @AreAll(() => SealHistoryStep, 'In the order of time.')
  readonly sealHistory!: readonly SealHistoryStep[];

  @Optional()
  @AreAll(
    () => DrawnTrailer,
    'Trailers that it draws under its carnet, with seals of their own; absent where none is known.',
  )
  readonly trailers?: readonly DrawnTrailer[];

  @Optional()
  @AreAll(
    () => FormerPlate,
    'Plates that it had before, in the order of time; absent where it has kept its plate.',
  )
  readonly formerPlates?: readonly FormerPlate[];

  @Optional()
  @AreAll(
    () => OtherName,
    'Ids of plates that it took on the way, and of its first one where the desk has given it another id: reports, the desk and ' +
      'GET /v1/vehicles know it by them, too. Absent where there are none.',
  )
  readonly alsoKnownAs?: readonly OtherName[];

  @Optional()
  @Is(() => EarlierEntries, LEFT_OUT)
  readonly earlier?: EarlierEntries;
}
