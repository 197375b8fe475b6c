import { Describe, IsFormat, IsWord, List, Nested, Nullable, Open, Optional } from '#kafila/platform';
import { IsInt, IsString } from 'class-validator';
import { SEQUENCES_EXAMPLE, SequencesAnswer } from '../unit-accounts/sequences.answer.js';

const STANDINGS = ['counts', 'in-doubt', 'left-out', 'unreadable'] as const;

/** A report that is held: its receipt, and how it counts. */
@Open({ name: 'HeldReport' })
export class HeldReportAnswer {
  @Nullable()
  @IsFormat('uuid')
  @Describe('The id that the unit gave it. Null where it is unreadable.')
  readonly reportId!: string | null;

  @Nullable()
  @IsString()
  @Describe('What it tells of. Null where it is unreadable.', 'BorderExited')
  readonly type!: string | null;

  @Nullable()
  @IsInt()
  @Describe('Its number. Null: it has none.', 43)
  readonly sequence!: number | null;

  @Nullable()
  @IsString()
  @Describe('When it happened, in UTC. Null where it is unreadable.', '2026-03-03T16:10:00.000Z')
  readonly occurredAt!: string | null;

  @IsWord(STANDINGS)
  @Describe(
    'left-out: it counts once the desk vouches for it; in-doubt: it counts, and its key was in other hands perhaps; unreadable: its stream was removed from the store.',
  )
  readonly standing!: (typeof STANDINGS)[number];

  @Optional()
  @IsString()
  @Describe(
    'The key that signed it. Absent: it is not signed.',
    'Eokq3qPdPabfToGzEHIxbwYKdrSp-vpXDFRaw0mafB8',
  )
  readonly kid?: string;

  @IsString()
  @Describe('Stream that keeps it.', 'convoy-nlc-2026-031')
  readonly stream!: string;

  @IsInt()
  @Describe('Its place in the stream.', 7)
  readonly revision!: number;

  @IsString()
  @Describe('Its place in the store.', '8')
  readonly position!: string;

  @Nullable()
  @IsString()
  @Describe(
    "When it was kept, by the store's clock. Null where it is unreadable.",
    '2026-03-06T03:02:11.913Z',
  )
  readonly recordedAt!: string | null;
}

@Open({ name: 'UnitAccount' })
export class UnitAccountAnswer {
  @IsString()
  @Describe('The unit, as its reports say it.', 'torkham-pk-gate-2')
  readonly unitId!: string;

  @IsString()
  @Describe('Everything up to this position of the store is in it.', '1042')
  readonly position!: string;

  @IsInt()
  @Describe('How many of its reports are held.', 42)
  readonly reports!: number;

  @Nested(() => SequencesAnswer)
  @Describe('Their numbers.')
  readonly sequences!: SequencesAnswer;

  @List(Nested(() => HeldReportAnswer))
  @Describe(
    'Those after `after`, in the order in which they were recorded. A report that was sent twice is held once.',
  )
  readonly items!: readonly HeldReportAnswer[];

  @Nullable()
  @IsString()
  @Describe('Where more follow: give it as after. Null: these were the last.', '8')
  readonly nextAfter!: string | null;
}

export const UNIT_ACCOUNT_EXAMPLE: UnitAccountAnswer = {
  unitId: 'torkham-pk-gate-2',
  position: '1042',
  reports: 42,
  sequences: SEQUENCES_EXAMPLE,
  items: [
    {
      reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
      type: 'BorderExited',
      sequence: 43,
      occurredAt: '2026-03-03T16:10:00.000Z',
      standing: 'counts',
      stream: 'convoy-nlc-2026-031',
      revision: 7,
      position: '8',
      recordedAt: '2026-03-06T03:02:11.913Z',
    },
  ],
  nextAfter: null,
};
