import { type Recorded } from '../../event/recorded.js';
import { recordActivity } from '../borders/activities.js';
import { type Moment } from '../borders/passages.js';
import { recordDelivery } from '../cargo/deliveries.js';
import { transship } from '../cargo/transshipment.js';
import { type ConvoyFact, type SealsAffixed } from '../events/facts.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { changePlate } from '../members/plates.js';
import { onSealedUnit } from '../members/trailers.js';
import { joinEscort, leaveEscort } from '../road/escorts.js';
import { recordExpense } from '../road/expenses.js';
import { closeIncidents, recordIncident } from '../road/incidents.js';
import { checkApproval } from '../seals/approvals.js';
import { affixSeals, breakSeals, replaceSeals, verifySeals } from '../seals/seals.js';
import { type ConvoyDraft } from '../state/convoy-draft.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { type VehicleDraft } from '../state/vehicle-draft.js';
import {
  beAtBorder,
  beSeen,
  deliver,
  halt,
  haltInPast,
  moveOn,
  passCheckpoint,
  resume,
  resumeInPast,
} from './vehicle-status.js';

/** What a fact of one type changes. */
export interface FactEffect<Fact extends ConvoyFact = ConvoyFact> {
  /** The moment of a passage that it reports, at a side of a border. */
  readonly moment?: Moment;
  /** At a side of a border it shows that a passage has begun, though it reports none of its moments. */
  readonly beginsPassage?: true;
  /** It shows that the convoy is under way. */
  readonly showsUnderway?: true;
  /** What the vehicle does from then on. `moved`: it was seen at another place before. */
  updateStatus(vehicle: VehicleDraft, fact: Recorded<Fact>, moved: boolean): void;
  /** What is left of it where the vehicle has been seen further on already: a clock is slow. */
  updatePast?(vehicle: VehicleDraft, fact: Recorded<Fact>): void;
  /** What it adds that stays true wherever the vehicle has been seen since. `about`: all vehicles that it is about. */
  addDetails?(
    vehicle: VehicleDraft,
    fact: Recorded<Fact>,
    irregularities: IrregularityCollector,
    plan: ConvoyPlan,
    about: readonly string[],
  ): void;
  /** What it changes beyond each vehicle for itself. `concerned`: the vehicles that it is about. */
  changeConvoy?(
    convoy: ConvoyDraft,
    fact: Recorded<Fact>,
    irregularities: IrregularityCollector,
    concerned: readonly string[],
  ): void;
}

type FactOf<Type extends ConvoyFact['type']> = Extract<ConvoyFact, { readonly type: Type }>;

const EFFECTS: { readonly [Type in ConvoyFact['type']]: FactEffect<FactOf<Type>> } = {
  CheckpointPassed: { showsUnderway: true, updateStatus: passCheckpoint },
  PositionReported: { updateStatus: beSeen },
  BorderArrived: { moment: 'arrivedAt', showsUnderway: true, updateStatus: beAtBorder },
  BorderEntered: { moment: 'enteredAt', showsUnderway: true, updateStatus: beAtBorder },
  BorderExited: { moment: 'exitedAt', showsUnderway: true, updateStatus: moveOn },
  BorderActivityRecorded: { beginsPassage: true, updateStatus: beSeen, addDetails: recordActivity },
  PlateChanged: { updateStatus: beSeen, changeConvoy: changePlate },
  VehiclesHalted: { updateStatus: halt, updatePast: haltInPast },
  VehiclesResumed: { showsUnderway: true, updateStatus: resume, updatePast: resumeInPast },
  SealsAffixed: { updateStatus: beSeen, addDetails: seal },
  SealsVerified: { updateStatus: beSeen, addDetails: onSealedUnit(verifySeals) },
  SealsBroken: { updateStatus: beSeen, addDetails: onSealedUnit(breakSeals) },
  SealsReplaced: { updateStatus: beSeen, addDetails: onSealedUnit(replaceSeals) },
  IncidentReported: { updateStatus: beSeen, addDetails: recordIncident },
  IncidentClosed: { updateStatus: beSeen, addDetails: closeIncidents },
  CargoTransshipped: { updateStatus: beSeen, changeConvoy: transship },
  EscortJoined: { updateStatus: beSeen, changeConvoy: joinEscort },
  EscortLeft: { updateStatus: beSeen, changeConvoy: leaveEscort },
  ExpensePaid: { updateStatus: beSeen, addDetails: recordExpense },
  CargoDelivered: { showsUnderway: true, updateStatus: deliver, addDetails: recordDelivery },
};

/** A vehicle that is sealed under TIR has to be approved (TIR art. 12). */
function seal(
  vehicle: VehicleDraft,
  fact: Recorded<SealsAffixed>,
  irregularities: IrregularityCollector,
  plan: ConvoyPlan,
): void {
  onSealedUnit(affixSeals)(vehicle, fact, irregularities, plan);
  const { place, occurredAt } = fact.event.data;
  checkApproval(vehicle, { place, at: occurredAt, index: vehicle.routeIndex }, plan, irregularities);
}

export function effectOf({ type }: ConvoyFact): FactEffect {
  return EFFECTS[type];
}
