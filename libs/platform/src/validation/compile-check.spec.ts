import { describe, expect, it } from '@jest/globals';
import { IsNumber, IsString, IsUrl, Matches, Min } from 'class-validator';
import {
  Describe,
  EitherOf,
  IsFormat,
  IsText,
  IsWord,
  List,
  Nested,
  Nullable,
  Optional,
} from '../dto/members.js';
import { Closed } from '../dto/shape.js';
import { type Check, compileCheck } from './compile-check.js';

@Closed()
class CheckedVehicle {
  @IsText({ min: 2 })
  @Matches(/^[A-Z0-9]+$/)
  @Describe('As it is written on the vehicle.', 'TLK914')
  readonly plate!: string;

  @IsText({ min: 2, max: 2 })
  readonly country!: string;

  @Optional()
  @Nullable()
  @IsText({ min: 1 })
  readonly driver?: string | null;
}

@Closed()
class CheckedConvoy {
  @IsFormat('uuid')
  readonly convoyId!: string;

  @IsWord(['tir', 'bilateral'])
  readonly regime!: string;

  @IsFormat('date-time')
  readonly plannedDeparture!: string;

  @Optional()
  @List(Nested(() => CheckedVehicle), { min: 1 })
  readonly vehicles?: readonly CheckedVehicle[];

  @Optional()
  @IsNumber()
  @Min(0)
  readonly speed?: number;
}

@Closed()
class CheckedByName {
  @IsString()
  readonly name!: string;
}

@Closed()
class CheckedDriven {
  @EitherOf(IsText({ min: 1 }), Nested(() => CheckedByName))
  readonly driver!: string | CheckedByName;
}

@Closed()
class CheckedInstant {
  @IsFormat('date-time')
  readonly instant!: string;
}

@Closed()
class CheckedDay {
  @IsFormat('date')
  readonly day!: string;
}

@Closed()
class CheckedLines {
  @List(IsString())
  readonly lines!: readonly string[];
}

const valid = {
  convoyId: '01890a5d-ac96-774b-bcce-b302099a8057',
  regime: 'tir',
  plannedDeparture: '2024-02-29T14:05:00+05:00',
};
const check = compileCheck(CheckedConvoy);

function errorsOf(value: unknown, by: Check<unknown> = check): Record<string, string> {
  const result = by(value);
  if (result.ok) return {};
  return Object.fromEntries(result.errors.map((error) => [error.pointer, error.detail]));
}

