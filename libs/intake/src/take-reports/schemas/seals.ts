import { Type } from '@sinclair/typebox';
import { described, OneOf, SealNumbers, text } from '../../fields/fields.js';
import { Party, seen } from './fields.js';
import { reportOf } from './report-of.js';

const someSeals = (description: string): typeof SealNumbers =>
  described({ ...SealNumbers, minItems: 1 }, description);
const party = Type.Optional(Party);

/** Reports of what happens to the seals of vehicles. */
export const SEALS = {
  SealsAffixed: reportOf('SealsAffixed', {
    fields: {
      ...seen,
      seals: someSeals('The seals that were put on.'),
      party,
      sealClass: Type.Optional(
        OneOf(['I', 'S', 'H'], 'Class of ISO 17712: indicative, security, high security.'),
      ),
    },
    example: {
      occurredAt: '2026-03-01T05:10:00+05:00',
      place: 'karachi-port',
      vehicleIds: ['PK-TLK914'],
      seals: ['PK-C-004417'],
      party: 'customs',
      sealClass: 'H',
    },
    by: 'karachi-customs',
  }),
  SealsVerified: reportOf('SealsVerified', {
    fields: {
      ...seen,
      seals: described(SealNumbers, 'All seals that are on; empty where none is.'),
      intact: Type.Boolean({ description: 'Whether all of them are whole.', examples: [true] }),
      party,
    },
    example: {
      place: 'torkham-pk',
      vehicleIds: ['PK-TLK914'],
      seals: ['PK-C-004417'],
      intact: true,
      party: 'customs',
    },
  }),
  SealsBroken: reportOf('SealsBroken', {
    fields: {
      ...seen,
      seals: Type.Optional(someSeals('Which ones. Default: all that were on.')),
      cause: Type.Optional(text('How it came about.', 'door hit a rock wall at Salang', 500)),
      party,
    },
    example: {
      occurredAt: '2026-03-05T22:40:00+04:30',
      vehicleIds: ['PK-TLK914'],
      seals: ['PK-C-004417'],
      cause: 'door hit a rock wall at Salang',
    },
    by: 'lead-truck',
  }),
  SealsReplaced: reportOf('SealsReplaced', {
    fields: {
      ...seen,
      removed: someSeals('The seals that were taken off.'),
      affixed: someSeals('The seals that were put on instead.'),
      party,
      reason: Type.Optional(text('Why.', 'physical examination')),
    },
    example: {
      occurredAt: '2026-03-06T14:20:00+04:30',
      place: 'hairatan',
      vehicleIds: ['PK-TLK914'],
      removed: ['PK-C-004417'],
      affixed: ['AF-H-118'],
      party: 'customs',
      reason: 'physical examination',
    },
    by: 'hairatan-customs',
  }),
};
