import { type IrregularityCode } from '../../irregularity/catalogue.js';
import { type Unless } from '../../irregularity/irregularity.js';

/** Something that does not fit, waiting for something that explains it. Becomes an irregularity in the view. */
export interface ConvoyIrregularity {
  readonly code: IrregularityCode;
  readonly vehicleIds: readonly string[];
  readonly evidence: readonly string[];
  readonly occurredAt: string;
  /** What in another stream would explain it. */
  readonly unless?: Unless;
}

/** The latest irregularity with all before it, so that one more costs the same however many there are; null: none. */
export type ConvoyIrregularities = {
  readonly latest: ConvoyIrregularity;
  readonly before: ConvoyIrregularities;
} | null;
