import { type TLiteral, type TUnion, type TString, Type } from '@sinclair/typebox';

/** Ids of convoys and vehicles: short, and safe in paths and logs. */
export const ConvoyId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: 'Up to 64 letters, digits, dots, underscores and hyphens; the first is a letter or digit.',
  examples: ['nlc-2026-031'],
});

export const VehicleId = Type.String({
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}$',
  description:
    'Country and plate without blanks and hyphens in upper case, unless the desk gave another one.',
  examples: ['PK-TLK914'],
});

/** A vehicle that the convoy knows, however its id is written. */
export const KnownVehicle = Type.String({
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}. _-]{0,63}$',
  description: 'Id of the vehicle: country and plate. Blanks and hyphens in the plate do not matter.',
  examples: ['PK-TLK914'],
});

export const CarnetNumber = Type.String({
  minLength: 1,
  maxLength: 40,
  description: 'Number of a TIR carnet: two letters and eight or nine digits.',
  examples: ['XC12345678'],
});

export const Instant = Type.String({
  format: 'date-time',
  description: 'RFC 3339 with an offset from UTC.',
  examples: ['2026-03-01T14:05:00+05:00'],
});

/** A calendar day where it was written down. */
export const Day = Type.String({
  format: 'date',
  description: 'Calendar day.',
  examples: ['2026-03-01'],
});

export const Note = Type.String({
  maxLength: 2000,
  description: 'Free text for people.',
  examples: ['told by phone'],
});

export const Synthetic = Type.Literal(true, {
  description: 'Made up to fill what was never published or observed; kept and shown with the event.',
  examples: [true],
});

export const PlaceReference = Type.String({
  minLength: 1,
  maxLength: 64,
  description:
    'Slug or UN/LOCODE of GET /v1/places. A border crossing point is two places, one for each side.',
  examples: ['torkham-pk'],
});

export const Country = Type.String({
  minLength: 2,
  maxLength: 20,
  description: 'ISO 3166-1 alpha-2.',
  examples: ['PK'],
});

const moneyFields = {
  amount: Type.String({
    pattern: '^[0-9]{1,15}(\\.[0-9]{1,6})?$',
    description: 'Decimal text, so that nothing is lost.',
    examples: ['125000.00'],
  }),
  currency: Type.String({ minLength: 3, maxLength: 20, description: 'ISO 4217.', examples: ['USD'] }),
};

/** An amount of money with its currency. */
export function MoneyOf(description: string): typeof Money {
  return { ...Money, description };
}
const Money = Type.Object(moneyFields, { additionalProperties: false });

export const Payment = Type.Object(
  {
    ...moneyFields,
    official: Type.Boolean({
      description: 'Against a receipt; false: "tea money", which CPMM counts too.',
      examples: [true],
    }),
    paidTo: Type.Optional(text('Who took it.', 'Torkham terminal')),
  },
  { additionalProperties: false, description: 'What was paid.' },
);

export const SealNumbers = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), {
  maxItems: 40,
  description: 'Seal numbers: letters, digits and hyphens, up to 35 each. Their order means nothing.',
  examples: [['PK-C-004417']],
});

/** A line of text that must say something. */
export function text(description: string, example: string, maxLength = 200): TString {
  return Type.String({ minLength: 1, maxLength, description, examples: [example] });
}

/** One of the words of a list of the domain. */
export function OneOf<const Words extends readonly string[]>(
  words: Words,
  description: string,
): TUnion<TLiteral<Words[number]>[]> {
  return Type.Union(
    words.map((word) => Type.Literal(word as Words[number])),
    { description, examples: [words[0]] },
  );
}

/** The same field with words of its own for what it means here. */
export function described<Field extends object>(field: Field, description: string): Field {
  return { ...field, description };
}
