import { count, flag, type Form, instant, place, text, uuid, word } from './forms.js';
import { certificate, ledger, money, payment, position } from './parts.js';

/** How a member of a report is written. */
export interface Member {
  /** One character, a capital or a digit; or two, the first of which is a small letter. For ever. */
  readonly tag: string;
  readonly name: string;
  readonly form: Form;
  /** It is a list, and each item is written by itself. */
  readonly isList: boolean;
}

const one = (tag: string, name: string, form: Form): Member => ({ tag, name, form, isList: false });
const many = (tag: string, name: string, form: Form): Member => ({ tag, name, form, isList: true });

/** Of an unsigned one, the unit that it is of. */
export const UNIT = one('U', 'unitId', text);

/** The clocks of the unit as it saved the report, read where it is known when that happened. */
export const OBSERVED = one('9', 'observed', { write: () => undefined, read: (written) => written });

/** The members of all types of report, in the order in which they are written. Those said most often have one character. */
export const MEMBERS: readonly Member[] = [
  one('C', 'convoyId', text),
  one('T', 'carnetNumber', text),
  one('G', 'declarationRef', text),
  many('V', 'vehicleIds', text),
  one('P', 'place', place),
  one('X', 'position', position),
  one('D', 'direction', word),
  one('A', 'activity', word),
  one('E', 'endedAt', instant),
  many('M', 'payments', payment),
  one('R', 'result', word),
  many('S', 'seals', text),
  one('I', 'intact', flag),
  one('Y', 'party', word),
  one('L', 'sealClass', word),
  many('0', 'removed', text),
  many('1', 'affixed', text),
  one('K', 'kind', word),
  one('F', 'agency', word),
  one('Q', 'channel', word),
  one('J', 'reason', word),
  one('B', 'cause', text),
  one('H', 'description', text),
  one('2', 'fromVehicleId', text),
  one('3', 'toVehicleId', text),
  one('4', 'escort', text),
  one('5', 'authority', word),
  one('6', 'category', word),
  one('7', 'payment', payment),
  one('8', 'partial', flag),
  one('W', 'retracts', uuid),
  one('Z', 'replacedBy', uuid),
  one('O', 'office', text),
  one('pl', 'plate', text),
  one('co', 'country', text),
  one('rb', 'receivedBy', text),
  one('dv', 'declaredValue', money),
  one('vp', 'voucherPage', count),
  one('hb', 'heavyOrBulky', flag),
  many('mk', 'marks', text),
  one('le', 'ledger', ledger),
  many('pr', 'prescribedRoute', place),
  one('tl', 'timeLimit', instant),
  one('rv', 'reservation', text),
  one('ct', 'certificate', certificate),
  many('os', 'oldSeals', text),
  many('ns', 'newSeals', text),
  one('gs', 'goodsState', text),
  one('si', 'sealsIntact', flag),
  one('fr', 'from', place),
  one('to', 'to', place),
  one('rt', 'returnedTo', text),
  many('nt', 'notified', word),
  one('fa', 'falsified', flag),
  one('am', 'amount', money),
  one('rf', 'reference', text),
  one('un', 'until', text),
  one('pc', 'procedure', word),
  one('lb', 'lodgedBy', text),
  one('rc', 'receipt', text),
  one('sy', 'synthetic', flag),
  one('N', 'note', text),
];

const BY_TAG = new Map([UNIT, OBSERVED, ...MEMBERS].map((member) => [member.tag, member]));
const LONG_TAG = /^[a-z]/;

/** The tag that what follows a `*` begins with. */
export function tagOf(written: string): string {
  return written.slice(0, LONG_TAG.test(written) ? 2 : 1);
}

export function memberOf(tag: string): Member | undefined {
  return BY_TAG.get(tag);
}
