import { type SequenceRange, sequencesInWords } from '#kafila/domain';
import { Describe, List, Nested, Nullable, Open } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { type UnitAccount } from './unit-accounts.js';

@Open({ name: 'SequenceRange' })
export class SequenceRangeAnswer implements SequenceRange {
  @IsInt()
  @Describe('The first number.', 1)
  readonly from!: number;

  @IsInt()
  @Describe('The last one; the same where it is one alone.', 41)
  readonly to!: number;
}

const Ranges = (description: string): PropertyDecorator =>
  applyDecorators(List(Nested(() => SequenceRangeAnswer)), Describe(description));

/** The numbers of a unit's reports. */
@Open({ name: 'UnitSequences' })
export class SequencesAnswer {
  @Ranges('Numbers that are held, in their order; the first thousand ranges.')
  readonly held!: readonly SequenceRange[];

  @Ranges('Numbers between them, and from 1 on, that are not held: send these. The first thousand ranges.')
  readonly missing!: readonly SequenceRange[];

  @Nullable()
  @IsInt()
  @Describe('The highest that is held: go on after it. Null: none is held.', 43)
  readonly last!: number | null;

  @Ranges('Numbers that several reports have: a device has lost its count, or two count each for itself.')
  readonly usedTwice!: readonly SequenceRange[];

  @IsInt()
  @Describe('How many reports have no number.', 0)
  readonly without!: number;

  @IsInt()
  @Describe('Below it, what is missing is not named any more: there were too many gaps. 1: all are named.', 1)
  readonly gapsFrom!: number;

  @IsString()
  @Describe('The same for people.', '1-41, 43; send 42')
  readonly words!: string;
}

export const SEQUENCES_EXAMPLE: SequencesAnswer = {
  held: [
    { from: 1, to: 41 },
    { from: 43, to: 43 },
  ],
  missing: [{ from: 42, to: 42 }],
  last: 43,
  usedTwice: [],
  without: 0,
  gapsFrom: 1,
  words: '1-41, 43; send 42',
};

const MOST = 1_000;

export function sequencesAnswer({ sequences, usedTwice, withoutSequence }: UnitAccount): SequencesAnswer {
  const { last, gapsFrom } = sequences;
  return {
    held: sequences.ranges.slice(0, MOST),
    missing: sequences.missing.slice(0, MOST),
    last,
    usedTwice: usedTwice.ranges.slice(0, MOST),
    without: withoutSequence,
    gapsFrom,
    words: sequencesInWords(sequences),
  };
}
