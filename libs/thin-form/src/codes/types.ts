import { codeTable } from './code-table.js';

/** The types of report that have a code. **Add at the end only**: a code is a place in this list, for ever. */
export const TYPES = codeTable(`
CheckpointPassed PositionReported BorderArrived BorderEntered BorderExited BorderActivityRecorded
PlateChanged VehiclesHalted VehiclesResumed SealsAffixed SealsVerified SealsBroken SealsReplaced
IncidentReported IncidentClosed CargoTransshipped EscortJoined EscortLeft ExpensePaid CargoDelivered
CarnetAccepted TirOperationStarted TirOperationTerminated TirOperationDischarged TirStartRefused
TirControlMade CertifiedReportDrawn TirTransportSuspended TirTransportResumed
TirDestinationSubstituted CarnetReturned NonDischargeNotified TirClaimMade TirClaimPaid
TirClaimWithdrawn HolderExcluded HolderReadmitted DeclarationLodged RiskChannelAssigned
ExaminationOrdered ExaminationDone DutiesPaid ClearanceHeld HoldLifted ClearanceGranted
ClearanceRefused GoodsGatedOut DeclarationWithdrawn ReportRetracted
`);
