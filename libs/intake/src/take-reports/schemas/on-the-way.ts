import { Type } from '@sinclair/typebox';
import { text } from '../../fields/fields.js';
import { Position, seen, seenAtPlace } from './fields.js';
import { reportOf } from './report-of.js';

/** Reports of where vehicles are, where they stand still and where their load is handed over. */
export const ON_THE_WAY = {
  CheckpointPassed: reportOf('CheckpointPassed', {
    fields: seenAtPlace,
    example: { place: 'peshawar' },
    by: 'lead-truck',
  }),
  PositionReported: reportOf('PositionReported', {
    fields: { ...seen, position: Position },
    example: { vehicleIds: ['PK-TLK914'], position: { lat: 34.1219, lon: 71.0936, accuracyM: 12 } },
    by: 'tracker-TLK914',
  }),
  VehiclesHalted: reportOf('VehiclesHalted', {
    fields: { ...seen, reason: Type.Optional(text('Why it stopped.', 'night rest')) },
    example: { occurredAt: '2026-03-04T19:30:00+04:30', place: 'jalalabad', reason: 'night rest' },
    by: 'lead-truck',
  }),
  VehiclesResumed: reportOf('VehiclesResumed', {
    fields: seen,
    example: { occurredAt: '2026-03-05T05:10:00+04:30', place: 'jalalabad' },
    by: 'lead-truck',
  }),
  CargoDelivered: reportOf('CargoDelivered', {
    fields: {
      ...seen,
      receivedBy: Type.Optional(text('Who took it over.', 'Toshkent Logistika')),
      partial: Type.Optional(
        Type.Boolean({
          description: 'Only a part was unloaded; it goes on with the rest.',
          examples: [false],
        }),
      ),
    },
    example: {
      occurredAt: '2026-03-09T16:20:00+05:00',
      place: 'tashkent',
      vehicleIds: ['PK-TLK914'],
      receivedBy: 'Toshkent Logistika',
    },
    by: 'tashkent-depot',
  }),
};
