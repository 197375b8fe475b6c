import { type forecastOf, type PassageView } from '#kafila/domain';

// What the answers of the API say of a late event, in the form in which it is computed too.

export function passagesOf(convoy: object): unknown {
  const { vehicles } = convoy as { vehicles: { passages: PassageView[] }[] };
  return vehicles.map(({ passages }) =>
    passages.map(({ place, direction, arrivedAt, exitedAt, hours, inferred }) => ({
      ...{ place, direction, arrivedAt, exitedAt, hours, inferred },
    })),
  );
}

export function tfi1In({ rows }: Record<string, unknown>): unknown {
  const [row] = rows as { tfi1Hours: { p10: number; median: number; p90: number } }[];
  return row && [row.tfi1Hours.p10, row.tfi1Hours.median, row.tfi1Hours.p90];
}

export function sinceIn({ items }: Record<string, unknown>): unknown {
  return (items as { since: string }[]).map(({ since }) => since);
}

export function arrivalsIn(vehicles: unknown): unknown {
  return (vehicles as ReturnType<typeof forecastOf>).map(({ expectedArrivals }) =>
    expectedArrivals.map(({ place, expectedAt, earliestAt, latestAt, basis }) => ({
      ...{ place, expectedAt, earliestAt, latestAt, basis },
    })),
  );
}
