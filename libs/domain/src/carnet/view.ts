import { placeOf } from '../geography/geography.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { type Money } from '../event/happened.js';
import { dayAt } from '../geography/local-time.js';
import {
  type Acceptance,
  type Assignment,
  type CarnetIssue,
  type CarnetState,
  type CertifiedReport,
  type RefusedStart,
  type StatedSeals,
  type Substitution,
  type Suspension,
  type TirControl,
} from './state/carnet.state.js';
import { isHeavyOrBulky } from './state/heavy-goods.js';
import { destinationOfficesNow } from './state/destinations.js';
import { guaranteeLimit } from './convention/guarantee.js';
import { irregularitiesOfCarnet } from './irregularities.js';
import { describeLiability, type LiabilityView } from './liability/liability-view.js';
import { describeOperation, type TirOperationView } from './operation-view.js';
import { type CarnetStatus, statusOf } from './state/status.js';
import { capacityOf } from './convention/vouchers.js';

/** The most that customs of a country can claim, from the day on which its guarantee stands (TIR art. 8.3, 8.4). */
export interface CountryGuarantee {
  readonly country: string;
  /** Calendar day at the office that accepted the carnet or started the operation. */
  readonly since: string;
  readonly limit: Money;
}

/** A carnet as the API shows it. What is not known is null; what is inferred has no time. */
export interface CarnetView {
  /** Null where its issue was not recorded; its stream bears the number. */
  readonly carnetNumber: string | null;
  readonly status: CarnetStatus;
  readonly issued: CarnetIssue | null;
  /** How many operations it is good for, and for how many it was used as far as is known. */
  readonly capacity: {
    readonly vouchers: number | null;
    readonly operations: number | null;
    readonly used: number;
  };
  readonly assignments: readonly Assignment[];
  /** By the last assignment of the desk, else by the last fact that named them. */
  readonly convoyId: string | null;
  readonly vehicleId: string | null;
  readonly acceptances: readonly Acceptance[];
  /** In the order of travel. */
  readonly operations: readonly TirOperationView[];
  readonly refusedStarts: readonly RefusedStart[];
  /**
   * The two offices that the truck stands between since a start was refused: the one that terminated the operation before
   * (null where nobody reported it), and the one that refused. Null where it does not stand so.
   */
  readonly standingBetween: {
    readonly terminationOffice: string | null;
    readonly refusedBy: string;
    readonly since: string;
  } | null;
  readonly suspensions: readonly Suspension[];
  readonly controls: readonly TirControl[];
  readonly certifiedReports: readonly CertifiedReport[];
  readonly seals: StatedSeals | null;
  /** Endorsed for heavy or bulky goods, as an office of departure told. */
  readonly heavyOrBulky: boolean;
  readonly substitutions: readonly Substitution[];
  readonly destinationOffices: readonly string[] | null;
  readonly guarantees: readonly CountryGuarantee[];
  /** What customs notified, claimed and were paid, and where they exclude the holder (TIR art. 11, 38). */
  readonly liability: LiabilityView;
  readonly returnedAt: string | null;
  readonly irregularities: readonly Irregularity[];
}

export function describeCarnet(state: CarnetState): CarnetView {
  const { issued, assignments, operations, stated } = state;
  const assigned = assignments.at(-1);
  return {
    carnetNumber: issued?.carnetNumber ?? null,
    status: statusOf(state),
    issued,
    capacity: {
      vouchers: issued?.vouchers ?? null,
      operations: issued ? capacityOf(issued.vouchers) : null,
      used: operations.length,
    },
    assignments,
    convoyId: assigned?.convoyId ?? stated.convoyId,
    vehicleId: assigned?.vehicleId ?? stated.vehicleId,
    acceptances: state.acceptances,
    operations: operations.map((operation, i) => describeOperation(operation, operations[i + 1])),
    refusedStarts: state.refusedStarts,
    standingBetween: standingBetween(state),
    suspensions: state.suspensions,
    controls: state.controls,
    certifiedReports: state.certifiedReports,
    seals: state.seals,
    heavyOrBulky: isHeavyOrBulky(state),
    substitutions: state.substitutions,
    destinationOffices: destinationOfficesNow(state),
    guarantees: guaranteesOf(state),
    liability: describeLiability(state),
    returnedAt: state.returned?.at ?? null,
    irregularities: irregularitiesOfCarnet(state),
  };
}

function standingBetween({
  standingRefusal,
  operations,
  returned,
}: CarnetState): CarnetView['standingBetween'] {
  const before = operations.at(-1);
  if (!standingRefusal || !before || returned) return null;
  const { place, at } = standingRefusal;
  return { terminationOffice: before.termination?.place ?? null, refusedBy: place, since: at };
}

/**
 * The liability begins with the acceptance at departure; in each later country with the start of the operation, or with the
 * resumption of a suspended transport before it (TIR art. 8.4, 26).
 */
function guaranteesOf({ acceptances, operations, suspensions }: CarnetState): readonly CountryGuarantee[] {
  const resumptions = new Map(
    suspensions.flatMap(({ resumed }) => (resumed ? [[resumed.place, resumed] as const] : [])).reverse(),
  );
  const begins = [
    ...acceptances,
    ...operations.flatMap(({ start }) => {
      if (!start) return [];
      const first = resumptions.get(start.place);
      return first && first.at < start.at ? first : start;
    }),
  ];
  const guarantees = new Map<string, CountryGuarantee>();
  for (const { place, at } of begins) {
    const { country } = placeOf(place);
    const since = dayAt(place, at);
    if (!guarantees.has(country))
      guarantees.set(country, { country, since, limit: guaranteeLimit(country, since) });
  }
  return [...guarantees.values()];
}
