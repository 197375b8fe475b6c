import { placeOf } from '#kafila/domain';
import { MINUTE } from '../journey/local-time.js';
import { GAP } from '../journey/road.js';
import { type Trouble } from '../scenario/load.js';
import { type LoadLog, type Spot } from './load-log.js';

/** Records on the seals and the carnet of a load what happened to it between two offices. */
export function recordTrouble(log: LoadLog, trouble: Exclude<Trouble, { what: 'lost' }>): void {
  const { at, place } = trouble;
  switch (trouble.what) {
    case 'road-inspection':
      if (trouble.opened) inspect(log, { at: at + GAP, place });
      else recordControl(log, { at: at + GAP, place });
      return;
    case 'seals-broken':
      sealAgain(log, trouble);
      return;
    case 'transshipped': {
      const { from, to } = trouble;
      const oldSeals = log.seals;
      const newSeals = log.freshSeals('POL');
      certify(log, { at: at - GAP, place }, { cause: 'breakdown', oldSeals, newSeals, toVehicleId: to });
      log.transship({ at, place }, from, to, newSeals);
      return;
    }
    case 'substituted': {
      const { from, to, reason } = trouble;
      const details = { from, to, reason };
      const type = 'TirDestinationSubstituted';
      log.onCarnet<typeof type>({ type, details }, { at, place });
    }
  }
}

/** Customs open the load, take the seals off and put new ones on (TIR art. 24, 35). */
export function inspect(log: LoadLog, { at, place }: Spot): void {
  log.inspect({ at, place }, log.freshSeals(placeOf(place).country));
  recordControl(log, { at: at + MINUTE, place });
}

function recordControl(log: LoadLog, spot: Spot): void {
  const details = { seals: log.seals, result: 'conformant' as const };
  log.onCarnet<'TirControlMade'>({ type: 'TirControlMade', details }, spot);
}

/** Broken seals: under TIR an authority draws a report and seals the load again, else the driver does (TIR art. 25). */
function sealAgain(log: LoadLog, { at, place, cause }: Extract<Trouble, { what: 'seals-broken' }>): void {
  const oldSeals = log.seals;
  const party = log.load.carnetNumber === undefined ? 'carrier' : 'other-authority';
  const newSeals = log.freshSeals(party === 'carrier' ? 'NLC' : 'POL');
  log.breakSeals({ at, place }, cause);
  certify(log, { at: at + 6 * GAP, place }, { cause, oldSeals, newSeals });
  log.affix({ at: at + 8 * GAP, place }, newSeals, party);
}

function certify(
  log: LoadLog,
  spot: Spot,
  about: {
    readonly cause: string;
    readonly oldSeals: readonly string[];
    readonly newSeals: readonly string[];
    readonly toVehicleId?: string;
  },
): void {
  const details = { authority: 'police' as const, goodsState: 'whole', ...about };
  log.onCarnet<'CertifiedReportDrawn'>({ type: 'CertifiedReportDrawn', details }, spot);
}
