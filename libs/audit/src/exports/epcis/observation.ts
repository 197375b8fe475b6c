import { type Happened, type Of, type StreamSubject } from '#kafila/domain';
import { type OwnStep } from './identifiers.js';

/** The words of CBV 2.0 that Kafila uses; each stands in GS1's schema. */
export type BizStep =
  | OwnStep
  | 'accepting'
  | 'arriving'
  | 'assembling'
  | 'commissioning'
  | 'decommissioning'
  | 'departing'
  | 'disassembling'
  | 'entering_exiting'
  | 'holding'
  | 'inspecting'
  | 'loading'
  | 'packing'
  | 'receiving'
  | 'repairing'
  | 'replacing'
  | 'transporting'
  | 'unloading';

export type Disposition =
  | 'active'
  | 'completeness_verified'
  | 'conformant'
  | 'container_closed'
  | 'container_open'
  | 'damaged'
  | 'in_progress'
  | 'in_transit'
  | 'inactive'
  | 'non_conformant'
  | 'unavailable';

export interface BizTransaction {
  readonly type: string;
  readonly bizTransaction: string;
}

interface Observed {
  readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
  readonly bizStep: BizStep;
  readonly disposition?: Disposition;
  /** Slug of where it was observed, where the event names it in no `place`. */
  readonly place?: string;
  /** What it is about is there afterwards (`bizLocation`). */
  readonly stays?: true;
  /** Tells the second and further observations of one event from the first, which bears the id of the event itself. */
  readonly part?: string;
  readonly bizTransactionList?: readonly BizTransaction[];
}

/** What EPCIS says of one event, but for what all events say: when, where, who reported it. */
export type Observation =
  | (Observed & { readonly type: 'ObjectEvent'; readonly epcList: readonly string[] })
  | (Observed & {
      readonly type: 'AggregationEvent';
      readonly parentID: string;
      /** Absent, on DELETE only: all that are aggregated to the parent. */
      readonly childEPCs?: readonly string[];
    })
  | (Observed & {
      readonly type: 'TransactionEvent';
      readonly epcList: readonly string[];
      readonly bizTransactionList: readonly BizTransaction[];
    });

/** An event to export, with the stream it is from. */
export interface Source {
  readonly subject: StreamSubject;
  readonly id: string;
}

/** For every type of event what EPCIS says of it: a type that is missing does not compile. */
export type Mapping<Event extends Of<string, Happened>> = {
  readonly [Type in Event['type']]: (
    data: Extract<Event, { readonly type: Type }>['data'],
    source: Source,
  ) => readonly Observation[];
};
