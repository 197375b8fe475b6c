import { Nullable, Open } from '#kafila/platform';
import { IsInstant, IsOneOf, IsPlain, IsSeals, IsSlug, IsVehicleId } from '../../members.js';
import { OfficeAct } from './office-act.answer.js';

@Open({ inheritedFirst: true })
export class CustomsControl extends OfficeAct {
  @Nullable()
  @IsSeals('The seals that were stated.')
  readonly seals!: readonly string[] | null;

  @Nullable()
  @IsOneOf(['conformant', 'non-conformant'], 'What customs found.')
  readonly result!: 'conformant' | 'non-conformant' | null;

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;
}

@Open({ inheritedFirst: true })
export class CertifiedReport extends OfficeAct {
  @IsOneOf(['customs', 'police', 'other'], 'Who drew it.')
  readonly authority!: 'customs' | 'police' | 'other';

  @IsPlain('What had happened.')
  readonly cause!: string;

  @Nullable()
  @IsSeals('The seals that were on.')
  readonly oldSeals!: readonly string[] | null;

  @Nullable()
  @IsSeals('The seals that are on now.')
  readonly newSeals!: readonly string[] | null;

  @Nullable()
  @IsPlain('The state of the goods.')
  readonly goodsState!: string | null;

  @Nullable()
  @IsVehicleId('The vehicle that the load was moved into.')
  readonly toVehicleId!: string | null;
}

@Open({ inheritedFirst: true })
export class Substitution extends OfficeAct {
  @Nullable()
  @IsSlug('The office it replaces; null: the only declared one.')
  readonly from!: string | null;

  @IsSlug('The new office of destination.')
  readonly to!: string;

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;
}

@Open()
export class StatedSeals {
  @IsSeals('The seals.')
  readonly seals!: readonly string[];

  @IsInstant('When they were stated.')
  readonly at!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;
}
