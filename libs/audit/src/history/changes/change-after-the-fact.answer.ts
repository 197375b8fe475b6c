import { Describe, IsAnything, Nullable, Open } from '#kafila/platform';
import { AreAll, Is, IsList, IsOneOf, IsPlain, PageOf, TIMELINE_EXAMPLE } from '#kafila/read-models';
import { MovedFigure } from '../figures/figure.js';
import { IrregularityTurns } from '../irregularity-turns.js';
import { type ShownEvent, ShownEventAnswer } from '../shown-event.answer.js';

export const CHANGE_KINDS = [
  'late',
  'retraction',
  'replacement',
  'late-decision',
  're-attributed',
  'vouching',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a report and the one that replaces it say differently. */
@Open()
export class TellingDifference {
  @IsPlain('What the two tell differently.', 'vehicleIds')
  readonly field!: string;

  @IsAnything()
  @Describe('As it was told; null: not at all.')
  readonly before!: unknown;

  @IsAnything()
  @Describe('As it is told instead.')
  readonly after!: unknown;
}

/** What a retraction takes back, and what replaces it. */
@Open()
export class Correction {
  @IsPlain('What is taken back. Id of a report.')
  readonly reportId!: string;

  @Nullable()
  @IsPlain('What was wrong.', 'incorrect-data')
  readonly reason!: string | null;

  @Nullable()
  @Is(() => ShownEventAnswer, 'The report taken back. Null: it was never told.')
  readonly report!: ShownEvent | null;

  @Nullable()
  @IsPlain('What is told instead. Id of a report.')
  readonly replacedBy!: string | null;

  @Nullable()
  @Is(() => ShownEventAnswer, 'The report that tells it right. Null: there is none, or it was not told yet.')
  readonly replacement!: ShownEvent | null;

  @AreAll(() => TellingDifference, 'What the two tell differently.')
  readonly differs!: readonly TellingDifference[];
}

const IsVehicles = (description: string) => IsList(IsPlain('Id of a vehicle.'), description);

/** A report that counts for other vehicles than before. */
@Open()
export class Reattribution {
  @IsPlain('A report told before. Id of a report.')
  readonly reportId!: string;

  @IsVehicles('It counts for these no more.')
  readonly from!: readonly string[];

  @IsVehicles('It counts for these since.')
  readonly to!: readonly string[];
}

/** Something that was changed after the fact. */
@Open()
export class ChangeAfterTheFact {
  @Is(
    () => ShownEventAnswer,
    'The event: who told it, through which unit, when by its clock, when it was received, and what became of it.',
  )
  readonly event!: ShownEvent;

  @IsList(
    IsOneOf(
      CHANGE_KINDS,
      'late: a fact that occurred later had been recorded before it. retraction: it takes a report back. replacement: ' +
        'it is told instead of one. late-decision: the desk dated it before facts that were told. re-attributed: what ' +
        'was told of one vehicle counts for another.',
    ),
    'In which ways it changed what was known.',
  )
  readonly kinds!: readonly ChangeKind[];

  @IsPlain('All of it in words.')
  readonly words!: string;

  @Nullable()
  @Is(() => Correction, 'What a retraction takes back. Null: it is none.')
  readonly correction!: Correction | null;

  @Nullable()
  @IsPlain('What it is told instead of. Id of a report.')
  readonly replaces!: string | null;

  @AreAll(() => Reattribution, 'Reports told before that count for other vehicles since.')
  readonly reattributed!: readonly Reattribution[];

  @AreAll(() => MovedFigure, 'The published figures that it moved.')
  readonly figures!: readonly MovedFigure[];

  @Is(() => IrregularityTurns, 'What it made irregular, and what not any more.')
  readonly irregularities!: IrregularityTurns;

  @Nullable()
  @IsPlain('Why its stream could not be folded with it: nothing moved. Null: it could.')
  readonly undigested!: string | null;
}

@Open()
export class ChangesPage extends PageOf(() => ChangeAfterTheFact) {}

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
