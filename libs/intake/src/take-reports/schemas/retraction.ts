import { Type } from '@sinclair/typebox';
import { OneOf } from '../../fields/fields.js';
import { exampleId, reportOf, Uuid } from './report-of.js';

/** The report that takes another one back. */
export const RETRACTION = {
  ReportRetracted: reportOf('ReportRetracted', {
    fields: {
      retracts: Uuid('The report that is taken back.'),
      reason: OneOf(
        ['did-not-occur', 'incorrect-data'],
        'What was wrong with it (the two reasons of EPCIS 2.0).',
      ),
      replacedBy: Type.Optional(Uuid('The report that tells it right.')),
    },
    example: {
      occurredAt: '2026-03-03T18:00:00+05:00',
      retracts: exampleId('BorderExited'),
      reason: 'incorrect-data',
    },
  }),
};
