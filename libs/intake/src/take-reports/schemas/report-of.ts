import { hash } from 'node:crypto';
import { REPORT_TYPES, type ReportType } from '#kafila/domain';
import { type TObject, type TProperties, type TString, Type } from '@sinclair/typebox';
import { CarnetNumber, ConvoyId, described, Instant, Note, Synthetic, text } from '../../fields/fields.js';

export function Uuid(description: string): TString {
  return Type.String({ format: 'uuid', description, examples: [exampleId('CheckpointPassed')] });
}

/** What every report says. */
const envelope = {
  reportId: Uuid(
    'Given by the unit, once for each fact; UUIDv7 advised. Sent again, the report gets its first receipt.',
  ),
  occurredAt: described(Instant, 'When it happened: RFC 3339 with the offset of the clock it was read from.'),
  unit: Type.Object(
    {
      unitId: text('Name of the phone, tracker or office that reports.', 'torkham-pk-gate-2', 80),
      sequence: Type.Optional(
        Type.Integer({ minimum: 0, description: "The unit's own count of what it sends.", examples: [118] }),
      ),
      clockAt: Type.Optional(
        described(
          Instant,
          "The unit's clock while sending. No part of the content: it differs each time a report is sent.",
        ),
      ),
    },
    { additionalProperties: false, description: 'Who saw it.' },
  ),
  note: Type.Optional(Note),
  synthetic: Type.Optional(Synthetic),
};

const DeclarationRef = text(
  'Reference of the customs declaration, in Pakistan the GD number.',
  'KAPE-EB-12345-20-07-2023',
  64,
);

/** What names the stream of a report, by what the report is about. */
const named = {
  convoy: { convoyId: ConvoyId },
  carnet: {
    carnetNumber: CarnetNumber,
    convoyId: Type.Optional(described(ConvoyId, 'The convoy that carries it, where known.')),
  },
  declaration: {
    declarationRef: DeclarationRef,
    convoyId: Type.Optional(described(ConvoyId, 'The convoy whose goods it declares, where known.')),
  },
  /** The stream of the report that is taken back: one of the three. */
  any: {
    convoyId: Type.Optional(described(ConvoyId, 'Where the wrong report named its convoy alone.')),
    carnetNumber: Type.Optional(
      described(CarnetNumber, 'Where the wrong report was about a carnet; instead of convoyId.'),
    ),
    declarationRef: Type.Optional(
      described(DeclarationRef, 'Where the wrong report was about a declaration; instead of convoyId.'),
    ),
  },
};

const namedInExample = {
  convoy: { convoyId: 'nlc-2026-031' },
  carnet: { carnetNumber: 'XC12345678', convoyId: 'nlc-2026-031' },
  declaration: { declarationRef: 'KAPE-EB-12345-01-03-2026', convoyId: 'nlc-2026-031' },
  any: { convoyId: 'nlc-2026-031' },
};

/** What one type of report says: the fields that only it has, and one of them as it might be sent. */
export interface ReportTerms {
  readonly fields: TProperties;
  readonly example: Readonly<Record<string, unknown>>;
  /** The unit of the example; default: an officer at the border. */
  readonly by?: string;
}

/** The schema of one type of report. */
export function reportOf(
  type: ReportType,
  { fields, example, by = 'torkham-pk-gate-2' }: ReportTerms,
): TObject {
  const { about, sense } = REPORT_TYPES[type];
  const whole = {
    reportId: exampleId(type),
    type,
    ...namedInExample[about],
    occurredAt: '2026-03-03T09:40:00+05:00',
    ...example,
    unit: { unitId: by, sequence: 118 },
  };
  return Type.Object(
    {
      type: Type.Literal(type, { description: `${type}: ${sense}`, examples: [type] }),
      ...named[about],
      ...envelope,
      ...fields,
    },
    { additionalProperties: false, title: type, description: sense, examples: [whole] },
  );
}

/** The report id of the example of a type: another one for each, so that all examples can be sent as they are. */
export function exampleId(type: ReportType): string {
  return `01926f3a-7c1e-7d2a-9b7e-${hash('sha256', type, 'hex').slice(0, 12)}`;
}
