import { type StreamKind } from './stream-name.js';

interface ReportTerms {
  /** What it is about; `any`: whatever the report was about that it takes back. */
  readonly about: StreamKind | 'any';
  readonly kind: string;
  readonly sense: string;
}

/** All types of report: what each is about and what it tells. The lists of types elsewhere follow from this one. */
export const REPORT_TYPES = {
  CheckpointPassed: { about: 'convoy', kind: 'on-the-way', sense: 'Seen at a place on the way.' },
  PositionReported: { about: 'convoy', kind: 'on-the-way', sense: 'A position by satellite.' },
  BorderArrived: {
    about: 'convoy',
    kind: 'borders',
    sense: 'Joined the queue or the truck yard of a border side.',
  },
  BorderEntered: {
    about: 'convoy',
    kind: 'borders',
    sense: 'Called in, through the gate of the control zone.',
  },
  BorderExited: { about: 'convoy', kind: 'borders', sense: 'Left the border side.' },
  BorderActivityRecorded: {
    about: 'convoy',
    kind: 'borders',
    sense:
      'One of the sixteen activities of CPMM, at a border or at a stop in between. `occurredAt` is its start.',
  },
  PlateChanged: {
    about: 'convoy',
    kind: 'on-the-way',
    sense:
      'A vehicle, or a trailer, goes on under another plate. Its history goes on; reports may name it by either plate.',
  },
  VehiclesHalted: { about: 'convoy', kind: 'halts', sense: 'Stopped, and stays for a while.' },
  VehiclesResumed: { about: 'convoy', kind: 'halts', sense: 'Goes on after a halt.' },
  SealsAffixed: { about: 'convoy', kind: 'seals', sense: 'Seals were put on.' },
  SealsVerified: {
    about: 'convoy',
    kind: 'seals',
    sense: 'Seals were looked at: which ones are on, and whether they are whole.',
  },
  SealsBroken: {
    about: 'convoy',
    kind: 'seals',
    sense: 'Seals were found or made broken. Under TIR it needs a certified report (art. 25).',
  },
  SealsReplaced: {
    about: 'convoy',
    kind: 'seals',
    sense: 'Old seals off, new ones on. By customs, for an inspection, it is no breach (TIR art. 24, 35).',
  },
  IncidentReported: { about: 'convoy', kind: 'incidents', sense: 'Something went wrong.' },
  IncidentClosed: {
    about: 'convoy',
    kind: 'incidents',
    sense:
      'What went wrong is put right. Until then it is open, unless it only stopped a vehicle that has gone on.',
  },
  CargoTransshipped: {
    about: 'convoy',
    kind: 'incidents',
    sense: 'A load went from one vehicle into another. Under TIR it needs a certified report (art. 2, 25).',
  },
  EscortJoined: { about: 'convoy', kind: 'escorts-and-expenses', sense: 'An escort goes along from here.' },
  EscortLeft: { about: 'convoy', kind: 'escorts-and-expenses', sense: 'An escort goes along to here.' },
  ExpensePaid: {
    about: 'convoy',
    kind: 'escorts-and-expenses',
    sense: 'Money was paid on the way, outside the activities of a border.',
  },
  CargoDelivered: { about: 'convoy', kind: 'deliveries', sense: 'Handed over to the receiver.' },
  CarnetAccepted: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'Accepted by an office of departure: from here on the guarantee stands (TIR art. 8.4, 19).',
  },
  TirOperationStarted: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'Start: volet 1 torn off at a departure or entry office (TIR art. 1(c), 20).',
  },
  TirOperationTerminated: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'Termination: volet 2 torn off at an exit or destination office (TIR art. 1(d), 28).',
  },
  TirOperationDischarged: {
    about: 'carnet',
    kind: 'carnets',
    sense:
      'Discharge: customs compared both ends and recognise that the operation ended rightly (TIR art. 1(e)).',
  },
  TirStartRefused: {
    about: 'carnet',
    kind: 'carnets',
    sense:
      'An entry office did not accept the carnet; the operation before is ended, the truck stands between two offices.',
  },
  TirControlMade: {
    about: 'carnet',
    kind: 'carnets',
    sense:
      'Controlled on the way: noted, with new seals, on this voucher and all that remain (TIR art. 24, 35).',
  },
  CertifiedReportDrawn: {
    about: 'carnet',
    kind: 'carnets',
    sense:
      'Seals broken, or goods lost or damaged: an authority put it down in the certified report (TIR art. 25).',
  },
  TirTransportSuspended: {
    about: 'carnet',
    kind: 'carnets',
    sense:
      'From this office on it goes without TIR: through a country that is no party, or by choice (TIR art. 26).',
  },
  TirTransportResumed: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'At this office it comes back under TIR (art. 26).',
  },
  TirDestinationSubstituted: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'Another office takes the place of a declared office of destination (TIR art. 27).',
  },
  CarnetReturned: {
    about: 'carnet',
    kind: 'carnets',
    sense: 'The used carnet went back to the association.',
  },
  NonDischargeNotified: {
    about: 'carnet',
    kind: 'claims',
    sense:
      'Customs notify the holder, or their association, that an operation was not discharged (TIR art. 11).',
  },
  TirClaimMade: {
    about: 'carnet',
    kind: 'claims',
    sense: 'Customs claim payment from their guaranteeing association (TIR art. 11).',
  },
  TirClaimPaid: {
    about: 'carnet',
    kind: 'claims',
    sense: 'The guaranteeing association has paid what customs claimed (TIR art. 11).',
  },
  TirClaimWithdrawn: {
    about: 'carnet',
    kind: 'claims',
    sense: 'Customs take their claim back: they know by now that nothing was due (TIR art. 11).',
  },
  HolderExcluded: {
    about: 'carnet',
    kind: 'claims',
    sense:
      'Customs of a country exclude the holder of this carnet from TIR (art. 38): told of one, it counts for all of his carnets.',
  },
  HolderReadmitted: {
    about: 'carnet',
    kind: 'claims',
    sense:
      'Customs of a country admit the holder of this carnet to TIR again (art. 38), with all of his carnets.',
  },
  DeclarationLodged: { about: 'declaration', kind: 'declarations', sense: 'The papers were handed in.' },
  RiskChannelAssigned: {
    about: 'declaration',
    kind: 'declarations',
    sense: 'The risk system sorted it into a channel.',
  },
  ExaminationOrdered: { about: 'declaration', kind: 'declarations', sense: 'The goods are to be looked at.' },
  ExaminationDone: { about: 'declaration', kind: 'declarations', sense: 'The goods were looked at.' },
  DutiesPaid: { about: 'declaration', kind: 'declarations', sense: 'Duties and taxes were paid.' },
  ClearanceHeld: { about: 'declaration', kind: 'declarations', sense: 'An agency holds the goods.' },
  HoldLifted: {
    about: 'declaration',
    kind: 'declarations',
    sense: 'An agency holds the goods no longer, whether or not it has examined them.',
  },
  ClearanceGranted: {
    about: 'declaration',
    kind: 'declarations',
    sense: 'Customs let the goods go: a decision, not the crossing itself.',
  },
  ClearanceRefused: { about: 'declaration', kind: 'declarations', sense: 'Customs do not let the goods go.' },
  GoodsGatedOut: { about: 'declaration', kind: 'declarations', sense: 'The goods left the customs area.' },
  DeclarationWithdrawn: {
    about: 'declaration',
    kind: 'declarations',
    sense: 'The declaration was taken back by whoever lodged it.',
  },
  ReportRetracted: {
    about: 'any',
    kind: 'corrections',
    sense:
      'Takes a report back that was a mistake. Both stay visible. Names the stream of that report by exactly one of convoyId, carnetNumber and declarationRef.',
  },
} as const satisfies Readonly<Record<string, ReportTerms>>;

export type ReportType = keyof typeof REPORT_TYPES;

export type TypeAbout<About extends ReportTerms['about']> = {
  [Type in ReportType]: (typeof REPORT_TYPES)[Type]['about'] extends About ? Type : never;
}[ReportType];

/**
 * The types of report about one kind of stream. The compiler refuses one without an event, and names those left out.
 */
export function typesAbout<About extends StreamKind, Type extends TypeAbout<About>>(
  about: [TypeAbout<About>] extends [Type]
    ? About
    : { readonly withoutEvent: Exclude<TypeAbout<About>, Type> },
): ReadonlySet<string> {
  return new Set(
    Object.entries(REPORT_TYPES).flatMap(([type, terms]) => (terms.about === about ? type : [])),
  );
}
