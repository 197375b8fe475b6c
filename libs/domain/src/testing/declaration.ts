import {
  type Agency,
  type AtCustoms,
  type DeclarationEvent,
  type DeclarationFact,
  type ExaminationKind,
  type RiskChannel,
} from '../declaration/declaration.events.js';
import { type DeclarationState, type FactOf } from '../declaration/declaration.state.js';
import { foldDeclaration } from '../declaration/fold.js';
import { describeDeclaration, type DeclarationView } from '../declaration/view.js';
import { june, record, type Unrecorded } from './recorded.js';

/** What a report says of itself: its id, else made of type and time, and the unit that tells it, else nobody named. */
interface Reporter {
  readonly id?: string;
  readonly by?: string;
}
type More<Type extends DeclarationFact['type'], Given extends string> = Reporter &
  Partial<Omit<FactOf<Type>['data'], Given | 'occurredAt' | 'offset'>>;

function fact<Type extends DeclarationFact['type']>(
  type: Type,
  at: string,
  { id, by, ...says }: Reporter & Partial<AtCustoms> & Record<string, unknown>,
): Unrecorded<FactOf<Type>> {
  const event = {
    type,
    data: { occurredAt: june(at), offset: '+05:00', ...says },
  } as unknown as FactOf<Type>;
  const unit = by === undefined ? {} : { unit: { unitId: by } };
  return { id: id ?? [type, at, by].filter(Boolean).join(' '), ...unit, event };
}

/** What customs and agents say of one declaration, at the Pakistani side of Torkham where they name no place. */
export const atCustoms = {
  lodged: (at: string, more: More<'DeclarationLodged', never> = {}) =>
    fact('DeclarationLodged', at, { place: 'torkham-pk', ...more }),
  channel: (channel: RiskChannel, at: string, more: More<'RiskChannelAssigned', 'channel'> = {}) =>
    fact('RiskChannelAssigned', at, { channel, ...more }),
  ordered: (kind: ExaminationKind, at: string, more: More<'ExaminationOrdered', 'kind'> = {}) =>
    fact('ExaminationOrdered', at, { kind, ...more }),
  done: (kind: ExaminationKind, at: string, more: More<'ExaminationDone', 'kind'> = {}) =>
    fact('ExaminationDone', at, { kind, ...more }),
  paid: (amount: string, at: string, more: More<'DutiesPaid', 'amount'> = {}) =>
    fact('DutiesPaid', at, { amount: { amount, currency: 'PKR' }, ...more }),
  held: (agency: Agency, at: string, more: More<'ClearanceHeld', 'agency'> = {}) =>
    fact('ClearanceHeld', at, { agency, reason: 'laboratory result awaited', ...more }),
  lifted: (agency: Agency, at: string, more: More<'HoldLifted', 'agency'> = {}) =>
    fact('HoldLifted', at, { agency, ...more }),
  granted: (at: string, more: More<'ClearanceGranted', never> = {}) =>
    fact('ClearanceGranted', at, { ...more }),
  refused: (at: string, more: More<'ClearanceRefused', never> = {}) =>
    fact('ClearanceRefused', at, { reason: 'goods on the negative list', ...more }),
  gatedOut: (at: string, more: More<'GoodsGatedOut', never> = {}) => fact('GoodsGatedOut', at, { ...more }),
  withdrawn: (at: string, more: More<'DeclarationWithdrawn', never> = {}) =>
    fact('DeclarationWithdrawn', at, { ...more }),
};

/** A declaration with a history. */
export interface GivenDeclaration {
  readonly state: DeclarationState;
  readonly view: DeclarationView;
  /** Codes of its irregularities. */
  readonly codes: readonly string[];
}

export function givenDeclaration(...history: readonly Unrecorded<DeclarationEvent>[]): GivenDeclaration {
  const state = foldDeclaration(record(...history));
  const view = describeDeclaration(state);
  return { state, view, codes: view.irregularities.map(({ code }) => code) };
}
