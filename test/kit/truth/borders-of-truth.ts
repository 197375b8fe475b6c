import { type SimulatedConvoy } from '#kafila/simulation';
import { Figures } from './figures.js';
import { type Paid, paidAt, type PlainMoney } from './plain-money.js';

type Vehicle = SimulatedConvoy['truth']['vehicles'][number];
type Passage = Vehicle['passages'][number];
type Stretch = readonly [from: number, until: number];

export const BORDER_MEASURES = [
  'tfi1Hours',
  'waitingHours',
  'customsHours',
  'otherHours',
  'tfi2Usd',
  'tfi2OfficialUsd',
  'tfi2UnofficialUsd',
];
/** By place, direction and month. */
export function borderFigures(): Figures {
  return new Figures();
}

/** Adds the passages of which anybody reported the exit. */
export function addPassages(figures: Figures, { truth }: SimulatedConvoy, money: PlainMoney): void {
  for (const vehicle of truth.vehicles)
    for (const passage of vehicle.passages) addPassage(figures, vehicle, passage, money);
}

function addPassage(figures: Figures, vehicle: Vehicle, passage: Passage, money: PlainMoney): void {
  const { place, direction, arrivedAt, enteredAt, exitedAt, reportedBy } = passage;
  if (reportedBy.exitedAt === null) return;
  const from = reportedBy.arrivedAt !== null ? arrivedAt : reportedBy.enteredAt !== null ? enteredAt : null;
  const whole: Stretch | null = from === null ? null : [Date.parse(from), Date.parse(exitedAt)];
  const there = vehicle.activities.filter(
    (one) => one.place === place && one.reportedBy !== null && one.at >= arrivedAt && one.at <= exitedAt,
  );
  const queue: Stretch[] =
    reportedBy.arrivedAt !== null && reportedBy.enteredAt !== null
      ? [[Date.parse(arrivedAt), Date.parse(enteredAt)]]
      : [];
  const ended = (isWanted: (activity: string) => boolean): Stretch[] =>
    there.flatMap(({ activity, at, endedAt }): Stretch[] =>
      endedAt === null || !isWanted(activity) ? [] : [[Date.parse(at), Date.parse(endedAt)]],
    );
  const paid = there.flatMap(({ payments, at }) =>
    payments.map((payment) => ({ official: payment.official, paid: paidAt(place, at, payment) })),
  );
  const usd = (wanted: (official: boolean) => boolean): number | null =>
    paid.length === 0 ? null : money.usd(moneyOf(paid, wanted));
  figures.add(
    { place, direction, month: exitedAt.slice(0, 7) },
    {
      tfi1Hours: whole && (whole[1] - whole[0]) / 3_600_000,
      waitingHours: covered(whole, [...queue, ...ended((activity) => activity === 'waiting')]),
      customsHours: covered(
        whole,
        ended((activity) => activity === 'customs-controls'),
      ),
      otherHours: covered(
        whole,
        ended((activity) => activity !== 'waiting' && activity !== 'customs-controls'),
      ),
      tfi2Usd: usd(() => true),
      tfi2OfficialUsd: usd((official) => official),
      tfi2UnofficialUsd: usd((official) => !official),
    },
  );
}

function moneyOf(
  paid: readonly { official: boolean; paid: Paid }[],
  wanted: (official: boolean) => boolean,
): readonly Paid[] {
  return paid.filter(({ official }) => wanted(official)).map((one) => one.paid);
}

/** How long at least one of several stretches lasted within the whole, piece by piece between all their ends. */
function covered(whole: Stretch | null, stretches: readonly Stretch[]): number | null {
  if (whole === null || stretches.length === 0) return null;
  const ends = [...whole, ...stretches.flat()].sort((a, b) => a - b);
  let ms = 0;
  ends.forEach((end, i) => {
    const begin = ends[i - 1] ?? end;
    const lasts = [whole, ...stretches].filter(([from, until]) => from <= begin && end <= until);
    if (lasts.includes(whole) && lasts.length > 1) ms += end - begin;
  });
  return ms / 3_600_000;
}
