import { findPlace } from '../geography/geography.js';
import { normaliseCarnetNumber } from '../identity/carnet-number.js';
import { present } from '../decision/present.js';
import { refuse, type Refused } from '../decision/refusal.js';
import { type Happened } from '../event/happened.js';
import { daysBetween } from '../time/calendar-day.js';
import { type AssignCarnet, type CarnetCommand, type IssueCarnet } from './events/carnet.commands.js';
import { type CarnetDecision } from './events/carnet.events.js';
import { type CarnetState } from './state/carnet.state.js';
import { officeLimit } from './convention/office-limit.js';
import { VOUCHERS } from './convention/vouchers.js';

export type CarnetVerdict = { readonly events: readonly CarnetDecision[] } | Refused;

/** The last day of a carnet lies at most so many days after its issue (dossier 1.3, S11). */
const LONGEST_VALIDITY = 60;

/** Checks a decision of the desk against what is known of a carnet; null where nothing is (law 4). */
export function decideCarnet(command: CarnetCommand, state: CarnetState | null): CarnetVerdict {
  return command.type === 'issue-carnet' ? issue(command, state) : assign(command, state);
}

/** Facts may come before the issue is recorded. They do not prevent it. */
function issue(command: IssueCarnet, state: CarnetState | null): CarnetVerdict {
  if (state?.issued) {
    const { recordedByDeskAt, carnetNumber } = state.issued;
    const detail = `${carnetNumber} was recorded at ${recordedByDeskAt}; a carnet is issued once, for one journey.`;
    return refuse('carnet-already-issued', detail, { carnetNumber, recordedAt: recordedByDeskAt });
  }
  const carnetNumber = normaliseCarnetNumber(command.carnetNumber);
  if (carnetNumber === undefined) {
    const detail = `'${command.carnetNumber}' is no number of a TIR carnet; it has two letters and eight or nine digits, e.g. XC12345678.`;
    return refuse('invalid-identifier', detail, { carnetNumber: command.carnetNumber }, '/carnetNumber');
  }
  const { holder, issuedBy, issuedOn, lastValidDate, vouchers } = command;
  if (!VOUCHERS.includes(vouchers)) {
    const detail = `There is no booklet of ${vouchers} vouchers; they are printed with ${VOUCHERS.join(', ')}.`;
    return refuse('invalid-vouchers', detail, { vouchers, printed: VOUCHERS }, '/vouchers');
  }
  const days = daysBetween(issuedOn, lastValidDate);
  if (days < 0) {
    const detail = `The last valid date ${lastValidDate} lies before the day of issue, ${issuedOn}.`;
    return refuse('validity-ends-before-issue', detail, { issuedOn, lastValidDate }, '/lastValidDate');
  }
  if (days > LONGEST_VALIDITY) {
    const detail = `The last valid date lies ${days} days after the day of issue; ${LONGEST_VALIDITY} are the most.`;
    return refuse(
      'validity-too-long',
      detail,
      { issuedOn, lastValidDate, days, most: LONGEST_VALIDITY },
      '/lastValidDate',
    );
  }
  const departureOffices = officesOf(command.departureOffices, '/departureOffices');
  if ('refusal' in departureOffices) return departureOffices;
  const destinationOffices = officesOf(command.destinationOffices, '/destinationOffices');
  if ('refusal' in destinationOffices) return destinationOffices;
  const offices = departureOffices.slugs.length + destinationOffices.slugs.length;
  const most = officeLimit(issuedOn);
  if (offices > most) {
    const detail = `${offices} offices of departure and destination are declared; ${most} are the most on ${issuedOn} (TIR art. 18).`;
    return refuse('too-many-offices', detail, { offices, most }, '/destinationOffices');
  }
  const holderId = command.holderId?.replace(/\s+/g, '').toUpperCase();
  const asWritten = present({
    holderId: command.holderId === holderId ? undefined : command.holderId,
    carnetNumber: command.carnetNumber === carnetNumber ? undefined : command.carnetNumber,
    departureOffices: departureOffices.asWritten,
    destinationOffices: destinationOffices.asWritten,
  });
  const issued = {
    ...happened(command),
    ...{ carnetNumber, holder, ...present({ holderId }), issuedBy, issuedOn, lastValidDate, vouchers },
    departureOffices: departureOffices.slugs,
    destinationOffices: destinationOffices.slugs,
    ...(Object.keys(asWritten).length > 0 ? { asReported: asWritten } : {}),
  };
  return { events: [{ type: 'CarnetIssued', data: issued }] };
}

function officesOf(
  written: readonly string[],
  pointer: string,
): { readonly slugs: readonly string[]; readonly asWritten: readonly string[] | undefined } | Refused {
  const slugs = new Set<string>();
  for (const [i, reference] of written.entries()) {
    const place = findPlace(reference);
    if (!place) {
      const detail = `There is no place '${reference}'; GET /v1/places lists them.`;
      return refuse('unknown-place', detail, { place: reference }, `${pointer}/${i}`);
    }
    slugs.add(place.slug);
  }
  const asWritten = written.join('\n') === [...slugs].join('\n') ? undefined : written;
  return { slugs: [...slugs], asWritten };
}

function assign(command: AssignCarnet, state: CarnetState | null): CarnetVerdict {
  if (!state?.issued) {
    return refuse('unknown-carnet', 'The issue of this carnet is not recorded; record it first.');
  }
  const { decidedAt, returned, assignments } = state;
  if (decidedAt !== null && command.at.instant < decidedAt) {
    const detail = `The desk decided last at ${decidedAt}; a decision cannot be dated before that.`;
    return refuse('decision-out-of-order', detail, { lastDecisionAt: decidedAt }, '/occurredAt');
  }
  if (returned) {
    const detail = `The carnet went back at ${returned.at}; it was good for one journey.`;
    return refuse('carnet-already-returned', detail, { returnedAt: returned.at });
  }
  const { convoyId, vehicleId, reason } = command;
  const last = assignments.at(-1);
  if (last?.vehicleId === vehicleId && last.convoyId === convoyId) {
    const detail = `The carnet is on ${vehicleId} in ${convoyId} already.`;
    return refuse('carnet-already-assigned', detail, { convoyId, vehicleId });
  }
  if (last && last.vehicleId !== vehicleId && reason === undefined) {
    const detail = `The carnet is on ${last.vehicleId}. If another vehicle goes on with it, say why in reason: its tractor was replaced, or its load moved with a certified report.`;
    return refuse(
      'carnet-already-assigned',
      detail,
      { convoyId: last.convoyId, vehicleId: last.vehicleId },
      '/reason',
    );
  }
  const assigned = { ...happened(command), convoyId, vehicleId, ...present({ reason }) };
  return { events: [{ type: 'CarnetAssigned', data: assigned }] };
}

function happened({ at, note, synthetic }: CarnetCommand): Happened {
  return present({ occurredAt: at.instant, offset: at.offset, note, synthetic });
}
