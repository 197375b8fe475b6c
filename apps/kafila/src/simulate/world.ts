import {
  allTroubles,
  type Decision,
  simulate,
  type SimulatedConvoy,
  type Simulation,
} from '#kafila/simulation';

/** Which world to simulate. */
export interface World {
  readonly seed: number;
  /** Scenarios: convoys that set out, each with those that come of it. */
  readonly convoys: number;
  /** The number of the first. */
  readonly from: number;
  readonly allTroubles: boolean;
}

/** Makes scenarios one at a time, each decision and each report marked as synthetic. */
export function* worldOf({ seed, convoys, from, allTroubles: all }: World): Generator<SimulatedConvoy, void> {
  const simulation: Simulation = { seed, convoys, from };
  for (const convoy of simulate(all ? { ...simulation, parameters: allTroubles } : simulation)) {
    yield marked(convoy);
  }
}

/** In a store, nothing else would tell it from what really happened. */
function marked(convoy: SimulatedConvoy): SimulatedConvoy {
  return {
    ...convoy,
    decisions: convoy.decisions.map(
      (decision) => ({ ...decision, body: { ...decision.body, synthetic: true } }) as Decision,
    ),
    reports: convoy.reports.map((sent) => ({
      ...sent,
      report: { ...sent.report, synthetic: true },
      resent: sent.resent.map((again) => ({ ...again, report: { ...again.report, synthetic: true } })),
    })),
  };
}
