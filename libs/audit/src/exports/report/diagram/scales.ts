const HOUR = 3_600_000;
/** What a line of the grid may stand for. */
const STEPS = [1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672].map((hours) => hours * HOUR);
const MOST_TICKS = 10;

/** From a quantity to a coordinate of the drawing. */
export type Scale = (value: number) => number;

export function linear(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): Scale {
  const size = to - from || 1;
  return (value) => start + ((value - from) / size) * (end - start);
}

/** One leg of the route: how long it is, and whether it leads over a border. */
export interface DrawnLeg {
  readonly km: number;
  readonly overBorder: boolean;
}

/**
 * From kilometres along the route to a coordinate: even, but for borders, which are never drawn narrower than `least`: else
 * nobody could tell the two sides apart.
 */
export function alongRoute(
  legs: readonly DrawnLeg[],
  [start, end]: readonly [number, number],
  least: number,
): Scale {
  const size = Math.abs(end - start);
  const total = legs.reduce((sum, { km }) => sum + km, 0) || 1;
  const isWidened = ({ km, overBorder }: DrawnLeg): boolean => overBorder && (km / total) * size < least;
  const widened = legs.filter(isWidened);
  const width = Math.min(least, size / 2 / (widened.length || 1));
  const evenKm = total - widened.reduce((sum, { km }) => sum + km, 0) || 1;
  const perKm = (size - widened.length * width) / evenKm;
  const direction = end < start ? -1 : 1;
  return (value) => {
    let [km, at] = [0, start];
    for (const leg of legs) {
      const drawn = isWidened(leg) ? width : leg.km * perKm;
      if (value <= km + leg.km) return at + direction * drawn * ((value - km) / (leg.km || 1));
      km += leg.km;
      at += direction * drawn;
    }
    return at;
  };
}

/** Moments for the lines of the grid, whole hours or midnights in UTC, and how far they lie apart. */
export function ticksOf([from, until]: readonly [number, number]): {
  readonly step: number;
  readonly ticks: readonly number[];
} {
  const step =
    STEPS.find((each) => (until - from) / each <= MOST_TICKS) ??
    672 * HOUR * Math.ceil((until - from) / (672 * HOUR * MOST_TICKS));
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= until; tick += step) ticks.push(tick);
  return { step, ticks };
}

/** Of labels on a line those that can be read: the most important ones, none nearer to another than `gap`. */
export function readable<Label extends { readonly at: number; readonly weight: number }>(
  labels: readonly Label[],
  gap: number,
): readonly Label[] {
  const kept: Label[] = [];
  const byWeight = labels.toSorted((a, b) => b.weight - a.weight);
  for (const label of byWeight) {
    if (kept.every(({ at }) => Math.abs(at - label.at) >= gap)) kept.push(label);
  }
  return kept;
}
