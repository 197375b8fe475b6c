import { fixed, type Frame } from './frame.js';
import { type TrackPoint } from './track.js';

interface Corner {
  readonly nth: number;
  readonly y: number;
}

/** The corners of a line that lie above each other, as they are written. */
interface Column {
  readonly x: string;
  readonly first: Corner;
  highest: Corner;
  lowest: Corner;
  last: Corner;
}

/**
 * The corners of a line as they are written, `x,y` each. Of those above each other only the first, the highest, the lowest
 * and the last are given: the line between them covers all others. However many points there are, a drawing has room for
 * so many only.
 *
 * @param points in the order of time
 * @yields after each, so that others have their turn
 */
export function* cornersOf(
  points: readonly TrackPoint[],
  { x, y }: Pick<Frame, 'x' | 'y'>,
): Generator<undefined, readonly string[]> {
  const corners: string[] = [];
  let column: Column | undefined;
  for (const [nth, { at, km }] of points.entries()) {
    const corner = { nth, y: y(km) };
    const written = fixed(x(at));
    if (column?.x === written) {
      if (corner.y < column.highest.y) column.highest = corner;
      if (corner.y > column.lowest.y) column.lowest = corner;
      column.last = corner;
    } else {
      if (column) corners.push(...inColumn(column));
      column = { x: written, first: corner, highest: corner, lowest: corner, last: corner };
    }
    yield;
  }
  return column ? [...corners, ...inColumn(column)] : corners;
}

function inColumn({ x, first, highest, lowest, last }: Column): readonly string[] {
  const inOrder = [first, highest, lowest, last].sort((a, b) => a.nth - b.nth);
  return inOrder.map(({ y }) => `${x},${fixed(y)}`).filter((corner, i, all) => corner !== all[i - 1]);
}
