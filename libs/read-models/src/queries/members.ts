import {
  Describe,
  IsFormat,
  IsKind,
  IsWord,
  List,
  type MemberDecorator,
  Nested,
  Nullable,
  Open,
  Optional,
} from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { IsInt, IsNumber, IsString } from 'class-validator';

/** What many answers share, as their members are described. Unknown is null. */
export const IsInstant = (description: string): MemberDecorator =>
  applyDecorators(
    IsFormat('date-time'),
    Describe(`${description} RFC 3339 in UTC.`, '2026-03-04T06:30:00.000Z'),
  );

export const IsSlug = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} Slug of a place.`, 'torkham-pk'));

export const IsCountry = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} ISO 3166-1 alpha-2.`, 'PK'));

export const IsVehicleId = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} Id of a vehicle.`, 'PK-TLK914'));

export const IsConvoyId = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} Id of a convoy.`, 'nlc-2026-031'));

export const IsCarnetNumber = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} Number of a TIR carnet.`, 'XC12345678'));

export const IsPosition = (description: string): MemberDecorator =>
  applyDecorators(IsString(), Describe(`${description} Decimal string.`, '1042'));

export const IsDay = (description: string): MemberDecorator =>
  applyDecorators(IsFormat('date'), Describe(`${description} Calendar day.`, '2026-03-01'));

export const IsHours = (description: string): MemberDecorator =>
  applyDecorators(IsNumber(), Describe(description, 11.5));

export const IsPlain = (description: string, ...examples: readonly string[]): MemberDecorator =>
  applyDecorators(IsString(), Describe(description, ...examples));

export const IsCount = (description: string, ...examples: readonly number[]): MemberDecorator =>
  applyDecorators(IsInt(), Describe(description, ...examples));

/** One of the words of a list of the domain; the first of them is the example. */
export const IsOneOf = (words: readonly string[], description: string): MemberDecorator =>
  applyDecorators(IsWord(words), Describe(description, words[0]));

/** A text, a number, or yes or no. */
export const IsFigure = (description: string): MemberDecorator =>
  applyDecorators(IsKind('string', 'number', 'boolean'), Describe(description, 14.5));

export const IsReportIds = (description: string): MemberDecorator =>
  applyDecorators(List([IsFormat('uuid'), Describe('Id of a report.')]), Describe(description));

/** Reports that something rests on. */
export const IsEvidence = (): MemberDecorator => IsReportIds('The reports it rests on.');

export const IsSeals = (description: string): MemberDecorator =>
  applyDecorators(List([IsString(), Describe('Number of a seal.', 'PKC-004417')]), Describe(description));

export const IsBorderSide = (): MemberDecorator => IsSlug('The side of the border.');

export const IsDirection = (): MemberDecorator =>
  applyDecorators(
    IsWord(['outbound', 'inbound']),
    Describe('From the viewpoint of the country that owns the side: outbound leaves it, inbound enters it.'),
  );

/** A list of things, each told as it would be of a member. */
export const IsList = (
  item: MemberDecorator | readonly MemberDecorator[],
  description: string,
): MemberDecorator => applyDecorators(List(item), Describe(description));

/** An object of another shape. */
export const Is = (shape: () => Type, description: string): MemberDecorator =>
  applyDecorators(Nested(shape), Describe(description));

/** A list of objects of another shape. */
export const AreAll = (shape: () => Type, description: string): MemberDecorator =>
  applyDecorators(List(Nested(shape)), Describe(description));

/** The position since which the stream of something could not be digested; absent where it could. */
export const IsIncompleteSince = (): MemberDecorator =>
  applyDecorators(
    Optional(),
    IsPosition(
      'The event at this position could not be digested: it and all later ones of its stream are missing here.',
    ),
  );

@Open()
export class Money {
  @IsPlain('Decimal text, as on the papers.', '125000.00')
  readonly amount!: string;

  @IsPlain('ISO 4217.', 'USD')
  readonly currency!: string;
}

@Open({ description: 'Where it was, as measured.' })
export class Coordinates {
  @IsNumber()
  @Describe('Degrees north, WGS84.')
  readonly lat!: number;

  @IsNumber()
  @Describe('Degrees east, WGS84.')
  readonly lon!: number;

  @Optional()
  @IsNumber()
  @Describe('Radius in metres.')
  readonly accuracyM?: number;
}

/** A page of a list of such items, e.g. `class ConvoyPage extends PageOf(() => Convoy)`; the class itself is `@Open()`. */
export function PageOf<Item extends object>(
  item: () => Type<Item>,
): Type<{ readonly items: readonly Item[]; readonly nextCursor: string | null }> {
  class Page {
    @AreAll(item, 'The page.')
    readonly items!: readonly Item[];

    @Nullable()
    @IsPlain('Pass it as cursor for the next page; null on the last one.')
    readonly nextCursor!: string | null;
  }
  return Page;
}
