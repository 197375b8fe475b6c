/** What is told again and again, by name; each time a little else, where that makes more of it. */
export type Telling = Readonly<Record<string, (nth: number) => readonly [type: string, says: object]>>;

const PLACES = ['torkham-pk', 'torkham-af', 'kabul', 'hairatan', 'termez-uz', 'tashkent'] as const;
const placeOf = (nth: number): object => ({ place: PLACES[nth % PLACES.length] });
const OF_CUSTOMS = { country: 'AF' };
const SUM = { amount: '10.00', currency: 'USD' };

export const TOLD_OF_CARNET: Telling = {
  assignments: (n) => ['CarnetAssigned', { convoyId: 'C-1', vehicleId: `PK-A${n}` }],
  acceptances: (n) => ['CarnetAccepted', { ...placeOf(n), seals: [`S-${n}`] }],
  starts: (n) => ['TirOperationStarted', { ...placeOf(n), seals: [`S-${n}`] }],
  markedStarts: (n) => ['TirOperationStarted', { ...placeOf(n), seals: [], marks: [`M-${n}`] }],
  terminations: (n) => ['TirOperationTerminated', placeOf(n)],
  parts: (n) => ['TirOperationTerminated', { ...placeOf(n), partial: true }],
  discharges: (n) => ['TirOperationDischarged', { ...OF_CUSTOMS, ledger: { number: `L-${n}` } }],
  refusals: (n) => ['TirStartRefused', { ...placeOf(n), reason: `seals ${n}` }],
  controls: (n) => ['TirControlMade', { ...placeOf(n), seals: [`S-${n}`], result: 'conformant' }],
  certifiedReports: (n) => [
    'CertifiedReportDrawn',
    { authority: 'customs', cause: `${n}`, newSeals: [`S-${n}`] },
  ],
  suspensions: (n) => ['TirTransportSuspended', placeOf(n)],
  resumptions: (n) => ['TirTransportResumed', { ...placeOf(n), sealsIntact: false }],
  substitutions: (n) => ['TirDestinationSubstituted', { to: PLACES[n % PLACES.length] }],
  returns: () => ['CarnetReturned', {}],
  notifications: () => ['NonDischargeNotified', { ...OF_CUSTOMS, notified: ['holder'] }],
  claims: (n) => ['TirClaimMade', { ...OF_CUSTOMS, amount: SUM, reference: `C-${n}` }],
  payments: (n) => ['TirClaimPaid', { ...OF_CUSTOMS, amount: SUM, reference: `C-${n - 1}` }],
  withdrawnClaims: (n) => ['TirClaimWithdrawn', { ...OF_CUSTOMS, reference: `C-${n - 1}` }],
  exclusions: () => ['HolderExcluded', OF_CUSTOMS],
  readmissions: () => ['HolderReadmitted', OF_CUSTOMS],
};

const AGENCIES = ['customs', 'veterinary', 'standards'] as const;
const agencyOf = (nth: number): object => ({ agency: AGENCIES[nth % AGENCIES.length] });

export const TOLD_OF_DECLARATION: Telling = {
  lodgements: (n) => ['DeclarationLodged', { place: 'torkham-pk', lodgedBy: `agent ${n}` }],
  channels: (n) => ['RiskChannelAssigned', { channel: n % 2 ? 'green' : 'red' }],
  orders: (n) => ['ExaminationOrdered', { kind: n % 2 ? 'scan' : 'physical', ...agencyOf(n) }],
  examinations: (n) => ['ExaminationDone', { kind: n % 2 ? 'scan' : 'physical', ...agencyOf(n) }],
  duties: (n) => ['DutiesPaid', { amount: SUM, receipt: `R-${n}` }],
  holds: (n) => ['ClearanceHeld', { ...agencyOf(n), reason: `sample ${n}` }],
  liftedHolds: (n) => ['HoldLifted', agencyOf(n)],
  grants: () => ['ClearanceGranted', {}],
  refusals: () => ['ClearanceRefused', { reason: 'goods on the negative list' }],
  gateOuts: (n) => ['GoodsGatedOut', { vehicleIds: [`PK-A${n}`] }],
  withdrawals: () => ['DeclarationWithdrawn', {}],
};
