import { type Happened } from '../event/happened.js';
import { type ReportedInstant } from '../time/instant.js';
import { present } from './present.js';

export interface DeskCommand {
  readonly type: string;
  readonly at: ReportedInstant;
  readonly note?: string;
  readonly synthetic?: true;
}

/** What every event of a decision says. */
export function happened({ at, note, synthetic }: Omit<DeskCommand, 'type'>): Happened {
  return present({ occurredAt: at.instant, offset: at.offset, note, synthetic });
}
