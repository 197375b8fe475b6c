import { type AssignCarnet, type CarnetCommand, type IssueCarnet } from '../carnet/events/carnet.commands.js';
import { type CarnetDecision, type CarnetEvent } from '../carnet/events/carnet.events.js';
import { type CarnetState } from '../carnet/state/carnet.state.js';
import { decideCarnet } from '../carnet/decide-carnet.js';
import { foldCarnet } from '../carnet/fold.js';
import { type CarnetView, describeCarnet } from '../carnet/view.js';
import { type IrregularityCode } from '../irregularity/catalogue.js';
import { type Refusal, type RefusalCode } from '../decision/refusal.js';
import { june, record, type Unrecorded } from './recorded.js';

const OFFSET = '+05:00';

export const issueCarnet = (more: Partial<IssueCarnet> = {}): IssueCarnet => ({
  type: 'issue-carnet',
  at: { instant: june('1 05:00'), offset: OFFSET },
  carnetNumber: 'XC12345678',
  holder: 'National Logistics Cell',
  issuedBy: 'PNC-ICC',
  issuedOn: '2023-06-01',
  lastValidDate: '2023-06-30',
  vouchers: 6,
  departureOffices: ['karachi-port'],
  destinationOffices: ['tashkent'],
  ...more,
});
export const assignCarnet = (
  vehicleId: string,
  at: string,
  more: Partial<AssignCarnet> = {},
): AssignCarnet => ({
  type: 'assign-carnet',
  at: { instant: june(at), offset: OFFSET },
  convoyId: 'nlc-1',
  vehicleId,
  ...more,
});

/** A carnet with a history. */
export interface GivenCarnet {
  readonly state: CarnetState;
  readonly view: CarnetView;
  /** Codes of its irregularities, in alphabetical order. */
  readonly codes: readonly IrregularityCode[];
  /** The evidence of one irregularity; undefined where the carnet does not show it. */
  evidenceOf(code: IrregularityCode): readonly string[] | undefined;
  when(command: CarnetCommand): DecidedCarnet;
}

/** What came of a decision about a carnet; each check throws where it came out otherwise. */
export interface DecidedCarnet {
  /** Refused with this code; gives the refusal, for its facts. */
  thenRefused(code: RefusalCode): Refusal;
  /** Taken, by one event, which it gives. */
  thenDecided(): CarnetDecision;
}

/** No history: nothing is known of it. */
export function givenCarnet(...history: readonly Unrecorded<CarnetEvent>[]): GivenCarnet {
  const state = foldCarnet(record<CarnetEvent>(...history));
  const view = describeCarnet(state);
  return {
    state,
    view,
    codes: view.irregularities.map(({ code }) => code),
    evidenceOf: (wanted) => view.irregularities.find(({ code }) => code === wanted)?.evidence,
    when: (command) => whatCameOf(command, history.length === 0 ? null : state),
  };
}

function whatCameOf(command: CarnetCommand, state: CarnetState | null): DecidedCarnet {
  const verdict = decideCarnet(command, state);
  return {
    thenRefused(code) {
      if (!('refusal' in verdict))
        throw new Error(`'${command.type}' was not refused, it should be: ${code}`);
      const { refusal } = verdict;
      if (refusal.code !== code)
        throw new Error(`Refused as ${refusal.code}, not ${code}: ${refusal.detail}`);
      return refusal;
    },
    thenDecided() {
      if ('refusal' in verdict)
        throw new Error(`Refused as ${verdict.refusal.code}: ${verdict.refusal.detail}`);
      const [event] = verdict.events;
      if (!event) throw new Error(`'${command.type}' was decided without an event.`);
      return event;
    },
  };
}
