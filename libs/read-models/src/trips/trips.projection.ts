import { FOLD_VERSION, UNIT_PREFIX } from '#kafila/domain';
import { type Projection } from '../runner/projection/projection.js';
import { reportLines } from './kinds/reports-in.js';
import { reportIdTable, sharedReportTable } from '../tables/streams/report-id.table.js';
import { versionOf } from '../tables/descriptor/version.js';
import { carnets } from './kinds/carnet.kind.js';
import { convoys } from './kinds/convoy.kind.js';
import { NOTED_TABLES, noteConvoyChanges, noteRepairedConvoys } from './changes/convoy-changes.js';
import { declarations } from './kinds/declaration.kind.js';
import { readKeyPlaces, streamsSignedBy } from './kinds/key-places.js';
import { units } from './kinds/unit.kind.js';
import { lastEvents } from './changes/last-events.js';
import { differingRows } from './changes/differing-rows.js';

const NAME = 'trips';
const kinds = [convoys, carnets, declarations, units];
const tables = [...new Set(kinds.flatMap((kind) => kind.tables)), sharedReportTable];

/** Convoys, carnets and declarations as they are now, and the keys of units, all at one position. */
export const trips: Projection = {
  name: NAME,
  version: versionOf(FOLD_VERSION, tables),
  kinds,
  tables,
  ledger: { index: reportIdTable, shared: sharedReportTable, linesOf: reportLines },
  keys: { prefix: UNIT_PREFIX, read: readKeyPlaces, signedBy: streamsSignedBy },
  noted: NOTED_TABLES,
  noteChanges: noteConvoyChanges,
  noteRepair: noteRepairedConvoys,
  lastEvents,
  differing: (db) => differingRows(db, NAME),
};
