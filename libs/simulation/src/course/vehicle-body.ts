import { type Permit, type Route } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { type VehicleBody } from '../outcome/decision.js';
import { sealOf } from '../fleet/numbers.js';
import { DAY } from '../journey/local-time.js';
import { type Load } from '../scenario/load.js';

/** A vehicle before it leaves, with what it carries. */
export interface Loaded extends Pick<Load, 'container' | 'goods' | 'value' | 'carnetNumber'> {
  readonly plate: string;
  readonly country: string;
  readonly destination: string;
  /** The route to its destination, where that is not the route of its convoy. */
  readonly route?: Route;
  readonly note?: string;
  readonly synthetic?: true;
}

/** An agreement that asks for a permit per vehicle, with the countries that issue them. */
export interface Permits {
  readonly type: string;
  readonly countries: readonly string[];
}

interface Leaving {
  readonly departAt: number;
  readonly route: Route;
  readonly permits?: Permits;
}

/** A vehicle that joins, as the API takes it. */
export function bodyOf(
  { plate, country, destination, container, carnetNumber, goods, note, synthetic }: Loaded,
  { permits, departAt, route }: Leaving,
  dice: Dice,
): VehicleBody {
  const seals =
    carnetNumber === undefined
      ? { seals: [sealOf('NLC', dice.bits()), sealOf('SHP', dice.bits())].sort() }
      : {};
  const roundTrip = route.at(-1) === route[0];
  return {
    plate,
    country,
    kind: 'tractor-trailer',
    container,
    ...(carnetNumber === undefined ? seals : { carnetNumber }),
    ...(roundTrip ? {} : { destination }),
    goods,
    ...(permits ? { permits: permitsOf(permits, departAt, dice) } : {}),
    ...(note === undefined ? {} : { note }),
    ...(synthetic ? { synthetic } : {}),
  };
}

function permitsOf({ type, countries }: Permits, departAt: number, dice: Dice): readonly Permit[] {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return countries.map((country) => ({
    type,
    issuedBy: country,
    number: `${country}-${dice.whole(10_000, 99_999)}`,
    validFrom: day(departAt - 20 * DAY),
    validTo: day(departAt + 100 * DAY),
    journeys: 'return',
  }));
}
