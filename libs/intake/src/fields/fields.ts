import { Describe, IsFormat, IsText, IsWord, List, type MemberDecorator } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { Equals, IsString, Matches } from 'class-validator';

/** Ids of convoys: short, and safe in paths and logs. */
export function IsConvoyId(
  description = 'Up to 64 letters, digits, dots, underscores and hyphens; the first is a letter or digit.',
): MemberDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u),
    Describe(description, 'nlc-2026-031'),
  );
}

/** The id that a vehicle is to have. */
export function IsVehicleId(): MemberDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u),
    Describe(
      'Country and plate without blanks and hyphens in upper case, unless the desk gave another one.',
      'PK-TLK914',
    ),
  );
}

/** A vehicle that the convoy knows, however its id is written. */
export function IsKnownVehicle(
  description = 'Id of the vehicle: country and plate. Blanks and hyphens in the plate do not matter.',
): MemberDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[\p{L}\p{N}][\p{L}\p{N}. _-]{0,63}$/u),
    Describe(description, 'PK-TLK914'),
  );
}

export function IsCarnetNumber(
  description = 'Number of a TIR carnet: two letters and eight or nine digits.',
): MemberDecorator {
  return IsIdentifier(description, 'XC12345678', 40);
}

/** RFC 3339 with an offset. */
export function IsInstant(description: string): MemberDecorator {
  return applyDecorators(IsFormat('date-time'), Describe(description, '2026-03-01T14:05:00+05:00'));
}

/** A calendar day where it was written down. */
export function IsDay(description: string): MemberDecorator {
  return applyDecorators(IsFormat('date'), Describe(description, '2026-03-01'));
}

export function IsNote(): MemberDecorator {
  return applyDecorators(IsText({ max: 2000 }), Describe('Free text for people.', 'told by phone'));
}

export function IsSynthetic(): MemberDecorator {
  return applyDecorators(
    Equals(true),
    Describe('Made up to fill what was never published or observed; kept and shown with the event.', true),
  );
}

/** A slug or UN/LOCODE. */
export function IsPlace(
  description = 'Slug or UN/LOCODE of GET /v1/places. A border crossing point is two places, one for each side.',
): MemberDecorator {
  return IsLine(description, 'torkham-pk', 64);
}

/** ISO 3166-1. */
export function IsCountry(description: string): MemberDecorator {
  return applyDecorators(IsText({ min: 2, max: 20 }), Describe(description, 'PK'));
}

export function IsSealNumbers(
  description = 'Seal numbers: letters, digits and hyphens, up to 35 each. Their order means nothing.',
  { min }: { readonly min?: number } = {},
): MemberDecorator {
  return applyDecorators(
    List([IsText({ min: 1, max: 40 }), IsFormat('printable')], {
      max: 40,
      ...(min === undefined ? {} : { min }),
    }),
    Describe(description, ['PK-C-004417']),
  );
}

/** A line of text that must say something. */
export function IsLine(description: string, example: string, max = 200): MemberDecorator {
  return applyDecorators(IsText({ min: 1, max }), Describe(description, example));
}

export function IsPlate(): MemberDecorator {
  return applyDecorators(
    Matches(/[\p{L}\p{N}]/u),
    IsText({ max: 20 }),
    IsFormat('printable'),
    Describe('Registration plate, as it is written on the vehicle.', 'TLK-914'),
  );
}

/** A number or a name by which something is found again: all of it can be seen. */
export function IsIdentifier(description: string, example: string, max: number): MemberDecorator {
  return applyDecorators(IsLine(description, example, max), IsFormat('printable'));
}

/** One of the words of a list of the domain. */
export function IsOneOf(words: readonly string[], description: string): MemberDecorator {
  return applyDecorators(IsWord(words), Describe(description, words[0]));
}
