import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean, IsNumber } from 'class-validator';
import {
  Is,
  IsCount,
  IsCountry,
  IsDay,
  IsEvidence,
  IsHours,
  IsInstant,
  IsList,
  IsPlain,
  IsSlug,
} from '../../members.js';

@Open()
export class CertificateOfTermination {
  @IsPlain('Its reference.')
  readonly reference!: string;

  @Optional()
  @IsDay('Of which day.')
  readonly date?: string;
}

@Open()
export class VoucherPages {
  @Nullable()
  @IsCount('White volet.')
  readonly start!: number | null;

  @Nullable()
  @IsCount('Green volet.')
  readonly termination!: number | null;
}

@Open()
export class TirOperation {
  @IsPlain('Customs territory: EAEU, or the country where it is one of its own.', 'UZ')
  readonly territory!: string;

  @IsList(IsCountry('A country.'), 'Where it is known to have run, that of its start first.')
  readonly countries!: readonly string[];

  @Nullable()
  @IsInstant('When it started.')
  readonly startedAt!: string | null;

  @Nullable()
  @IsSlug('Where it started.')
  readonly startOffice!: string | null;

  @IsBoolean()
  @Describe('Its start was not reported, but it must have started.')
  readonly startInferred!: boolean;

  @Nullable()
  @IsInstant('When it was terminated.')
  readonly terminatedAt!: string | null;

  @Nullable()
  @IsSlug('Where it was terminated.')
  readonly terminationOffice!: string | null;

  @IsBoolean()
  @Describe('Its end was not reported, but it must have ended.')
  readonly terminationInferred!: boolean;

  @Nullable()
  @IsBoolean()
  @Describe('Only a part of the load ended there.')
  readonly partial!: boolean | null;

  @Nullable()
  @IsPlain('What customs reserved.')
  readonly reservation!: string | null;

  @Nullable()
  @Is(() => CertificateOfTermination, 'Certificate of termination.')
  readonly certificate!: CertificateOfTermination | null;

  @Nullable()
  @IsInstant('When customs discharged it.')
  readonly dischargedAt!: string | null;

  @Is(() => VoucherPages, 'Pages of the carnet.')
  readonly voucherPages!: VoucherPages;

  @Nullable()
  @IsList(IsPlain('A mark.'), 'Identifying marks at its start, of heavy or bulky goods.')
  readonly marks!: readonly string[] | null;

  @Nullable()
  @IsList(IsSlug('A place.'), 'Places that the office told it to pass.')
  readonly prescribedRoute!: readonly string[] | null;

  @Nullable()
  @IsInstant('When it has to be presented at the latest.')
  readonly timeLimit!: string | null;

  @Nullable()
  @IsHours('From its termination to the next start.')
  readonly hoursUntilNextStart!: number | null;

  @Nullable()
  @IsNumber()
  @Describe('From its termination to its discharge.')
  readonly daysToDischarge!: number | null;

  @Nullable()
  @IsDay('Until when customs can notify that it was not discharged.')
  readonly notifyNonDischargeBy!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}
