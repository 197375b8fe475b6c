import { ESCORT_AUTHORITIES } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import {
  IsBorderSide,
  IsCount,
  IsDirection,
  IsEvidence,
  IsInstant,
  IsList,
  IsOneOf,
  IsPlain,
  IsSlug,
  IsVehicleId,
} from '../../members.js';
import { IsShownPerson, type ShownPerson } from '../../person.answer.js';

@Open()
export class LegRegime {
  @IsSlug('Where it begins.')
  readonly from!: string;

  @IsSlug('Where it ends.')
  readonly to!: string;

  @IsPlain('The agreement.', 'TIR')
  readonly regime!: string;
}

@Open()
export class Hold {
  @IsInstant('When it was held.')
  readonly heldAt!: string;

  @IsPlain('Why.')
  readonly reason!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsInstant('When it was released; null while it lasts.')
  readonly releasedAt!: string | null;
}

@Open()
export class Diversion {
  @IsInstant('When.')
  readonly divertedAt!: string;

  @IsPlain('Why.')
  readonly reason!: string;
}

@Open()
export class Escort {
  @IsShownPerson('Who.')
  readonly escort!: ShownPerson;

  @Nullable()
  @IsOneOf(ESCORT_AUTHORITIES, 'Of whom.')
  readonly authority!: (typeof ESCORT_AUTHORITIES)[number] | null;

  @IsList(IsVehicleId('A vehicle.'), 'Whom it went with; none named: the whole convoy.')
  readonly vehicleIds!: readonly string[];

  @Nullable()
  @IsInstant('When it joined.')
  readonly joinedAt!: string | null;

  @Nullable()
  @IsSlug('Where it joined.')
  readonly joinedPlace!: string | null;

  @Nullable()
  @IsInstant('When it left.')
  readonly leftAt!: string | null;

  @Nullable()
  @IsSlug('Where it left.')
  readonly leftPlace!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class VehicleAtPlace {
  @IsVehicleId('The vehicle.')
  readonly vehicleId!: string;

  @IsSlug('Where on the route it was seen.')
  readonly place!: string;
}

@Open()
export class BorderProgress {
  @IsBorderSide()
  readonly place!: string;

  @IsDirection()
  readonly direction!: 'outbound' | 'inbound';

  @IsCount('How many vehicles are through, seen or inferred.', 5)
  readonly through!: number;

  @IsCount('Of how many.', 8)
  readonly of!: number;
}
