import { placeOf, territoryOf } from '#kafila/domain';
import { DAY, HOUR } from '../journey/local-time.js';
import { duration } from '../journey/road.js';
import { routeAt } from '../scenario/load.js';
import { type LoadLog, type Spot } from './load-log.js';
import { officeOf } from './offices.js';

/** The TIR operations of one load, one after the other: one for each territory. */
export class LoadOperations {
  /** The territory of the running operation; null between two operations, and outside TIR. */
  running: string | null = null;
  #lastPresentedAt = 0;
  readonly #terminated: { readonly country: string; readonly at: number }[] = [];

  constructor(private readonly log: LoadLog) {}

  /** Up to the border of its territory. */
  start({ at, place }: Spot): void {
    const territory = territoryOf(placeOf(place).country);
    this.running = territory;
    const route = routeAt(this.log.load, at);
    const here = route.indexOf(place);
    const rest = route.slice(here + 1);
    const leaves = rest.findIndex((next) => territoryOf(placeOf(next).country) !== territory);
    const prescribedRoute = leaves < 0 ? rest : rest.slice(0, leaves);
    this.log.onCarnet<'TirOperationStarted'>(
      {
        type: 'TirOperationStarted',
        details: {
          voucherPage: this.log.nextPage(),
          seals: this.log.seals,
          ...(prescribedRoute.length > 0 ? { prescribedRoute } : {}),
          timeLimit: new Date(at + 45 * DAY).toISOString(),
        },
      },
      { at, place },
    );
  }

  terminate(spot: Spot, reservation: { readonly reservation?: string }): void {
    this.running = null;
    this.#lastPresentedAt = spot.at;
    this.#terminated.push({ country: placeOf(spot.place).country, at: spot.at });
    this.log.onCarnet<'TirOperationTerminated'>(
      { type: 'TirOperationTerminated', details: { voucherPage: this.log.nextPage(), ...reservation } },
      spot,
    );
  }

  /** The load is lost, and with it the operation: nobody terminates it. */
  lose(): void {
    this.running = null;
  }

  /** What customs and the association do long after the truck has gone (TIR art. 1(e)). */
  close(): void {
    const { load, scenario } = this.log;
    const { dice } = scenario.road;
    for (const { country, at } of this.#terminated) {
      const place = officeOf(country);
      const later = at + duration(dice, 90, 0.7, 6 * HOUR);
      this.log.onCarnet<'TirOperationDischarged'>(
        { type: 'TirOperationDischarged', details: { country } },
        { at: later, place },
      );
    }
    if (!load.end) return;
    this.log.onCarnet<'CarnetReturned'>(
      { type: 'CarnetReturned', details: { returnedTo: 'PNC-ICC' } },
      { at: this.#lastPresentedAt + duration(dice, 260, 0.4, 3 * DAY), place: 'islamabad' },
    );
  }
}
