/** A published figure: what people read off a convoy, its papers, and the statistics that it is a sample of. */
export interface Figure {
  /** As it is named in the API, with its unit: `tfi1Hours`, `status`, `exitedAt`. */
  readonly figure: string;
  /** What it is told of; without any member, the convoy. */
  readonly of: FigureSubject;
  readonly value: FigureValue;
}

/** Null: not known. */
export type FigureValue = string | number | boolean | null;

export interface FigureSubject {
  readonly vehicleId?: string;
  /** Of a passage. */
  readonly place?: string;
  readonly direction?: string;
  /** Of a leg. */
  readonly from?: string;
  readonly to?: string;
  readonly carnetNumber?: string;
  /** Of a TIR operation: its customs territory. */
  readonly territory?: string;
  readonly declarationRef?: string;
  /** The second, third ... passage, leg or operation of that kind; absent on the first. */
  readonly nth?: number;
}

/** A figure that is another than before. */
export interface MovedFigure extends Omit<Figure, 'value'> {
  readonly before: FigureValue;
  readonly after: FigureValue;
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
    return nth === 1 ? of : { ...of, nth };
  };
}
