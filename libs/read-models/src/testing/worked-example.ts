import { findCorridor, placeOf, routeOf } from '#kafila/domain';
import {
  activity,
  arrived,
  delivered,
  dispatched,
  entered,
  exited,
  halted,
  joined,
  june,
  passed,
  planned,
  resumed,
  type Unrecorded,
} from '#kafila/domain/testing';

/** Where one truck stands for how many hours, and how long it drives from each place to the next. */
const STANDS: Readonly<Record<string, number>> = {
  'torkham-pk': 30,
  'torkham-af': 18,
  hairatan: 5,
  ayritom: 9,
  peshawar: 14,
  kabul: 16,
};
const DRIVES = [5, 10, 12, 8, 10, 5, 2, 0.25, 2.5, 5, 8, 8, 0.25, 0.5, 7, 1.5, 4.5, 2.5, 2, 2];
/** On the way from the second to the third place. */
const HALT_HOURS = 10;

/** Hours from the begin of 2 June 2023, as the kit of the domain writes them. */
function at(hours: number): string {
  const minutes = Math.round(hours * 60);
  const [day, left] = [2 + Math.floor(minutes / 1440), minutes % 1440];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day} ${two(Math.floor(left / 60))}:${two(left % 60)}`;
}

/**
 * The worked example of dossier 5.1 as it would be reported: Karachi to Tashkent, 3,132 km, 96 h rolling, Torkham 30 h and
 * 18 h, Hairatan 5 h and 9 h, stops 40 h. At the Pakistani side of Torkham: an hour in the queue, ten at customs of which
 * four are told twice, 100 USD against a receipt and 5,000 PKR without. 25 tonnes of cargo.
 */
export function workedExample(): readonly Unrecorded[] {
  const corridor = findCorridor('khi-tas-torkham');
  const route = corridor ? routeOf(corridor) : [];
  const value = { amount: '18000.00', currency: 'USD' };
  const goods = [{ hsCode: '100630', description: 'rice', packages: 1000, grossKg: 25_000, value }];
  const story: Unrecorded[] = [
    planned('khi-tas-torkham', { plannedArrival: june('12') }),
    joined('PK-T1', '1 07:00', { goods }),
    dispatched('1 20:00'),
  ];
  let hours = 0;
  route.forEach((place, i) => {
    const stay = STANDS[place] ?? 0;
    if (placeOf(place).bcpPair !== null) {
      story.push(arrived(place, at(hours)), entered(place, at(hours + 1)), exited(place, at(hours + stay)));
    } else {
      story.push(passed(place, at(hours)));
      if (stay > 0) story.push(passed(place, at(hours + stay)));
    }
    if (place === 'torkham-pk') story.push(...atCustoms(hours));
    hours += stay;
    if (i === 1) {
      story.push(
        halted(undefined, at(hours + 1), { reason: 'rest' }),
        resumed(undefined, at(hours + 1 + HALT_HOURS)),
      );
      hours += HALT_HOURS;
    }
    hours += DRIVES[i] ?? 0;
  });
  return [...story, delivered('tashkent', at(hours + 1))];
}

function atCustoms(hours: number): readonly Unrecorded[] {
  const payments = [
    { amount: '100.00', currency: 'USD', official: true },
    { amount: '5000', currency: 'PKR', official: false },
  ];
  return [
    activity('customs-controls', 'torkham-pk', at(hours + 2), { until: at(hours + 8), payments }),
    activity('customs-controls', 'torkham-pk', at(hours + 4), { until: at(hours + 12) }),
    activity('weight-inspection', 'torkham-pk', at(hours + 3), { until: at(hours + 4) }),
  ];
}