describe('a compiled check', () => {
  it('gives a valid value back as it is, unchanged', () => {
    const body = { ...valid, vehicles: [{ plate: 'TLK914', country: 'PK', driver: null }] };
    const before = structuredClone(body);
    const result = check(body);
    expect(result.ok && result.value).toBe(body);
    expect(body).toEqual(before);
  });

  it('names every wrong field once, with what would be right', () => {
    expect(
      errorsOf({
        convoyId: 'x',
        regime: 'trein',
        plannedDeparture: '2024-02-30T14:05:00+05:00',
        vehicles: [{ plate: '', country: 'PAK', driver: 7 }],
        speed: '80',
      }),
    ).toEqual({
      '#/convoyId': 'must be a UUID, e.g. 01890a5d-ac96-774b-bcce-b302099a8057, but is "x"',
      '#/regime': 'must be one of "tir", "bilateral", but is "trein"',
      '#/plannedDeparture': expect.stringContaining(
        'must be an instant that exists, with its offset from UTC',
      ),
      '#/vehicles/0/plate': 'must have at least 2 characters',
      '#/vehicles/0/country': 'must have at most 2 characters',
      '#/vehicles/0/driver': 'must be a string or null, but is the number 7',
      '#/speed': 'must be a number, but is a string',
    });
  });

  it('names missing and unknown fields, and the known name that was probably meant', () => {
    expect(
      errorsOf({ ...valid, convoyId: undefined, planned_departure: '', 'a/b': 1, vehicels: [] }),
    ).toEqual({
      '#/convoyId': 'is missing',
      '#/planned_departure':
        'is not a known field; did you mean plannedDeparture? known are convoyId, regime, plannedDeparture, vehicles, speed',
      '#/a~1b': 'is not a known field; known are convoyId, regime, plannedDeparture, vehicles, speed',
      '#/vehicels':
        'is not a known field; did you mean vehicles? known are convoyId, regime, plannedDeparture, vehicles, speed',
    });
  });

  it('says it of the whole body where that is of the wrong kind', () => {
    expect(errorsOf([])).toEqual({ '#': 'must be an object, but is an array' });
    expect(errorsOf(undefined)).toEqual({ '#': 'must be an object, but is missing' });
  });

  it('tells only of the branch that was meant where a nullable field is of the right kind', () => {
    expect(errorsOf({ ...valid, vehicles: [{ plate: 'TLK914', country: 'PK', driver: '' }] })).toEqual({
      '#/vehicles/0/driver': 'must not be empty',
    });
  });

  it('tells only of the branch that was meant where a text or an object may stand', () => {
    const check = compileCheck(CheckedDriven);
    expect(errorsOf({ driver: { name: 7 } }, check)).toEqual({
      '#/driver/name': 'must be a string, but is the number 7',
    });
    expect(errorsOf({ driver: 7 }, check)).toEqual({
      '#/driver': 'must be a string or an object, but is the number 7',
    });
  });

  it('takes a value that fits one of several shapes', () => {
    const either = compileCheck<object>(CheckedByName, CheckedDay);
    expect([either({ name: 'x' }).ok, either({ day: '2024-02-29' }).ok, either({}).ok]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('refuses dates and instants that do not exist, and instants without an offset', () => {
    const [ofInstant, ofDay] = [compileCheck(CheckedInstant), compileCheck(CheckedDay)];
    const instant = (text: string): boolean => ofInstant({ instant: text }).ok;
    const date = (text: string): boolean => ofDay({ day: text }).ok;
    for (const text of [
      '2024-02-29T00:00:00Z',
      '2000-02-29t23:59:59.123456789-12:00',
      '0001-01-01T00:00:00z',
    ]) {
      expect([text, instant(text)]).toEqual([text, true]);
    }
    for (const text of [
      '2024-02-29T00:00:00',
      '2023-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2024-04-31T00:00:00Z',
      '2024-13-01T00:00:00Z',
      '2024-00-01T00:00:00Z',
      '2024-01-01T24:00:00Z',
      '2024-01-01T23:59:60Z',
      '2024-01-01 00:00:00Z',
      '2024-01-01',
    ]) {
      expect([text, instant(text)]).toEqual([text, false]);
    }
    expect([date('2024-02-29'), date('2023-02-29')]).toEqual([true, false]);
  });

  it('names at most 20 fields', () => {
    const body = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`x${n}`, n]));
    expect(Object.keys(errorsOf({ ...valid, ...body }))).toHaveLength(20);
  });

  it('names them soon, however many branches of a union fail in however many items', () => {
    @Closed()
    class CheckedFleet {
      @List([
        EitherOf(
          IsText({ min: 1 }),
          Nested(() => CheckedByName),
        ),
      ])
      readonly drivers!: readonly (string | CheckedByName)[];
    }
    const fleet = compileCheck(CheckedFleet);
    const body = (items: number): object => ({ drivers: new Array(items).fill(0) });
    const started = performance.now();
    expect(errorsOf(body(900), fleet)).toMatchObject({
      '#/drivers/0': 'must be a string or an object, but is the number 0',
      '#/drivers/19': 'must be a string or an object, but is the number 0',
    });
    expect(Object.keys(errorsOf(body(4_900), fleet))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('tells of a very large value its first fault only, and soon', () => {
    const list = compileCheck(CheckedLines);
    const started = performance.now();
    expect(errorsOf({ lines: new Array(2_000_000).fill(1) }, list)).toEqual({
      '#/lines/0': 'must be a string, but is the number 1',
    });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('stands values nested ten thousand deep, and names and texts without end', () => {
    const deep: unknown = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));
    expect(errorsOf(deep)).toEqual({ '#': 'must be an object, but is an array' });
    expect(errorsOf({ ...valid, regime: deep })).toEqual({
      '#/regime': 'must be one of "tir", "bilateral", but is an array',
    });
    const [pointer, detail] = Object.entries(errorsOf({ ...valid, ['ü\ud800'.repeat(1e6)]: 1 }))[0] ?? [];
    expect(pointer?.length).toBeLessThan(2_000);
    expect(detail).toContain('is not a known field');
    expect(errorsOf({ ...valid, regime: 'x'.repeat(1e6) })['#/regime']?.length).toBeLessThan(200);
  });

  it('lets nothing through where a rule is not known, or the class is no shape', () => {
    @Closed()
    class CheckedUnheard {
      @IsUrl()
      readonly link!: string;
    }
    class Undescribed {
      readonly link!: string;
    }
    expect(() => compileCheck(CheckedUnheard)({ link: 'x' })).toThrow('isUrl');
    expect(() => compileCheck(Undescribed)({})).toThrow('no shape');
  });
});
