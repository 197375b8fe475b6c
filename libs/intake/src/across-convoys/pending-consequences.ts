import { type ConvoyDecision } from '#kafila/domain';
import { v5 as uuidv5 } from 'uuid';

/** What a split or a merge, once decided, has to bring about in the stream of another convoy. */
export interface Consequence {
  readonly convoyId: string;
  readonly decisionId: string;
  /** The convoy that it is to be written to. */
  readonly inConvoyId: string;
  /** Which part of the split, from 0; null: a merge. */
  readonly part: number | null;
}

/** What follows from a decision in other streams. Most decisions concern one convoy only. */
export function consequencesOf(
  convoyId: string,
  decisionId: string,
  { type, data }: ConvoyDecision,
): readonly Consequence[] {
  if (type === 'ConvoySplit') {
    return data.parts.map((part, index) => ({
      convoyId,
      decisionId,
      inConvoyId: part.convoyId,
      part: index,
    }));
  }
  if (type === 'ConvoyMerged' && data.vehicleIds.length > 0) {
    return [{ convoyId, decisionId, inConvoyId: data.into, part: null }];
  }
  return [];
}

/**
 * The id of one of the events that a consequence consists of. It follows from the decision, so that a process that writes
 * the consequence again finds it written.
 */
export function consequenceId({ decisionId, part }: Consequence, ordinal: number): string {
  return uuidv5(`${part ?? 0}.${ordinal}`, decisionId);
}

/** The consequences that no stream shows yet, as a process leaves them that dies between two appends. */
export class PendingConsequences {
  readonly #open = new Map<string, Consequence>();

  note(convoyId: string, decisionId: string, decision: ConvoyDecision): void {
    this.#open.delete(decisionId);
    for (const consequence of consequencesOf(convoyId, decisionId, decision)) {
      this.#open.set(consequenceId(consequence, 0), consequence);
    }
  }

  isDone(consequence: Consequence): void {
    this.#open.delete(consequenceId(consequence, 0));
  }

  all(): readonly Consequence[] {
    return [...this.#open.values()];
  }
}
