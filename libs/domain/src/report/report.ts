import { type CarnetFact } from '../carnet/events/carnet.events.js';
import { type ConvoyFact } from '../convoy/events/facts.js';
import { type DeclarationFact } from '../declaration/declaration.events.js';
import { type Position } from '../event/happened.js';
import { type ReportType } from '../event/report-types.js';
import { type ReportRetracted } from '../event/retraction.js';
import { type Unit } from '../event/recorded.js';

export type FactEvent = ConvoyFact | CarnetFact | DeclarationFact | ReportRetracted;

/**
 * One fact as a field unit sends it: of the right shape, but with places, instants and numbers as the unit wrote them.
 * `readReport` makes an event of it. A report about a convoy names its `convoyId`, one about a carnet its
 * `carnetNumber`, one about a declaration its `declarationRef`; a retraction the stream of the report it takes back.
 */
export interface Report {
  readonly reportId: string;
  readonly type: ReportType;
  readonly occurredAt: string;
  /** The convoy it is about; on a report about a carnet or a declaration, the convoy it belongs to, where known. */
  readonly convoyId?: string;
  readonly carnetNumber?: string;
  readonly declarationRef?: string;
  readonly unit: Unit;
  readonly vehicleIds?: readonly string[];
  readonly place?: string;
  readonly position?: Position;
  readonly note?: string;
  readonly synthetic?: true;
  /** What the type of report says beyond that, as its schema allows. */
  readonly [field: string]: unknown;
}
