import {
  Instant,
  IRREGULARITY_EXAMPLE,
  IrregularityShape,
  list,
  orNull,
  TIMELINE_EXAMPLE,
  TimelineItemShape,
} from '#kafila/read-models';
import { Type } from '@sinclair/typebox';

/** An event as auditors are shown it. */
export const ShownEventShape = Type.Object(
  {
    stream: Type.String({ description: 'Its stream.', examples: ['convoy-nlc-2026-031'] }),
    ...TimelineItemShape.properties,
  },
  {
    description:
      'The event: who told it, through which unit, when by its clock, when it was received, and what became of it.',
  },
);

const FigureValueShape = (description: string) =>
  orNull(
    Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
      description: `${description} Null: not known.`,
      examples: [14.5],
    }),
  );

export const MovedFigureShape = Type.Object({
  figure: Type.String({
    description: 'The published figure, as it is named in the API, with its unit.',
    examples: ['tfi1Hours'],
  }),
  of: Type.Object(
    {
      vehicleId: Type.Optional(Type.String({ description: 'The vehicle.' })),
      place: Type.Optional(Type.String({ description: 'Of a passage: the side of the border.' })),
      direction: Type.Optional(Type.String({ description: 'Of a passage.' })),
      from: Type.Optional(Type.String({ description: 'Of a leg: where it begins.' })),
      to: Type.Optional(Type.String({ description: 'Of a leg: where it ends.' })),
      carnetNumber: Type.Optional(Type.String({ description: 'The TIR carnet.' })),
      territory: Type.Optional(Type.String({ description: 'Of a TIR operation: the customs territory.' })),
      declarationRef: Type.Optional(Type.String({ description: 'The customs declaration.' })),
      nth: Type.Optional(
        Type.Integer({ description: 'The second, third ... of that kind; absent on the first.' }),
      ),
    },
    { description: 'What it is told of; without any member, the convoy.' },
  ),
  before: FigureValueShape('What was published before.'),
  after: FigureValueShape('What is published since.'),
});

export const SkippedShape = orNull(
  Type.Object(
    {
      by: Type.String({ description: 'Who left it out.' }),
      reason: Type.String({ description: 'Why.' }),
      at: Instant('When it was left out.'),
    },
    { description: 'Somebody has left it out of all that is shown. Null: nobody has.' },
  ),
);

const OperationShape = Type.Object({
  op: Type.String({ description: 'add, remove or replace.', examples: ['replace'] }),
  path: Type.String({ description: 'JSON pointer.', examples: ['/convoy/vehicles/0/passages/0/exitedAt'] }),
  value: Type.Optional(Type.Unknown({ description: 'What stands there from now on.' })),
});

/** One step of a replay, as it is described in OpenAPI. */
export const StepShape = Type.Object({
  step: Type.Integer({ description: 'Its number in the whole replay, from 1.' }),
  event: ShownEventShape,
  words: Type.String({ description: 'The event and what it changed, in words.' }),
  patch: list(
    OperationShape,
    'JSON Patch (RFC 6902) from the documents before the step to those behind it: ' +
      '`{convoy, carnets: {<number>}, declarations: {<reference>}}`, as GET /v1/convoys/:id and its kin show them, ' +
      'without `revision` and `position`. Before the first step: `{"convoy": null, "carnets": {}, "declarations": {}}`.',
  ),
  figures: list(MovedFigureShape, 'The published figures that moved.'),
  irregularities: Type.Object(
    {
      came: list(IrregularityShape, 'Shown from now on.'),
      went: list(IrregularityShape, 'Not shown any more.'),
    },
    {
      description:
        'A vehicle in two convoys, and a carnet on two vehicles, come and go also by what another convoy tells: at the ' +
        'step that comes next, after the last step at that one.',
    },
  ),
  undigested: orNull(
    Type.String({
      description: 'Why its stream could not be folded with it: the state is that of before. Null: it could.',
    }),
  ),
  skipped: SkippedShape,
});

/** An example of it. */
export const STEP_EXAMPLE = {
  step: 17,
  event: { stream: 'convoy-nlc-2026-031', ...TIMELINE_EXAMPLE },
  words:
    'BorderArrived at torkham-pk: occurred 2026-03-03T04:40:00.000Z; told by local through lead; received ' +
    '2026-03-06T03:02:11.481Z, late. PK-TLK914 at torkham-pk outbound: arrivedAt unknown -> ' +
    '2026-03-03T04:40:00.000Z, tfi1Hours 11 -> 11.5.',
  patch: [
    {
      op: 'replace',
      path: '/convoy/vehicles/0/passages/0/arrivedAt',
      value: '2026-03-03T04:40:00.000Z',
    },
  ],
  figures: [
    {
      figure: 'tfi1Hours',
      of: { vehicleId: 'PK-TLK914', place: 'torkham-pk', direction: 'outbound' },
      before: 11,
      after: 11.5,
    },
  ],
  irregularities: { came: [IRREGULARITY_EXAMPLE], went: [] },
  undigested: null,
  skipped: null,
};
