import {
  ascending,
  type Claim,
  convoyOfStream,
  convoyStream,
  explains,
  type Explanation,
  type Irregularity,
  readmitted,
} from '#kafila/domain';
import { type OwnedIrregularity, unlessOf } from '../../tables/streams/irregularity.table.js';
import { reportTakenBack, type ReportInStream } from '../../tables/streams/report-id.table.js';
import { type StreamView } from '../../trips/rows/stream-view.js';
import { type ConflictKind, rivalOf } from './conflict-kinds.js';
import { type ClaimPair, type HeldClaim } from './conflicts.js';
import { type ReportsSeen } from './reports-seen.js';
import { type StreamIrregularity, whichShow } from './which-show.js';

/** An irregularity as every read gives it. */
export interface ShownIrregularity extends Irregularity {
  readonly convoyIds: readonly string[];
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
}

/** What other streams tell. */
export interface ToldElsewhere {
  readonly claims: readonly Claim[];
  readonly explanations: readonly Explanation[];
  /** With those of the convoy itself. */
  readonly reports: ReportsSeen;
}

/** What one stream tells of irregularities. */
type View = Pick<StreamView, 'kind' | 'id' | 'irregularities' | 'claims' | 'explanations'>;

/**
 * What does not fit in a convoy by what streams tell, folded and not yet rows: as a read of their rows shows it.
 *
 * @param views of its own stream and those of its carnets and declarations
 * @param elsewhere what other convoys tell; null: without what only two streams together show
 */
export function irregularitiesShownBy(
  convoyId: string,
  views: readonly View[],
  elsewhere: ToldElsewhere | null,
): readonly ShownIrregularity[] {
  const claims = [...views.flatMap((view) => view.claims), ...(elsewhere?.claims ?? [])];
  const mine = claims.filter((claim) => claim.convoyId === convoyId);
  const carnets = new Set(mine.flatMap(({ kind, key }) => (kind === 'carnet' ? [key] : [])));
  const explanations = new Map<string, Explanation[]>();
  for (const one of [...views, ...(elsewhere ? [elsewhere] : [])].flatMap((each) => each.explanations)) {
    const known = explanations.get(one.of);
    if (known) known.push(one);
    else explanations.set(one.of, [one]);
  }
  const irregularities = views.flatMap((view) =>
    view.irregularities
      .filter((one) => one.convoyId === convoyId || (view.kind === 'carnet' && carnets.has(view.id)))
      .map((one) => streamIrregularityBy(one, explanations)),
  );
  const pairs =
    elsewhere === null
      ? []
      : [
          ...pairsWith(mine, claims, explanations),
          ...elsewhere.reports
            .sharedBy(convoyStream(convoyId))
            .filter((pair) =>
              pair.every((one) => !explanations.has(reportTakenBack(one.stream, one.reportId))),
            )
            .map(([one, other]): ClaimPair => [heldReport(one), heldReport(other)]),
        ];
  const shown = whichShow({ irregularities, pairs });
  return shown.map((json) => JSON.parse(json) as ShownIrregularity);
}

type Explanations = ReadonlyMap<string, readonly Explanation[]>;

function streamIrregularityBy(
  { irregularity, convoyId, carnetNumber, declarationRef }: OwnedIrregularity,
  explanations: Explanations,
): StreamIrregularity {
  const { code, severity, since, reports, vehicleIds, evidence } = irregularity;
  const unless = unlessOf(irregularity);
  const explained = unless
    ? (explanations.get(unless.of) ?? []).filter(({ at }) => explains(unless, at))
    : [];
  return {
    ...{ code, severity, since, reports, convoyId, carnetNumber, declarationRef },
    vehicleIds: JSON.stringify(vehicleIds),
    evidence: JSON.stringify(evidence),
    unlessAfter: unless?.after ?? null,
    unlessBefore: unless?.before ?? null,
    explainedAt: explained.map(({ at }) => at).sort(ascending)[0] ?? null,
  };
}

function pairsWith(
  mine: readonly Claim[],
  claims: readonly Claim[],
  explanations: Explanations,
): readonly ClaimPair[] {
  const byThing = new Map<string, Claim[]>();
  for (const claim of claims) {
    const known = byThing.get(thingOf(claim));
    if (known) known.push(claim);
    else byThing.set(thingOf(claim), [claim]);
  }
  return mine.flatMap((one) =>
    (byThing.get(thingOf({ ...one, kind: rivalOf(one.kind) })) ?? [])
      .filter((other) => other.holder !== one.holder)
      .map((other): ClaimPair => [held(one, byThing, explanations), held(other, byThing, explanations)]),
  );
}

function thingOf({ kind, key }: { readonly kind: ConflictKind; readonly key: string }): string {
  return `${kind} ${key}`;
}

/** A vehicle has left its convoy for good when the last claim of the convoy on it ends; an exclusion ends as streams tell. */
function held(
  claim: Claim,
  byThing: ReadonlyMap<string, readonly Claim[]>,
  explanations: Explanations,
): HeldClaim {
  if (claim.kind === 'exclusion') {
    const ends = (explanations.get(readmitted(claim.key)) ?? []).filter(({ at }) => at >= claim.from);
    return { ...claim, leftAt: ends.map(({ at }) => at).sort(ascending)[0] ?? null };
  }
  if (claim.kind === 'vehicle') return { ...claim, leftAt: null };
  const belonging = byThing.get(thingOf({ kind: 'vehicle', key: claim.holder })) ?? [];
  const last = belonging.findLast(({ convoyId }) => convoyId === claim.convoyId);
  return { ...claim, leftAt: last?.until ?? null };
}

function heldReport({ stream: holder, reportId: key, occurredAt: from }: ReportInStream): HeldClaim {
  const convoyId = convoyOfStream(holder) ?? '';
  return { kind: 'report', key, holder, convoyId, from, until: null, leftAt: null };
}
