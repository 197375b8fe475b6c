/** The last event of a stream that its fold holds. */
export interface StreamTip {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

/** The last event that a document of the API rests on. */
export interface LastEvent {
  /** Its place in its stream. */
  readonly revision: number;
  /** Its place among all events, a decimal string. */
  readonly position: string;
}

export function restingOn<Document extends object>(
  document: Document,
  { revision, position }: StreamTip,
): Document & LastEvent {
  return { ...document, revision, position: position.toString() };
}
