import { placeOf } from '#kafila/domain';
import { MINUTE } from '../journey/local-time.js';
import { GAP } from '../journey/road.js';
import { type Trouble } from '../undertaking/load.js';
import { type Scribe, type Spot } from './scribe.js';

/** Puts down what happens to a load between its offices, on its seals and on its carnet. */
export function putDown(scribe: Scribe, trouble: Exclude<Trouble, { what: 'lost' }>): void {
  const { at, place } = trouble;
  switch (trouble.what) {
    case 'control':
      if (trouble.opened) inspect(scribe, { at: at + GAP, place });
      else control(scribe, { at: at + GAP, place });
      return;
    case 'seals-broken':
      sealAgain(scribe, trouble);
      return;
    case 'transshipped': {
      const { from, to } = trouble;
      const oldSeals = scribe.seals;
      const newSeals = scribe.freshSeals('POL');
      certify(scribe, { at: at - GAP, place }, { cause: 'breakdown', oldSeals, newSeals, toVehicleId: to });
      scribe.transship({ at, place }, from, to, newSeals);
      return;
    }
    case 'substituted': {
      const { from, to, reason } = trouble;
      const details = { from, to, reason };
      const type = 'TirDestinationSubstituted';
      scribe.onCarnet<typeof type>({ type, details }, { at, place });
    }
  }
}

/** Customs open the load: seals off, and others on (TIR art. 24, 35). */
export function inspect(scribe: Scribe, { at, place }: Spot): void {
  scribe.inspect({ at, place }, scribe.freshSeals(placeOf(place).country));
  control(scribe, { at: at + MINUTE, place });
}

function control(scribe: Scribe, spot: Spot): void {
  const details = { seals: scribe.seals, result: 'conformant' as const };
  scribe.onCarnet<'TirControlMade'>({ type: 'TirControlMade', details }, spot);
}

/** Broken seals: under TIR an authority puts it down and seals the load again, else the driver does (TIR art. 25). */
function sealAgain(scribe: Scribe, { at, place, cause }: Extract<Trouble, { what: 'seals-broken' }>): void {
  const oldSeals = scribe.seals;
  const party = scribe.load.carnetNumber === undefined ? 'carrier' : 'other-authority';
  const newSeals = scribe.freshSeals(party === 'carrier' ? 'NLC' : 'POL');
  scribe.breakSeals({ at, place }, cause);
  certify(scribe, { at: at + 6 * GAP, place }, { cause, oldSeals, newSeals });
  scribe.affix({ at: at + 8 * GAP, place }, newSeals, party);
}

function certify(
  scribe: Scribe,
  spot: Spot,
  about: {
    readonly cause: string;
    readonly oldSeals: readonly string[];
    readonly newSeals: readonly string[];
    readonly toVehicleId?: string;
  },
): void {
  const details = { authority: 'police' as const, goodsState: 'whole', ...about };
  scribe.onCarnet<'CertifiedReportDrawn'>({ type: 'CertifiedReportDrawn', details }, spot);
}
