import { type CarnetAssigned, type CarnetFact, type CarnetIssued } from '../carnet/events/carnet.events.js';
import { type LiabilityFact } from '../carnet/events/liability.events.js';
import { june, type Unrecorded } from './recorded.js';

const OFFSET = '+05:00';

/** XC12345678, recorded on 1 June 2023: six vouchers, from Karachi to Tashkent, good until the end of the month. */
export function carnetIssued(more: Partial<CarnetIssued['data']> = {}): Unrecorded<CarnetIssued> {
  const data: CarnetIssued['data'] = {
    occurredAt: june('1 05:00'),
    offset: OFFSET,
    carnetNumber: 'XC12345678',
    holder: 'National Logistics Cell',
    issuedBy: 'PNC-ICC',
    issuedOn: '2023-06-01',
    lastValidDate: '2023-06-30',
    vouchers: 6,
    departureOffices: ['karachi-port'],
    destinationOffices: ['tashkent'],
    ...more,
  };
  return { id: 'issued', event: { type: 'CarnetIssued', data } };
}

export function carnetAssigned(
  vehicleId = 'PK-A1',
  at = '1 06:00',
  more: { readonly convoyId?: string; readonly reason?: string } = {},
): Unrecorded<CarnetAssigned> {
  const data = { occurredAt: june(at), offset: OFFSET, convoyId: 'nlc-1', vehicleId, ...more };
  return { id: `assigned ${vehicleId} ${at}`, event: { type: 'CarnetAssigned', data } };
}

type FactOf<Type extends CarnetFact['type']> = Extract<CarnetFact, { readonly type: Type }>;
/** What a fact says beside its type, place and time; `id` is its report id, without it one made of those. */
type AboutFact<Type extends CarnetFact['type']> = Partial<FactOf<Type>['data']> & { readonly id?: string };

function fact<Type extends CarnetFact['type']>(
  type: Type,
  place: string | undefined,
  at: string,
  { id, ...more }: AboutFact<Type>,
): Unrecorded<FactOf<Type>> {
  const data = { occurredAt: june(at), offset: OFFSET, ...(place === undefined ? {} : { place }), ...more };
  const event = { type, data } as unknown as FactOf<Type>;
  return { id: id ?? [type, place, at].flat().join(' '), event };
}

export const carnetAccepted = (
  place: string,
  at: string,
  more: AboutFact<'CarnetAccepted'> = {},
): Unrecorded<FactOf<'CarnetAccepted'>> => fact('CarnetAccepted', place, at, more);
export const operationStarted = (
  place: string,
  at: string,
  more: AboutFact<'TirOperationStarted'> = {},
): Unrecorded<FactOf<'TirOperationStarted'>> => fact('TirOperationStarted', place, at, more);
export const operationTerminated = (
  place: string,
  at: string,
  more: AboutFact<'TirOperationTerminated'> = {},
): Unrecorded<FactOf<'TirOperationTerminated'>> => fact('TirOperationTerminated', place, at, more);
export const operationDischarged = (
  country: string,
  at: string,
  more: AboutFact<'TirOperationDischarged'> = {},
): Unrecorded<FactOf<'TirOperationDischarged'>> =>
  fact('TirOperationDischarged', undefined, at, {
    id: `discharged ${country} ${at}`,
    country,
    ...more,
  });
export const startRefused = (
  place: string,
  at: string,
  more: AboutFact<'TirStartRefused'> = {},
): Unrecorded<FactOf<'TirStartRefused'>> =>
  fact('TirStartRefused', place, at, { reason: 'seals do not match', ...more });
export const controlMade = (
  place: string | undefined,
  at: string,
  more: AboutFact<'TirControlMade'> = {},
): Unrecorded<FactOf<'TirControlMade'>> => fact('TirControlMade', place, at, more);
export const certifiedReportDrawn = (
  place: string | undefined,
  at: string,
  more: AboutFact<'CertifiedReportDrawn'> = {},
): Unrecorded<FactOf<'CertifiedReportDrawn'>> =>
  fact('CertifiedReportDrawn', place, at, { authority: 'customs', cause: 'door hit a rock wall', ...more });
export const transportSuspended = (
  place: string,
  at: string,
  more: AboutFact<'TirTransportSuspended'> = {},
): Unrecorded<FactOf<'TirTransportSuspended'>> => fact('TirTransportSuspended', place, at, more);
export const transportResumed = (
  place: string,
  at: string,
  more: AboutFact<'TirTransportResumed'> = {},
): Unrecorded<FactOf<'TirTransportResumed'>> => fact('TirTransportResumed', place, at, more);
export const destinationSubstituted = (
  to: string,
  at: string,
  more: AboutFact<'TirDestinationSubstituted'> = {},
): Unrecorded<FactOf<'TirDestinationSubstituted'>> =>
  fact('TirDestinationSubstituted', undefined, at, { id: `substituted ${to} ${at}`, to, ...more });
export const carnetReturned = (
  at: string,
  more: AboutFact<'CarnetReturned'> = {},
): Unrecorded<FactOf<'CarnetReturned'>> => fact('CarnetReturned', undefined, at, more);

/** What customs of a country did far from the road; its id is made of type, country and time. */
const byCustoms =
  <Type extends LiabilityFact['type']>(type: Type) =>
  (country: string, at: string, more: AboutFact<Type>): Unrecorded<FactOf<Type>> =>
    fact(type, undefined, at, { id: `${type} ${country} ${at}`, country, ...more });

export const nonDischargeNotified = (
  country: string,
  at: string,
  more: AboutFact<'NonDischargeNotified'> = {},
): Unrecorded<FactOf<'NonDischargeNotified'>> =>
  byCustoms('NonDischargeNotified')(country, at, { notified: ['holder', 'association'], ...more });
export const claimMade = byCustoms('TirClaimMade');
export const claimPaid = byCustoms('TirClaimPaid');
export const claimWithdrawn = (
  country: string,
  at: string,
  more: AboutFact<'TirClaimWithdrawn'> = {},
): Unrecorded<FactOf<'TirClaimWithdrawn'>> => byCustoms('TirClaimWithdrawn')(country, at, more);
export const holderExcluded = (
  country: string,
  at: string,
  more: AboutFact<'HolderExcluded'> = {},
): Unrecorded<FactOf<'HolderExcluded'>> => byCustoms('HolderExcluded')(country, at, more);
export const holderReadmitted = (country: string, at: string): Unrecorded<FactOf<'HolderReadmitted'>> =>
  byCustoms('HolderReadmitted')(country, at, {});
