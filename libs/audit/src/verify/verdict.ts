import { type LostLeaves } from '../log/lost-leaves.js';

/** What is wrong. Each code stands for one way in which a store or a log can be altered or damaged. */
export type FaultCode =
  /** The event cannot be read, or was written by something else than the store. */
  | 'unreadable'
  /** An event of the log is not in the store any more. */
  | 'missing'
  /** The store has an event between two of the log that the log does not know. */
  | 'inserted'
  /** The event is in the log at another place. */
  | 'reordered'
  /** The event has other content than what was logged. */
  | 'changed'
  /** The store ends before the log, or before a checkpoint that was kept. */
  | 'tail-missing'
  /** The event lies at another position than when it was logged. */
  | 'position-changed'
  /** A position does not follow the one before. */
  | 'position-gap'
  /** A stream has not all revisions from 0 on, in order. */
  | 'revision-gap'
  /** The store hides events of a stream, which was deleted or cut off there; they are in its log until a scavenge. */
  | 'stream-removed'
  /** A stream has the same event id, or the same report, twice. */
  | 'id-repeated'
  /** The file of the store is damaged, an index of it says something else than its tables, or it has what no Kafila made. */
  | 'store-file'
  /** A tile, bundle or index of the log is missing or differs from what the store gives. */
  | 'log-file'
  /** A checkpoint or a binding is not signed by a key that is known, was altered, or is none. */
  | 'checkpoint-unsigned'
  /** A checkpoint has another root than the store gives for its size. */
  | 'root-differs';

/** The first thing that is wrong. */
export interface Fault {
  readonly code: FaultCode;
  /** The position at which it shows; null for what concerns a checkpoint only. */
  readonly position: bigint | null;
  /** Index of the leaf, from 0; null where there is none. */
  readonly leaf: number | null;
  /** What is wrong, as a sentence. */
  readonly sentence: string;
}

/** How far a verification has come. */
export interface VerifyProgress {
  /** Events looked at so far. */
  readonly events: number;
  readonly position: bigint;
  /** Position of the last event when it began. */
  readonly head: bigint;
}

/** What a verification found. */
export type Verdict =
  | {
      readonly outcome: 'intact';
      readonly events: number;
      /** Position of the last event. */
      readonly position: bigint;
      /** Root over all events of the store, as many as `events`. */
      readonly root: Uint8Array;
      /** Events that no checkpoint covers yet: recorded since the last one. */
      readonly unsigned: number;
      /** Sizes of the checkpoints that were verified, the cosigned one among them. */
      readonly checkpoints: readonly number[];
      /** How many bindings of rows were verified: their signatures, and that the events up to there give their roots. */
      readonly bindings: number;
      /** What lies in the folder of the log and was not compared, in sentences. */
      readonly notLookedAt: readonly string[];
      /** Leaves whose events are lost for ever, as a key of the log has signed. They are in no event counted above. */
      readonly lost?: readonly LostLeaves[];
    }
  | {
      readonly outcome: 'broken';
      /** Events before the fault. They are as the files of the log have them, which may have been altered too. */
      readonly events: number;
      /** So many of the first leaves are what a checkpoint or a binding was signed over. */
      readonly proven: number;
      readonly fault: Fault;
    };
