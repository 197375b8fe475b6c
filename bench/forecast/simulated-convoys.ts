import {
  ascending,
  type ConvoyEvent,
  convoyStream,
  type ConvoyView,
  describeConvoy,
  foldConvoy,
  type MeasuredConvoy,
  measuredIn,
  type Recorded,
} from '#kafila/domain';
import { simulate, type Truth } from '#kafila/simulation';
import { historyOf } from '#kafila/simulation/testing';

/** A simulated convoy that set out, as it was reported to the server. Times are milliseconds of the epoch. */
export interface SimulatedConvoy {
  readonly convoyId: string;
  /** In the order in which it was recorded. */
  readonly recorded: readonly Recorded<ConvoyEvent>[];
  readonly truth: Truth;
  readonly dispatchedAt: number;
  /** When it had ended and the last word of it had come in. */
  readonly overAt: number;
  /** What was recorded of it in the end. */
  readonly measured: MeasuredConvoy;
}

/** The convoys of so many scenarios that set out on a year of days, with all the faults of their reports. */
export function simulatedConvoys(scenarios: number): readonly SimulatedConvoy[] {
  const convoys: SimulatedConvoy[] = [];
  for (const scenario of simulate({ seed: 2026, convoys: scenarios })) {
    const { streams } = historyOf(scenario);
    for (const convoyId of scenario.convoys) {
      const recorded = (streams.get(convoyStream(convoyId)) ?? []) as readonly Recorded<ConvoyEvent>[];
      const view = describeConvoy(foldConvoy(recorded));
      if (view.dispatchedAt === null) continue;
      const inOrder = recorded.toSorted((a, b) => ascending(a.recordedAt, b.recordedAt));
      const lastWord = inOrder.at(-1)?.recordedAt ?? '';
      convoys.push({
        convoyId,
        recorded: inOrder,
        truth: scenario.truth,
        dispatchedAt: Date.parse(view.dispatchedAt),
        overAt: Math.max(Date.parse(view.endedAt ?? view.dispatchedAt), Date.parse(lastWord)),
        measured: measuredIn(view),
      });
    }
  }
  return convoys;
}

/** A convoy as it was known at an instant, RFC 3339 in UTC. */
export function knownAt({ recorded }: SimulatedConvoy, instant: string): ConvoyView {
  return describeConvoy(foldConvoy(recorded.filter(({ recordedAt }) => recordedAt <= instant)));
}
