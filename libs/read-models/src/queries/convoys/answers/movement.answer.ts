import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean, IsNumber } from 'class-validator';
import {
  IsBorderSide,
  IsDirection,
  IsEvidence,
  IsHours,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSlug,
} from '../../members.js';

@Open({ description: 'One vehicle through one side of a border.' })
export class Passage {
  @IsBorderSide()
  readonly place!: string;

  @IsDirection()
  readonly direction!: 'outbound' | 'inbound';

  @Nullable()
  @IsInstant('Joined the queue.')
  readonly arrivedAt!: string | null;

  @Nullable()
  @IsInstant('Entered the control zone.')
  readonly enteredAt!: string | null;

  @Nullable()
  @IsInstant('Left the side.')
  readonly exitedAt!: string | null;

  @Nullable()
  @IsHours('exitedAt minus arrivedAt (enteredAt where no arrival was reported).')
  readonly hours!: number | null;

  @IsBoolean()
  @Describe('No exit was reported, but the vehicle was seen further on. Counts in no statistic.')
  readonly inferred!: boolean;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class TravelledLeg {
  @IsSlug('Where it was seen.')
  readonly from!: string;

  @IsSlug('Where it was seen next.')
  readonly to!: string;

  @Optional()
  @IsOneOf(
    ['sea', 'rail', 'mixed'],
    'Carried by a ship or a train, mixed: on a part of it, unseen; absent: by road.',
  )
  readonly mode?: 'sea' | 'rail' | 'mixed';

  @Nullable()
  @IsInstant('When it left: from a border side its exit, else when it was seen there last.')
  readonly departedAt!: string | null;

  @Nullable()
  @IsInstant('When it arrived: at a border side in the queue, else when it was seen there first.')
  readonly arrivedAt!: string | null;

  @Nullable()
  @IsNumber()
  @Describe('Kilometres along the route, by its mode; null off it.')
  readonly km!: number | null;

  @Nullable()
  @IsHours('From departure to arrival.')
  readonly hours!: number | null;

  @Nullable()
  @IsHours('Halts on the way; null where the end of one is not known.')
  readonly standingHours!: number | null;

  @Nullable()
  @IsHours('What remains of the hours; 0 where a ship or a train carried it.')
  readonly drivingHours!: number | null;
}

@Open()
export class Halt {
  @IsInstant('When it stopped.')
  readonly haltedAt!: string;

  @Nullable()
  @IsInstant('When it went on; null while it lasts, and where that was only implied.')
  readonly resumedAt!: string | null;

  @IsBoolean()
  @Describe('Nobody reported that it went on, but it was seen moving.')
  readonly inferred!: boolean;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Why, as reported.', 'night rest')
  readonly reason!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}
