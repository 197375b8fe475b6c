import { Describe, Nullable, Open } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { Is, IsInstant, IsOneOf, IsPlain, IsSlug } from '../../members.js';

/** Why and where to a vehicle left its convoy. */
@Open()
export class Leaving {
  @IsOneOf(['withdrawn', 'replaced', 'split', 'merged'], 'By which decision.')
  readonly how!: 'withdrawn' | 'replaced' | 'split' | 'merged';

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Id of the convoy, or of the vehicle, that goes on.')
  readonly to!: string | null;
}

@Open()
export class Membership {
  @IsInstant('When it joined.')
  readonly joinedAt!: string;

  @IsBoolean()
  @Describe('It joined a convoy that was dispatched: reports on the whole convoy concern it from then on.')
  readonly onTheWay!: boolean;

  @Nullable()
  @IsInstant('When it left; null while it belongs to the convoy.')
  readonly leftAt!: string | null;

  @Nullable()
  @Is(() => Leaving, 'How it left; null: it did not.')
  readonly leaving!: Leaving | null;
}
