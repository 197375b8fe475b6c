import { placeOf, territoryOf } from '#kafila/domain';
import { DAY, HOUR, MINUTE } from '../journey/local-time.js';
import { type Stay } from '../journey/moment.js';
import { duration } from '../journey/road.js';
import { type Load, routeAt, type Trouble } from '../scenario/load.js';
import { type Scenario } from '../scenario/scenario.js';
import { leavesTerritory, officeOf } from './offices.js';
import { inspect, recordTrouble } from './troubles.js';
import { LoadLog, type Spot } from './load-log.js';
import { type Step, stepsOf, within } from './load-steps.js';

/** Follows every load on its way, and records what happens to its seals and its carnet. */
export function keepDocuments(scenario: Scenario): void {
  for (const load of scenario.loads) {
    const documents = new LoadDocuments(scenario, load);
    for (const step of stepsOf(load, scenario.road.stays)) documents.follow(step);
    documents.close();
  }
}

/** The seals and the carnet of one load, from office to office. */
class LoadDocuments {
  readonly #log: LoadLog;
  /** The territory of the running operation; null between two operations, and outside TIR. */
  #running: string | null = null;
  #lastPresentedAt = 0;
  #terminated: { readonly country: string; readonly at: number }[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly load: Load,
  ) {
    this.#log = new LoadLog(scenario, load);
  }

  follow(step: Step): void {
    switch (step.what) {
      case 'departure':
        this.#depart(step);
        return;
      case 'side':
        if (step.stay.direction === 'outbound') this.#exit(step.stay);
        else this.#enter(step.stay);
        return;
      case 'trouble':
        this.#trouble(step.trouble);
        return;
      case 'end':
        this.#arrive(step);
    }
  }

  /** What customs and the association do long after the truck has gone (TIR art. 1(e)). */
  close(): void {
    const { dice } = this.scenario.road;
    for (const { country, at } of this.#terminated) {
      const place = officeOf(country);
      const later = at + duration(dice, 90, 0.7, 6 * HOUR);
      this.#log.onCarnet<'TirOperationDischarged'>(
        { type: 'TirOperationDischarged', details: { country } },
        { at: later, place },
      );
    }
    if (!this.load.end) return;
    this.#log.onCarnet<'CarnetReturned'>(
      { type: 'CarnetReturned', details: { returnedTo: 'PNC-ICC' } },
      { at: this.#lastPresentedAt + duration(dice, 260, 0.4, 3 * DAY), place: 'islamabad' },
    );
  }

  #depart({ at, place }: Spot): void {
    const { carnetNumber, value } = this.load;
    if (carnetNumber === undefined) return;
    const log = this.#log;
    const seals = log.freshSeals(placeOf(place).country);
    log.affix({ at: at - 150 * MINUTE, place }, seals, 'customs');
    log.onCarnet<'CarnetAccepted'>(
      { type: 'CarnetAccepted', details: { seals, declaredValue: value } },
      { at: at - 120 * MINUTE, place },
    );
    this.#start({ at: at - 100 * MINUTE, place });
  }

  /** An office of exit: volet 2 is torn off. */
  #exit(stay: Stay): void {
    const { reservationShare } = this.scenario.world.roadEvents;
    const { place } = stay;
    const log = this.#log;
    if (this.#checksSeals()) log.verify({ at: within(stay, 0.35), place });
    if (this.#opens()) inspect(this.#log, { at: within(stay, 0.45), place });
    if (this.#running === null || !leavesTerritory(place)) return;
    const reservation = this.scenario.road.dice.chance(reservationShare)
      ? { reservation: 'one package short of the manifest' }
      : {};
    this.#terminate({ at: within(stay, 0.7), place }, reservation);
    if (!this.load.suspended || place !== 'sost') return;
    log.onCarnet<'TirTransportSuspended'>(
      { type: 'TirTransportSuspended', details: {} },
      { at: within(stay, 0.78), place },
    );
  }

  /** An office of entry: volet 1 is torn off, unless the carnet is refused first. */
  #enter(stay: Stay): void {
    const { road, world } = this.scenario;
    const { place } = stay;
    const log = this.#log;
    if (this.#checksSeals()) log.verify({ at: within(stay, 0.3), place });
    const territory = territoryOf(placeOf(place).country);
    if (this.load.carnetNumber === undefined || this.#running === territory) return;
    if (this.load.suspended && territory === 'CN') return;
    if (this.load.suspended && place === 'torugart-kg') {
      log.onCarnet<'TirTransportResumed'>(
        { type: 'TirTransportResumed', details: { sealsIntact: true } },
        { at: within(stay, 0.5), place },
      );
    }
    if (road.dice.chance(world.roadEvents.startRefusedShare)) {
      log.onCarnet<'TirStartRefused'>(
        { type: 'TirStartRefused', details: { reason: 'manifest not translated' } },
        { at: within(stay, 0.4), place },
      );
    }
    this.#start({ at: within(stay, 0.75), place });
    if (this.#opens()) inspect(this.#log, { at: within(stay, 0.85), place });
  }

  #trouble(trouble: Trouble): void {
    if (trouble.what === 'lost') this.#running = null;
    else recordTrouble(this.#log, trouble);
  }

  #arrive({ at, place, deliveredAt }: Extract<Step, { what: 'end' }>): void {
    const time = (deliveredAt ?? at + 2 * HOUR) - at;
    const spot = (share: number): Spot => ({ at: at + Math.round((time * share) / 1000) * 1000, place });
    if (this.#checksSeals()) this.#log.verify(spot(0.3));
    if (this.#running !== null) this.#terminate(spot(0.5), {});
  }

  #start({ at, place }: Spot): void {
    const territory = territoryOf(placeOf(place).country);
    this.#running = territory;
    const route = routeAt(this.load, at);
    const here = route.indexOf(place);
    const rest = route.slice(here + 1);
    const leaves = rest.findIndex((next) => territoryOf(placeOf(next).country) !== territory);
    const prescribedRoute = leaves < 0 ? rest : rest.slice(0, leaves);
    this.#log.onCarnet<'TirOperationStarted'>(
      {
        type: 'TirOperationStarted',
        details: {
          voucherPage: this.#log.nextPage(),
          seals: this.#log.seals,
          ...(prescribedRoute.length > 0 ? { prescribedRoute } : {}),
          timeLimit: new Date(at + 45 * DAY).toISOString(),
        },
      },
      { at, place },
    );
  }

  #terminate(spot: Spot, reservation: { readonly reservation?: string }): void {
    this.#running = null;
    this.#lastPresentedAt = spot.at;
    this.#terminated.push({ country: placeOf(spot.place).country, at: spot.at });
    this.#log.onCarnet<'TirOperationTerminated'>(
      { type: 'TirOperationTerminated', details: { voucherPage: this.#log.nextPage(), ...reservation } },
      spot,
    );
  }

  #checksSeals(): boolean {
    const { road, world } = this.scenario;
    return road.dice.chance(world.roadEvents.sealCheckShare);
  }

  #opens(): boolean {
    const { road, world } = this.scenario;
    return this.#running !== null && road.dice.chance(world.roadEvents.inspectionShare);
  }
}
