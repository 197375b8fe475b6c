import { placeOf, territoryOf } from '#kafila/domain';
import { HOUR, MINUTE } from '../journey/local-time.js';
import { type Stay } from '../journey/moment.js';
import { type Load, type Trouble } from '../scenario/load.js';
import { type Scenario } from '../scenario/scenario.js';
import { leavesTerritory } from './offices.js';
import { inspect, recordTrouble } from './troubles.js';
import { LoadLog, type Spot } from './load-log.js';
import { LoadOperations } from './load-operations.js';
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
  readonly #operations: LoadOperations;

  constructor(
    private readonly scenario: Scenario,
    private readonly load: Load,
  ) {
    this.#log = new LoadLog(scenario, load);
    this.#operations = new LoadOperations(this.#log);
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

  /** After its last step. */
  close(): void {
    this.#operations.close();
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
    this.#operations.start({ at: at - 100 * MINUTE, place });
  }

  /** An office of exit: volet 2 is torn off. */
  #exit(stay: Stay): void {
    const { reservationShare } = this.scenario.world.roadEvents;
    const { place } = stay;
    const log = this.#log;
    if (this.#checksSeals()) log.verify({ at: within(stay, 0.35), place });
    if (this.#opens()) inspect(this.#log, { at: within(stay, 0.45), place });
    if (this.#operations.running === null || !leavesTerritory(place)) return;
    const reservation = this.scenario.road.dice.chance(reservationShare)
      ? { reservation: 'one package short of the manifest' }
      : {};
    this.#operations.terminate({ at: within(stay, 0.7), place }, reservation);
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
    if (this.load.carnetNumber === undefined || this.#operations.running === territory) return;
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
    this.#operations.start({ at: within(stay, 0.75), place });
    if (this.#opens()) inspect(this.#log, { at: within(stay, 0.85), place });
  }

  #trouble(trouble: Trouble): void {
    if (trouble.what === 'lost') this.#operations.lose();
    else recordTrouble(this.#log, trouble);
  }

  #arrive({ at, place, deliveredAt }: Extract<Step, { what: 'end' }>): void {
    const time = (deliveredAt ?? at + 2 * HOUR) - at;
    const spot = (share: number): Spot => ({ at: at + Math.round((time * share) / 1000) * 1000, place });
    if (this.#checksSeals()) this.#log.verify(spot(0.3));
    if (this.#operations.running !== null) this.#operations.terminate(spot(0.5), {});
  }

  #checksSeals(): boolean {
    const { road, world } = this.scenario;
    return road.dice.chance(world.roadEvents.sealCheckShare);
  }

  #opens(): boolean {
    const { road, world } = this.scenario;
    return this.#operations.running !== null && road.dice.chance(world.roadEvents.inspectionShare);
  }
}
