/** How often road events happen. Shares are probabilities between 0 and 1. None of it was measured. */
export interface RoadEventParameters {
  /** Of the convoys, how many run under TIR where their corridor allows it. */
  readonly tirShare: number;
  /** Of the convoys on a corridor out and back, how many return as a convoy of their own. */
  readonly returnShare: number;
  /** Of the convoys whose road forks, how many split there. */
  readonly splitShare: number;
  /** Of the convoys that pass a yard, how many take another convoy in there. */
  readonly mergeShare: number;
  /** Of the convoys that come to Torkham from Pakistan, how many find it shut and are diverted through Chaman. */
  readonly diversionShare: number;
  readonly recallShare: number;
  readonly cancelShare: number;
  /** Of the sides passed by a vehicle, how many hold it for customs longer than usual. */
  readonly customsHoldShare: number;
  readonly customsHoldHours: number;
  /** Of the sides passed by a vehicle, at how many its activities are recorded. */
  readonly activityShare: number;
  /** Of the offices passed by a vehicle, how many look at its seals. */
  readonly sealCheckShare: number;
  /** Of the loads, how many are declared where they leave their country. */
  readonly exportDeclarationShare: number;
  /** Of the export declarations, how many are sent back first: refused, or withdrawn by the agent. */
  readonly secondDeclarationShare: number;
  /** Of the transit declarations, beside the export declaration: at how many inbound sides one is lodged. */
  readonly transitDeclarationShare: number;
  /** Of the offices passed under seal, at how many customs opens the load and puts new seals on. */
  readonly inspectionShare: number;
  /** Of the entries under TIR, how many are refused first. */
  readonly startRefusedShare: number;
  /** Of the TIR transports that could, how many leave TIR for a stretch. */
  readonly suspensionShare: number;
  /** Of the terminations, how many are made with a reservation. */
  readonly reservationShare: number;
  /** Troubles of one vehicle of a group, per 100 places that the group passes. */
  readonly breakdownsPer100Places: number;
  readonly sealsBrokenPer100Places: number;
  readonly roadInspectionsPer100Places: number;
  /** How a breakdown ends; the rest is repaired. */
  readonly replacedShare: number;
  readonly withdrawnShare: number;
  readonly transshippedShare: number;
  readonly repairHours: number;
  /** Of the stretches on which escorts are usual, how many are escorted. */
  readonly escortShare: number;
  /** Of the places passed by a vehicle, at how many it buys fuel or pays a toll. */
  readonly expenseShare: number;
}

export const roadEventDefaults: RoadEventParameters = {
  tirShare: 0.75,
  returnShare: 0.6,
  splitShare: 0.15,
  mergeShare: 0.03,
  diversionShare: 0.05,
  recallShare: 0.01,
  cancelShare: 0.015,
  customsHoldShare: 0.06,
  customsHoldHours: 14,
  activityShare: 0.25,
  sealCheckShare: 0.7,
  exportDeclarationShare: 0.9,
  secondDeclarationShare: 0.02,
  transitDeclarationShare: 0.25,
  inspectionShare: 0.04,
  startRefusedShare: 0.004,
  suspensionShare: 0.3,
  reservationShare: 0.01,
  breakdownsPer100Places: 0.7,
  sealsBrokenPer100Places: 0.25,
  roadInspectionsPer100Places: 2,
  replacedShare: 0.2,
  withdrawnShare: 0.08,
  transshippedShare: 0.12,
  repairHours: 7,
  escortShare: 0.6,
  expenseShare: 0.04,
};

/** Every event often: for tests that must meet everything in a few convoys. */
export const allRoadEvents: RoadEventParameters = {
  tirShare: 0.8,
  returnShare: 0.8,
  splitShare: 0.5,
  mergeShare: 0.15,
  diversionShare: 0.3,
  recallShare: 0.05,
  cancelShare: 0.03,
  customsHoldShare: 0.2,
  customsHoldHours: 14,
  activityShare: 0.5,
  sealCheckShare: 0.85,
  exportDeclarationShare: 0.95,
  secondDeclarationShare: 0.1,
  transitDeclarationShare: 0.4,
  inspectionShare: 0.12,
  startRefusedShare: 0.05,
  suspensionShare: 0.6,
  reservationShare: 0.05,
  breakdownsPer100Places: 6,
  sealsBrokenPer100Places: 3,
  roadInspectionsPer100Places: 5,
  replacedShare: 0.3,
  withdrawnShare: 0.15,
  transshippedShare: 0.25,
  repairHours: 7,
  escortShare: 0.8,
  expenseShare: 0.1,
};

/** No event at all: convoys only drive, cross borders and deliver. */
export const noRoadEvents: RoadEventParameters = {
  tirShare: 0,
  returnShare: 0,
  splitShare: 0,
  mergeShare: 0,
  diversionShare: 0,
  recallShare: 0,
  cancelShare: 0,
  customsHoldShare: 0,
  customsHoldHours: 14,
  activityShare: 0,
  sealCheckShare: 0,
  exportDeclarationShare: 0,
  secondDeclarationShare: 0,
  transitDeclarationShare: 0,
  inspectionShare: 0,
  startRefusedShare: 0,
  suspensionShare: 0,
  reservationShare: 0,
  breakdownsPer100Places: 0,
  sealsBrokenPer100Places: 0,
  roadInspectionsPer100Places: 0,
  replacedShare: 0,
  withdrawnShare: 0,
  transshippedShare: 0,
  repairHours: 7,
  escortShare: 0,
  expenseShare: 0,
};

/** Events of trips in the news: none that would contradict what was published. */
export const roadEventsInTheNews: RoadEventParameters = {
  ...noRoadEvents,
  activityShare: 0.3,
  sealCheckShare: 0.8,
  exportDeclarationShare: 1,
  transitDeclarationShare: 0.25,
  inspectionShare: 0.04,
  escortShare: 0.5,
  expenseShare: 0.03,
};
