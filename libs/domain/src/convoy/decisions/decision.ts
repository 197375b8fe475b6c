import { type DeskCommand } from '../../decision/desk-command.js';
import { type Refused } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type KnownElsewhere } from '../members/known-elsewhere.js';
import { type ConvoyState } from '../state/convoy.state.js';

export type Verdict<Event extends Of<string, Happened>> = { readonly events: readonly Event[] } | Refused;

/** Who comes and goes by a decision. The desk keeps from this which vehicle is in which convoy. */
export interface Moves {
  /** Vehicles that leave the convoy; `all`: every one that is in it. */
  readonly leave?: readonly string[] | 'all';
  readonly join?: readonly {
    readonly vehicleId: string;
    readonly carnetNumber?: string;
    /** Ids of its plate and of those that it took before, where they are not its own. */
    readonly alsoKnownAs?: readonly string[];
    /** The convoy that it joins; default: the one that is decided on. */
    readonly convoyId?: string;
  }[];
}

export const NOBODY_MOVES: Moves = {};

/** One decision of the dispatch desk: the command that asks for it, the event that records it, and what it changes. */
export interface Decision<
  Command extends DeskCommand,
  Event extends Of<string, Happened>,
  FurtherEvent extends Of<string, Happened> = never,
> {
  readonly command: Command['type'];
  readonly event: Event['type'];
  /**
   * Which facts read otherwise because of it. A fact from before the decision may be folded already: then the convoy is
   * folded again, unless no fact is affected.
   */
  readonly affects: 'no fact' | 'facts since' | 'all facts';
  /** Checks it against the convoy as it stands now (law 4). */
  decide(command: Command, state: ConvoyState, more: KnownElsewhere): Verdict<Event | FurtherEvent>;
  /** What it changes at once, before any fact is folded: who belongs to the convoy, and how the convoy stands. */
  apply(state: ConvoyState, event: Event): ConvoyState;
  /** Which vehicles leave or join a convoy by it. */
  moves(event: Event): Moves;
  /** What it changes on the road from its time on: folded amid the facts. */
  takeEffect?(state: ConvoyState, event: Event): ConvoyState;
  /** Whether `takeEffect` has anything to change; always, where this is left out. */
  hasEffect?(before: ConvoyState, event: Event): boolean;
}
