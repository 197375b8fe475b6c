import { appended } from '../../appended.js';
import { type Recorded } from '../../event/recorded.js';
import { type EscortJoined, type EscortLeft } from '../events/facts.js';
import { type Escort } from '../state/road.state.js';
import {
  canBeOnePlace,
  firstCompared,
  indexOfJustTold,
  isReportedTwice,
  withTold,
} from '../clocks/reported-twice.js';

/** An escort that begins to go along; one that a second unit reports within minutes is the same. */
export function joinEscort(
  convoy: { escorts: readonly Escort[] },
  { id, event: { data } }: Recorded<EscortJoined>,
): void {
  const { escorts } = convoy;
  const { escort, authority = null, vehicleIds = [], occurredAt, place = null } = data;
  const index = indexOfJustTold(
    escorts,
    occurredAt,
    (one) => one.joinedAt,
    (one) =>
      one.escort === escort &&
      canBeOnePlace(one.joinedPlace, place) &&
      isOneGroup(one.vehicleIds, vehicleIds),
  );
  const known = escorts[index];
  if (known) {
    convoy.escorts = escorts.with(index, {
      ...known,
      authority: known.authority ?? authority,
      joinedPlace: known.joinedPlace ?? place,
      evidence: withTold(known.evidence, [id]),
    });
    return;
  }
  const joined = { joinedAt: occurredAt, joinedPlace: place, leftAt: null, leftPlace: null };
  convoy.escorts = appended(escorts, { escort, authority, vehicleIds, ...joined, evidence: [id] });
}

/** An escort that leaves. One that nobody reported to have joined went along since an unknown time. */
export function leaveEscort(
  convoy: { escorts: readonly Escort[] },
  { id, event: { data } }: Recorded<EscortLeft>,
): void {
  const { escorts } = convoy;
  const { escort, vehicleIds = [], occurredAt, place = null } = data;
  const first = firstCompared(escorts);
  const index = escorts
    .slice(first)
    .findLastIndex(
      (one) =>
        one.escort === escort &&
        isOneGroup(one.vehicleIds, vehicleIds) &&
        (one.leftAt === null || isReportedTwice(one.leftAt, occurredAt)),
    );
  const known = escorts[first + index];
  if (index >= 0 && known) {
    convoy.escorts = escorts.with(first + index, {
      ...known,
      leftAt: known.leftAt ?? occurredAt,
      leftPlace: known.leftPlace ?? place,
      evidence: withTold(known.evidence, [id]),
    });
    return;
  }
  const left = { joinedAt: null, joinedPlace: null, leftAt: occurredAt, leftPlace: place };
  convoy.escorts = appended(escorts, { escort, authority: null, vehicleIds, ...left, evidence: [id] });
}

/** Whether two reports can mean the same vehicles: none named is the whole convoy. */
function isOneGroup(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((vehicleId) => other.includes(vehicleId));
}
