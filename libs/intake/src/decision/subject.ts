import { carnetStream, convoyStream } from '#kafila/domain';

/** What names the subject of a decision in the API: of a convoy its id, of a carnet its number. */
export type Subject = OnConvoy | OnCarnet;
export interface OnConvoy {
  readonly convoyId: string;
}
export interface OnCarnet {
  /** Normalised. */
  readonly carnetNumber: string;
}

/** The stream that keeps the decisions on it. */
export function streamOf(subject: Subject): string {
  return 'convoyId' in subject ? convoyStream(subject.convoyId) : carnetStream(subject.carnetNumber);
}
