import { IrregularityShape, list, oneOf, orNull, TIMELINE_EXAMPLE } from '#kafila/read-models';
import { Type } from '@sinclair/typebox';
import { MovedFigureShape, ShownEventShape } from '../replay/step.shape.js';
import { CHANGE_KINDS } from './change.js';

const ReportId = (description: string) => Type.String({ description: `${description} Id of a report.` });
const Vehicles = (description: string) => list(Type.String({ description: 'Id of a vehicle.' }), description);

const CorrectionShape = Type.Object(
  {
    reportId: ReportId('What is taken back.'),
    reason: orNull(Type.String({ description: 'What was wrong.', examples: ['incorrect-data'] })),
    report: orNull(
      Type.Object(ShownEventShape.properties, {
        description: 'The report taken back. Null: it was never told.',
      }),
    ),
    replacedBy: orNull(ReportId('What is told instead.')),
    replacement: orNull(
      Type.Object(ShownEventShape.properties, {
        description: 'The report that tells it right. Null: there is none, or it was not told yet.',
      }),
    ),
    differs: list(
      Type.Object({
        field: Type.String({ description: 'What the two tell differently.', examples: ['vehicleIds'] }),
        before: Type.Unknown({ description: 'As it was told; null: not at all.' }),
        after: Type.Unknown({ description: 'As it is told instead.' }),
      }),
      'What the two tell differently.',
    ),
  },
  { description: 'What a retraction takes back. Null: it is none.' },
);

/** Something that was changed after the fact, as it is described in OpenAPI. */
export const ChangeShape = Type.Object({
  event: ShownEventShape,
  kinds: list(
    oneOf(
      CHANGE_KINDS,
      'late: a fact that occurred later had been recorded before it. retraction: it takes a report back. replacement: ' +
        'it is told instead of one. late-decision: the desk dated it before facts that were told. re-attributed: what ' +
        'was told of one vehicle counts for another.',
    ),
    'In which ways it changed what was known.',
  ),
  words: Type.String({ description: 'All of it in words.' }),
  correction: orNull(CorrectionShape),
  replaces: orNull(ReportId('What it is told instead of.')),
  reattributed: list(
    Type.Object({
      reportId: ReportId('A report told before.'),
      from: Vehicles('It counts for these no more.'),
      to: Vehicles('It counts for these since.'),
    }),
    'Reports told before that count for other vehicles since.',
  ),
  figures: list(MovedFigureShape, 'The published figures that it moved.'),
  irregularities: Type.Object(
    {
      came: list(IrregularityShape, 'Shown since.'),
      went: list(IrregularityShape, 'Not shown any more.'),
    },
    { description: 'What it made irregular, and what not any more.' },
  ),
  undigested: orNull(
    Type.String({
      description: 'Why its stream could not be folded with it: nothing moved. Null: it could.',
    }),
  ),
});

/** An example of it. */
export const CHANGE_EXAMPLE = {
  event: { stream: 'convoy-nlc-2026-031', ...TIMELINE_EXAMPLE },
  kinds: ['late'],
  words:
    'late: BorderArrived at torkham-pk: occurred 2026-03-03T04:40:00.000Z; told by local through lead; received ' +
    '2026-03-06T03:02:11.481Z, late. Moved: PK-TLK914 at torkham-pk outbound: arrivedAt unknown -> ' +
    '2026-03-03T04:40:00.000Z, tfi1Hours 11 -> 11.5.',
  correction: null,
  replaces: null,
  reattributed: [],
  figures: [
    {
      figure: 'arrivedAt',
      of: { vehicleId: 'PK-TLK914', place: 'torkham-pk', direction: 'outbound' },
      before: null,
      after: '2026-03-03T04:40:00.000Z',
    },
    {
      figure: 'tfi1Hours',
      of: { vehicleId: 'PK-TLK914', place: 'torkham-pk', direction: 'outbound' },
      before: 11,
      after: 11.5,
    },
  ],
  irregularities: { came: [], went: [] },
  undigested: null,
};
