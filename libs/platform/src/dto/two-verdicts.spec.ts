import { describe, expect, it } from '@jest/globals';
import { Equals, IsBoolean, IsInt, IsNumber, IsObject, Matches, Max, Min } from 'class-validator';
import fc from 'fast-check';
import { anyBodyOf } from '../testing/any-body.js';
import { compileCheck } from '../validation/compile-check.js';
import { accepts } from './accepts.js';
import { AllOf } from './all-of.js';
import {
  Describe,
  EitherOf,
  IsAnything,
  IsFormat,
  IsKind,
  IsText,
  IsWord,
  List,
  Nested,
  Nullable,
  Optional,
} from './members.js';
import { Closed } from './shape.js';

@Closed()
class JudgedPosition {
  @IsNumber()
  @Min(-90)
  @Max(90)
  readonly lat!: number;

  @Optional()
  @Nullable()
  @IsInt()
  @Min(0)
  readonly accuracyM?: number | null;
}

@Closed()
class JudgedUnit {
  @IsText({ min: 1, max: 80 })
  readonly unitId!: string;

  @Optional()
  @Nested(() => JudgedPosition)
  readonly position?: JudgedPosition;
}

class Noted {
  @Optional()
  @IsText({ max: 200 })
  readonly note?: string;
}

class Tracked {
  @Nested(() => JudgedUnit)
  readonly unit!: JudgedUnit;

  @Optional()
  @List(Nested(() => JudgedPosition), { max: 3 })
  readonly track?: readonly JudgedPosition[];
}

/** A shape with everything that a shape can say. */
@Closed()
class JudgedEverything extends AllOf(Noted, Tracked) {
  @IsFormat('uuid')
  @Describe('Its id.', '01890a5d-ac96-774b-bcce-b302099a8057')
  readonly id!: string;

  @IsFormat('date-time')
  @Describe('When.', '2024-02-29T14:05:00+05:00')
  readonly at!: string;

  @Optional()
  @IsFormat('date')
  readonly day?: string;

  @IsWord(['outbound', 'inbound'])
  readonly direction!: string;

  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u)
  @IsText()
  @Describe('Id of a vehicle.', 'PK-TLK914')
  readonly vehicleId!: string;

  @Optional()
  @List([IsText({ min: 1, max: 40 }), Describe('A seal.', 'PK-C-1')], { min: 1, max: 40 })
  readonly seals?: readonly string[];

  @Optional()
  @EitherOf(IsText({ min: 1 }), Nested(() => JudgedUnit))
  readonly driver?: string | JudgedUnit;

  @Optional()
  @Equals(true)
  readonly synthetic?: true;

  @Optional()
  @IsBoolean()
  readonly partial?: boolean;

  @Optional()
  @IsObject()
  readonly details?: object;

  @Optional()
  @IsKind('string', 'number')
  readonly figure?: string | number;

  @Optional()
  @IsAnything()
  readonly value?: unknown;
}

const check = compileCheck(JudgedEverything);

describe('the compiled check and class-validator itself', () => {
  it('come to the same verdict on any body', () => {
    let taken = 0;
    fc.assert(
      fc.property(anyBodyOf(JudgedEverything), (body) => {
        const { ok } = check(body);
        if (ok) taken += 1;
        expect(accepts(JudgedEverything, body)).toBe(ok);
      }),
      { numRuns: 1_000 },
    );
    // Of bodies that are all refused nothing could be learnt.
    expect(taken).toBeGreaterThan(100);
  });

  it('both refuse null where a member may only be left out', () => {
    const body = { unitId: 'lead', position: null };
    expect([accepts(JudgedUnit, body), compileCheck(JudgedUnit)(body).ok]).toEqual([false, false]);
  });
});
