import { type DeclarationView } from '#kafila/domain';
import { type EarlierOfPaper } from '../descriptor/latest-entries.js';
import { type LastEvent } from '../descriptor/stream-tip.js';

/** The lists of a declaration that grow with its reports. */
export const GROWING_LISTS = [
  'vehicleIds',
  'steps',
  'examinations',
  'holds',
  'duties',
] as const satisfies readonly (keyof DeclarationView)[];

/**
 * A customs declaration as the API tells it, but for its irregularities: those are put in when it is read. Where its lists
 * would make it very long, `earlier` counts what is left out of them: see `shownDeclaration`.
 */
export interface DeclarationDocument extends Omit<DeclarationView, 'irregularities'>, LastEvent {
  readonly reference: string;
  readonly earlier?: EarlierOfPaper<(typeof GROWING_LISTS)[number]>;
}
