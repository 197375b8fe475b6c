import { Type } from '@sinclair/typebox';
import { Day, described, PlaceReference, SealNumbers, text } from '../../fields/fields.js';
import { seen } from './fields.js';

/** What every report about a carnet may say. */
export const office = {
  ...seen,
  office: Type.Optional(text('Customs office as it stands in the carnet.', 'Torkham Customs', 120)),
  ledger: Type.Optional(
    Type.Object(
      {
        number: text('Number of the entry.', '2026/1187', 60),
        date: Type.Optional(described(Day, 'Day of the entry.')),
      },
      { additionalProperties: false, description: 'Entry in the ledger of the office (SafeTIR, Annex 10).' },
    ),
  ),
};
export const knownOffice = { ...office, place: PlaceReference };
export const sealsOn = Type.Optional(described(SealNumbers, 'The seals that are on.'));

export const reason = text('Why.', 'seals do not match the carnet', 500);
