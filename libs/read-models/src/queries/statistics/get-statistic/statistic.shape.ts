import { type Grouping, type Measure, type MeasureValue, summarise } from '#kafila/domain';
import { type TObject, Type } from '@sinclair/typebox';
import { list, orNull, PositionText } from '../../shapes.js';
import { conversionLeftOutExample, conversionLeftOutFields } from '../figures/amounts.js';
import { measureShape } from './measure.shape.js';
import { type Statistic } from '../figures/statistic.js';

const KEY_MEANS: Readonly<Record<Grouping, string>> = {
  place: 'Slug of a place.',
  direction: 'outbound or inbound, from the viewpoint of the country that owns the side.',
  country: 'ISO 3166-1 alpha-2.',
  corridor: 'Id of a corridor.',
  regime: 'Agreement.',
  month: 'Month of the time of the sample, by UTC.',
};

const PeriodShape = Type.Object(
  {
    from: Type.String({ format: 'date-time', description: 'This or later. RFC 3339 in UTC.' }),
    to: Type.String({ format: 'date-time', description: 'Before this. RFC 3339 in UTC.' }),
  },
  { description: 'Samples of which time were selected.' },
);

const AsOfShape = Type.Object(
  {
    position: PositionText('Everything recorded up to here counts, and nothing later.'),
    lastRateDay: orNull(
      Type.String({ format: 'date', description: 'The last day that the rate table has a rate of.' }),
    ),
  },
  { description: 'What is reported or corrected later changes figures of the past.' },
);

/** How the answer to a statistic looks in the API. */
export function statisticShape({ groupings, measures, leftOut, convertsAmounts }: Statistic): TObject {
  const keys = groupings.map((grouping) => [
    grouping,
    Type.Optional(orNull(Type.String({ description: `${KEY_MEANS[grouping]} Null: nobody said.` }))),
  ]);
  const figures = Object.entries(measures).map(([name, measure]) => [name, measureShape(measure)]);
  const counted = Object.entries(leftOut).map(([name, { meaning }]) => [
    name,
    Type.Integer({ description: meaning }),
  ]);
  return Type.Object({
    period: PeriodShape,
    measures: list(
      Type.String(),
      'The names of the measures, in the order of a table. Each ends in its unit.',
    ),
    rows: list(
      Type.Object({
        key: Type.Object(Object.fromEntries(keys) as Record<string, never>, {
          description: 'What all samples of the row share: one member for each grouping.',
        }),
        ...(Object.fromEntries(figures) as Record<string, TObject>),
      }),
      'One for each group that has a sample, in the order of their keys.',
    ),
    leftOut: Type.Object(
      {
        ...(Object.fromEntries(counted) as Record<string, never>),
        ...(convertsAmounts ? conversionLeftOutFields : {}),
      },
      { description: 'What belongs to the period and counts in no, or not in every, figure.' },
    ),
    asOf: AsOfShape,
  });
}

/** A real answer: one group, a few samples. */
export function statisticExample({ groupings, measures, leftOut, convertsAmounts }: Statistic): object {
  const key = Object.fromEntries(groupings.slice(0, 2).map((grouping) => [grouping, KEY_EXAMPLES[grouping]]));
  return {
    period: { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' },
    measures: Object.keys(measures),
    rows: [
      {
        key,
        ...Object.fromEntries(Object.entries(measures).map(([name, measure]) => [name, exampleOf(measure)])),
      },
    ],
    leftOut: {
      ...Object.fromEntries(Object.entries(leftOut).map(([name, { example }]) => [name, example])),
      ...(convertsAmounts ? conversionLeftOutExample : {}),
    },
    asOf: { position: '1042', lastRateDay: '2026-03-31' },
  };
}

const KEY_EXAMPLES: Readonly<Record<Grouping, string>> = {
  place: 'torkham-pk',
  direction: 'outbound',
  country: 'PK',
  corridor: 'khi-tas-torkham',
  regime: 'TIR',
  month: '2026-03',
};

function exampleOf({ kind }: Measure): MeasureValue {
  if (kind === 'ratio') return { n: 4, ratio: 0.75 };
  return kind === 'total' ? { n: 4, total: 93 } : summarise([18, 21, 24, 30]);
}
