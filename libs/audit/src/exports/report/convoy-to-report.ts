import { type EventReader } from '#kafila/event-store';
import { type CarnetDocument, type ConvoyDocument, type DeclarationDocument } from '#kafila/read-models';
import { type HistoryToExport } from '../history-to-export.js';

/** What does not fit, as the API shows it. */
export interface ShownIrregularity {
  readonly code: string;
  readonly severity: string;
  readonly since: string;
  readonly vehicleIds: readonly string[];
  /** Ids of the reports that show it, the first ones where they are many. */
  readonly evidence: readonly string[];
  readonly reports: number;
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
}

interface WithSkipped {
  /** Events that somebody has left out of what is shown, with a reason. */
  readonly skippedEvents?: readonly {
    readonly eventId: string;
    readonly by: string;
    readonly reason: string;
  }[];
}

export type ShownConvoy = ConvoyDocument &
  WithSkipped & { readonly irregularities: readonly ShownIrregularity[] };

/** What the transparency log has signed. */
export interface LoggedUpTo {
  /** The signed note as it was published. */
  readonly note: string;
  /** The name of the log, which issues the report. */
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** Of the last event in the log. */
  readonly position: bigint;
}

/** All that the report of a convoy is made of, as of one position. */
export interface ConvoyToReport extends HistoryToExport {
  readonly store: Pick<EventReader, 'readStream'>;
  readonly convoy: ShownConvoy;
  readonly carnets: readonly CarnetDocument[];
  readonly declarations: readonly DeclarationDocument[];
  /** Null where no log is kept. */
  readonly log: LoggedUpTo | null;
}
