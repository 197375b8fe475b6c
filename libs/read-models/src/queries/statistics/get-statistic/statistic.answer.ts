import { type Grouping, type Measure, type MeasureValue, summarise } from '#kafila/domain';
import { Describe, IsFormat, type MemberDecorator, Nullable, Open, Optional } from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { IsString } from 'class-validator';
import { AreAll, Is, IsCount, IsList, IsPlain, IsPosition } from '../../members.js';
import { ShownClocks } from '../../two-clocks/clocks.shape.js';
import { CONVERSION_LEFT_OUT, conversionLeftOutExample } from '../figures/amounts.js';
import { MEASURES } from './measure.answer.js';
import { type Statistic } from '../figures/statistic.js';

const KEY_MEANS: Readonly<Record<Grouping, string>> = {
  place: 'Slug of a place.',
  direction: 'outbound or inbound, from the viewpoint of the country that owns the side.',
  country: 'ISO 3166-1 alpha-2.',
  corridor: 'Id of a corridor.',
  regime: 'Agreement.',
  month: 'Month of the time of the sample, by UTC.',
  hsChapter: 'Chapter of the Harmonised System: two digits.',
  hsHeading: 'Heading of the Harmonised System: four digits.',
  hsCode: 'Code of the Harmonised System, as many digits as were written.',
  destination: 'Country that the goods go to, ISO 3166-1 alpha-2.',
};

@Open({ name: 'StatisticPeriod' })
class PeriodAnswer {
  @IsFormat('date-time')
  @Describe('This or later. RFC 3339 in UTC.')
  readonly from!: string;

  @IsFormat('date-time')
  @Describe('Before this. RFC 3339 in UTC.')
  readonly to!: string;
}

@Open({ name: 'StatisticAsOf' })
class AsOfAnswer {
  @IsPosition('Everything recorded up to here counts, and nothing later.')
  readonly position!: string;

  @Nullable()
  @IsFormat('date')
  @Describe('The last day that the rate table has a rate of.')
  readonly lastRateDay!: string | null;

  @Nullable()
  @IsString()
  @Describe(
    'Names the rates that amounts were converted by: SHA-256 of the lines of the table. Equal: the same rates. Null: there are none.',
  )
  readonly ratesDigest!: string | null;
}

const answers = new Map<string, Type>();

/** How the answer to a statistic looks in the API: one shape for each, named after it. */
export function statisticAnswer(statistic: Statistic): Type {
  const known = answers.get(statistic.name) ?? answerOf(statistic);
  answers.set(statistic.name, known);
  return known;
}

function answerOf(statistic: Statistic): Type {
  const name = nameOf(statistic);
  const Row = rowOf(name, statistic);
  const LeftOut = leftOutOf(name, statistic);

  @Open({ name })
  class StatisticAnswer {
    @Is(() => PeriodAnswer, 'Samples of which time were selected.')
    readonly period!: PeriodAnswer;

    @IsList(IsString(), 'The names of the measures, in the order of a table. Each ends in its unit.')
    readonly measures!: readonly string[];

    @AreAll(() => Row, 'One for each group that has a sample, in the order of their keys.')
    readonly rows!: readonly object[];

    @Is(() => LeftOut, 'What belongs to the period and counts in no, or not in every, figure.')
    readonly leftOut!: object;

    @Is(() => AsOfAnswer, 'What is reported or corrected later changes figures of the past.')
    readonly asOf!: AsOfAnswer;

    @Optional()
    @Is(() => ShownClocks, 'Which moment is shown. Absent where none was asked for: that is the present.')
    readonly clocks?: ShownClocks;
  }
  return StatisticAnswer;
}

/** `border-crossings`: `BorderCrossingsStatistic`. */
export function nameOf({ name }: Statistic): string {
  const words = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Statistic`;
}

function rowOf(name: string, { groupings, measures }: Statistic): Type {
  const Key = shapeOf(`${name}Key`, groupings, (grouping) =>
    applyDecorators(Optional(), Nullable(), IsPlain(`${KEY_MEANS[grouping]} Null: nobody said.`)),
  );

  class Row {
    @Is(() => Key, 'What all samples of the row share: one member for each grouping.')
    readonly key!: object;
  }
  for (const [measure, { kind, meaning }] of Object.entries(measures)) {
    Is(() => MEASURES[kind], meaning)(Row.prototype, measure);
  }
  Open({ name: `${name}Row` })(Row);
  return Row;
}

function leftOutOf(name: string, { leftOut, convertsAmounts }: Statistic): Type {
  const counted = Object.keys(leftOut);
  const all = convertsAmounts ? [...counted, ...Object.keys(CONVERSION_LEFT_OUT)] : counted;
  return shapeOf(
    `${name}LeftOut`,
    all,
    (member) =>
      (CONVERSION_LEFT_OUT as Readonly<Record<string, MemberDecorator>>)[member] ??
      IsCount(leftOut[member]?.meaning ?? ''),
  );
}

function shapeOf<Member extends string>(
  name: string,
  members: readonly Member[],
  describe: (member: Member) => MemberDecorator,
): Type {
  class Shape {
    readonly members?: never;
  }
  for (const member of members) describe(member)(Shape.prototype, member);
  Open({ name })(Shape);
  return Shape;
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
    asOf: { position: '1042', lastRateDay: '2026-03-31', ratesDigest: RATES_DIGEST },
  };
}

const RATES_DIGEST = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';

const KEY_EXAMPLES: Readonly<Record<Grouping, string>> = {
  place: 'torkham-pk',
  direction: 'outbound',
  country: 'PK',
  corridor: 'khi-tas-torkham',
  regime: 'TIR',
  month: '2026-03',
  hsChapter: '10',
  hsHeading: '1006',
  hsCode: '100630',
  destination: 'UZ',
};

function exampleOf({ kind }: Measure): MeasureValue {
  if (kind === 'ratio') return { n: 4, ratio: 0.75 };
  return kind === 'total' ? { n: 4, total: 93 } : summarise([18, 21, 24, 30]);
}
