import { LEG_MODES, type LegMode, PLACE_KINDS, type PlaceKind } from '#kafila/domain';
import { Closed, IsText, IsWord, List, Nested, Nullable, Optional } from '#kafila/platform';
import { IsBoolean, IsInt, IsNumber, IsString, Matches, Max, Min } from 'class-validator';

const IsSlug = (): PropertyDecorator => Matches(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
const IsCountry = (): PropertyDecorator => Matches(/^[A-Z]{2}$/u);
const IsName = (): PropertyDecorator => IsText({ min: 1, max: 200 });

@Closed()
class AddedPlace {
  @IsString()
  @IsSlug()
  readonly slug!: string;

  @Nullable()
  @IsString()
  readonly code!: string | null;

  @IsName()
  readonly name!: string;

  @IsString()
  @IsCountry()
  readonly country!: string;

  @IsWord(PLACE_KINDS)
  readonly kind!: PlaceKind;

  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly lat!: number;

  @IsNumber()
  @Min(-180)
  @Max(180)
  readonly lon!: number;

  @IsName()
  readonly timeZone!: string;

  @Nullable()
  @IsString()
  readonly bcpPair!: string | null;

  @Optional()
  @List([IsString()])
  readonly seaPairs?: readonly string[];

  @Optional()
  @List([IsString()])
  readonly railPairs?: readonly string[];

  @IsName()
  readonly source!: string;

  @IsBoolean()
  readonly approximate!: boolean;

  @Optional()
  @IsString()
  readonly note?: string;

  @Optional()
  @List([IsString()])
  readonly altNames?: readonly string[];
}

@Closed()
class AddedLeg {
  @IsString()
  readonly from!: string;

  @IsString()
  readonly to!: string;

  @Optional()
  @IsWord(LEG_MODES)
  readonly mode?: LegMode;

  @IsString()
  @IsCountry()
  readonly country!: string;

  @Optional()
  @IsString()
  @IsCountry()
  readonly toCountry?: string;

  @IsInt()
  @Min(1)
  readonly distanceKm!: number;

  @IsBoolean()
  readonly borderCrossing!: boolean;

  @IsName()
  readonly distanceSource!: string;
}

@Closed()
class AddedCorridor {
  @IsString()
  @IsSlug()
  readonly id!: string;

  @IsName()
  readonly name!: string;

  @List([IsName()])
  readonly regimes!: readonly string[];

  @Nullable()
  @List([IsInt()])
  readonly carec!: readonly number[] | null;

  @IsBoolean()
  readonly roundTrip!: boolean;

  @List([IsString(), IsCountry()])
  readonly countries!: readonly string[];

  @IsInt()
  @Min(0)
  readonly borderCrossings!: number;

  @List([Nested(() => AddedLeg)], { min: 1 })
  readonly legs!: readonly AddedLeg[];

  @IsInt()
  readonly totalKm!: number;

  @Nullable()
  @IsNumber()
  readonly publishedKm!: number | null;

  @IsName()
  readonly distanceSource!: string;

  @List([IsString()])
  readonly notes!: readonly string[];
}

/** A file with places and corridors of whoever runs Kafila; each as in `places.json` and `corridors.json`. */
@Closed()
export class AddedGeography {
  @Optional()
  @List([Nested(() => AddedPlace)])
  readonly places?: readonly AddedPlace[];

  @Optional()
  @List([Nested(() => AddedCorridor)])
  readonly corridors?: readonly AddedCorridor[];
}
