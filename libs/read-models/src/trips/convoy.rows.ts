import {
  claimsOf,
  conditionalIrregularitiesOf,
  CONVOY_PREFIX,
  type ConvoyState,
  describeConvoy,
} from '#kafila/domain';
import { type Row, type RowsOfStream, type StreamTip } from '../runner/projection/projection.js';
import { type ConvoyDocument, convoyDocument } from './convoy-document.js';
import { convoySampleCells } from './convoy-sample.cells.js';
import { claimRows, irregularityRows } from './shared.rows.js';
import { vehicleRows } from './vehicle.rows.js';

/** The rows of one convoy. */
export function convoyRows(tip: StreamTip, state: ConvoyState): RowsOfStream {
  const { stream } = tip;
  const convoyId = stream.slice(CONVOY_PREFIX.length);
  const view = describeConvoy(state);
  const document = convoyDocument(convoyId, view, tip);
  return {
    convoys: [convoyRow(document, tip.position)],
    ...vehicleRows(document),
    irregularities: irregularityRows({ stream, kind: 'convoy', convoyId }, [
      ...view.irregularities,
      ...conditionalIrregularitiesOf(state),
    ]),
    claims: claimRows(stream, claimsOf(state, convoyId)),
  };
}

function convoyRow(convoy: ConvoyDocument, position: bigint): Row {
  let search = convoy.convoyId;
  let lastSeenAt: string | null = null;
  for (const { vehicleId, plate, lastSeenAt: seenAt } of convoy.vehicles) {
    search += `\n${vehicleId}\n${plate}`;
    if (seenAt !== null && (lastSeenAt === null || seenAt > lastSeenAt)) lastSeenAt = seenAt;
  }
  return {
    convoy_id: convoy.convoyId,
    status: convoy.status,
    corridor_id: convoy.corridorId,
    regime: convoy.regime,
    planned_departure: convoy.plannedDeparture,
    ended_at: convoy.endedAt,
    last_seen_at: lastSeenAt,
    next_place: convoy.nextPlace,
    position,
    search: search.toLowerCase(),
    ...convoySampleCells(convoy),
    document: JSON.stringify(convoy),
  };
}
