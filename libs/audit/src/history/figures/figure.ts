import { Nullable, Open, Optional } from '#kafila/platform';
import { Is, IsCount, IsFigure, IsPlain } from '#kafila/read-models';

/** A published figure: what people read off a convoy, its papers, and the statistics that it is a sample of. */
export interface Figure {
  /** As it is named in the API, with its unit: `tfi1Hours`, `status`, `exitedAt`. */
  readonly figure: string;
  /** What it is a figure of; without any member, the convoy. */
  readonly of: FigureSubject;
  readonly value: FigureValue;
}

/** Null: not known. */
export type FigureValue = string | number | boolean | null;

/** What it is a figure of; without any member, the convoy. */
@Open()
export class FigureSubject {
  @Optional()
  @IsPlain('The vehicle.')
  readonly vehicleId?: string;

  @Optional()
  @IsPlain('Of a passage: the side of the border.')
  readonly place?: string;

  @Optional()
  @IsPlain('Of a passage.')
  readonly direction?: string;

  @Optional()
  @IsPlain('Of a leg: where it begins.')
  readonly from?: string;

  @Optional()
  @IsPlain('Of a leg: where it ends.')
  readonly to?: string;

  @Optional()
  @IsPlain('The TIR carnet.')
  readonly carnetNumber?: string;

  @Optional()
  @IsPlain('Of a TIR operation: the customs territory.')
  readonly territory?: string;

  @Optional()
  @IsPlain('The customs declaration.')
  readonly declarationRef?: string;

  @Optional()
  @IsCount('The second, third ... of that kind; absent on the first.')
  readonly nth?: number;
}

/** A figure that is another than before. */
@Open()
export class MovedFigure {
  @IsPlain('The published figure, as it is named in the API, with its unit.', 'tfi1Hours')
  readonly figure!: string;

  @Is(() => FigureSubject, 'What it is told of; without any member, the convoy.')
  readonly of!: FigureSubject;

  @Nullable()
  @IsFigure('What was published before. Null: not known.')
  readonly before!: FigureValue;

  @Nullable()
  @IsFigure('What is published since. Null: not known.')
  readonly after!: FigureValue;
}

/** The figures of one subject. */
export function figuresOf(of: FigureSubject, values: Readonly<Record<string, FigureValue>>): Figure[] {
  return Object.entries(values).map(([figure, value]) => ({ figure, of, value }));
}

/** Counts what is the same among several: adds `nth` to the second and all further ones. */
export function counted(): (of: FigureSubject) => FigureSubject {
  const seen = new Map<string, number>();
  return (of) => {
    const key = JSON.stringify(of);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return nth === 1 ? of : Object.assign({}, of, { nth });
  };
}
