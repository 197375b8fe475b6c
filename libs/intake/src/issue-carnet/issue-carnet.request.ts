import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { CarnetNumber, Day, described, PlaceReference, text } from '../fields/fields.js';

const Offices = Type.Array(PlaceReference, { minItems: 1, maxItems: 20 });

/** Body of POST /v1/carnets. */
export const IssueCarnetRequest = Type.Object(
  {
    carnetNumber: CarnetNumber,
    holder: text('The transport company that answers for it.', 'National Logistics Cell', 200),
    issuedBy: text('The association that gave it out.', 'PNC-ICC', 120),
    issuedOn: described(Day, 'Day of issue, at the association.'),
    lastValidDate: described(
      Day,
      'Last day on which an office of departure may accept it, at most 60 days after issue.',
    ),
    vouchers: Type.Integer({
      minimum: 1,
      maximum: 100,
      description: 'Vouchers (volets): 4, 6, 14 or 20; two for each TIR operation.',
      examples: [6],
    }),
    departureOffices: described(
      { ...Offices, examples: [['karachi-port']] },
      'Where the load is taken up: slugs or UN/LOCODEs.',
    ),
    destinationOffices: described(
      { ...Offices, examples: [['tashkent']] },
      'Where the load goes: slugs or UN/LOCODEs.',
    ),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        carnetNumber: 'XC12345678',
        holder: 'National Logistics Cell',
        issuedBy: 'PNC-ICC',
        issuedOn: '2026-02-20',
        lastValidDate: '2026-04-20',
        vouchers: 6,
        departureOffices: ['karachi-port'],
        destinationOffices: ['tashkent'],
        occurredAt: '2026-02-20T10:00:00+05:00',
      },
    ],
  },
);
export type IssueCarnetRequest = Static<typeof IssueCarnetRequest>;
