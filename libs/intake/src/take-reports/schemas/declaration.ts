import { AGENCIES, EXAMINATION_KINDS, RISK_CHANNELS } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { CarnetNumber, described, MoneyOf, OneOf, PlaceReference, text } from '../../fields/fields.js';
import { seen } from './fields.js';
import { reportOf } from './report-of.js';

const customs = {
  ...seen,
  office: Type.Optional(text('Customs office as it stands on the papers.', 'Torkham Customs', 120)),
};
const kind = OneOf(EXAMINATION_KINDS, 'What kind of examination.');
const agency = OneOf(AGENCIES, 'Customs, or an agency beside it.');
const reason = text('Why.', 'laboratory result awaited', 500);

/** Reports of the steps of one customs declaration (WCO Time Release Study). */
export const DECLARATION = {
  DeclarationLodged: reportOf('DeclarationLodged', {
    fields: {
      ...customs,
      place: PlaceReference,
      procedure: Type.Optional(OneOf(['transit', 'export', 'import'], 'What for.')),
      lodgedBy: Type.Optional(text('Who handed them in: the clearing agent.', 'Khyber Clearing', 120)),
      declaredValue: Type.Optional(MoneyOf('Value of the goods declared.')),
      carnetNumber: Type.Optional(described(CarnetNumber, 'The TIR carnet that carries the goods.')),
    },
    example: {
      occurredAt: '2026-03-03T05:00:00+05:00',
      place: 'torkham-pk',
      vehicleIds: ['PK-TLK914'],
      procedure: 'export',
      lodgedBy: 'Khyber Clearing',
      declaredValue: { amount: '48000.00', currency: 'USD' },
      carnetNumber: 'XC12345678',
    },
  }),
  RiskChannelAssigned: reportOf('RiskChannelAssigned', {
    fields: { ...customs, channel: OneOf(RISK_CHANNELS, 'Which channel.') },
    example: { occurredAt: '2026-03-03T05:20:00+05:00', channel: 'red' },
  }),
  ExaminationOrdered: reportOf('ExaminationOrdered', {
    fields: { ...customs, kind, agency: Type.Optional(agency) },
    example: { occurredAt: '2026-03-03T05:40:00+05:00', kind: 'scan', agency: 'customs' },
  }),
  ExaminationDone: reportOf('ExaminationDone', {
    fields: {
      ...customs,
      kind,
      agency: Type.Optional(agency),
      result: Type.Optional(OneOf(['conformant', 'non-conformant'], 'What was found.')),
    },
    example: { kind: 'scan', agency: 'customs', result: 'conformant' },
  }),
  DutiesPaid: reportOf('DutiesPaid', {
    fields: {
      ...customs,
      amount: MoneyOf('How much.'),
      receipt: Type.Optional(text('Number of the receipt.', 'CPR-2026-88123', 60)),
    },
    example: {
      occurredAt: '2026-03-03T10:30:00+05:00',
      amount: { amount: '182500.00', currency: 'PKR' },
      receipt: 'CPR-2026-88123',
    },
  }),
  ClearanceHeld: reportOf('ClearanceHeld', {
    fields: { ...customs, agency, reason },
    example: {
      occurredAt: '2026-03-03T10:45:00+05:00',
      agency: 'phytosanitary',
      reason: 'laboratory result awaited',
    },
  }),
  ClearanceGranted: reportOf('ClearanceGranted', {
    fields: customs,
    example: { occurredAt: '2026-03-03T13:50:00+05:00' },
  }),
  ClearanceRefused: reportOf('ClearanceRefused', {
    fields: { ...customs, reason },
    example: { occurredAt: '2026-03-03T13:50:00+05:00', reason: 'goods on the negative list' },
  }),
  GoodsGatedOut: reportOf('GoodsGatedOut', {
    fields: customs,
    example: { occurredAt: '2026-03-03T15:05:00+05:00', place: 'torkham-pk' },
  }),
  DeclarationWithdrawn: reportOf('DeclarationWithdrawn', {
    fields: { ...customs, reason: Type.Optional(reason) },
    example: { occurredAt: '2026-03-03T12:00:00+05:00', reason: 'wrong consignee' },
  }),
};
