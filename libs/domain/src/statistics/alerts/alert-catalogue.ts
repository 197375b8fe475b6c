import { type Severity } from '../../irregularity/catalogue.js';

export interface AlertRule {
  readonly severity: Severity;
  readonly meaning: string;
  readonly goesWhen: string;
  readonly source: string;
  readonly evidence: string;
  /** Not raised for a vehicle that waits for a named reason. */
  readonly quietWhileWaiting: boolean;
}

const rule = (
  severity: Severity,
  meaning: string,
  goesWhen: string,
  source: string,
  evidence: string,
  quietWhileWaiting = false,
): AlertRule => ({ severity, meaning, goesWhen, source, evidence, quietWhileWaiting });

/** Hours of silence allowed in addition to what is usual there: there are gaps without a network (dossier 8.2). */
export const SILENCE_MARGIN_HOURS = 12;
/** Hours within which a report is expected where the usual time is not known, without the margin. */
export const USUAL_SILENCE_HOURS = 36;
/** Hours within which a report is expected of a vehicle that waits for a named reason. */
export const SILENCE_WHILE_WAITING_HOURS = 72;
/** Forecasts are no more exact than this, in hours. */
export const BEHIND_PLAN_MARGIN_HOURS = 12;
/** Hours after the planned departure within which a dispatch is still in time. */
export const DEPARTURE_MARGIN_HOURS = 2;
/** Days before its last day from which on a document is near it. */
export const DOCUMENT_NEAR_DAYS = 7;

/** The catalogue: every code, what it means and where the rule comes from. Codes are named nowhere else. */
export const ALERTS = {
  'stuck-at-border': rule(
    'warning',
    'A vehicle is at one side of a border for longer than nine of ten take from arrival to exit there (p90 of TFI1).',
    'the exit is reported',
    'Dossier 5.1: TFI1 per side and direction',
    'the reports of its passage',
    true,
  ),
  silent: rule(
    'warning',
    'Nothing was heard of a vehicle for longer than nine of ten take for the leg or the border side where it was seen last, and twelve hours more. While it waits for a named reason, or is carried by a ship or a train for a time that nobody has measured: for 72 hours.',
    'a report on it comes in',
    'Dossier 8.2: hours to days without a network are normal',
    'none: there is no report',
  ),
  'behind-plan': rule(
    'warning',
    'A vehicle is expected at its destination more than twelve hours later than planned.',
    'the forecast comes back to the plan, or the desk plans anew',
    'Dossier 5.3: on time against plan',
    'the reports of where it was seen last',
    true,
  ),
  'departure-overdue': rule(
    'warning',
    'The convoy was to depart more than two hours ago, and neither is it dispatched nor was it seen moving.',
    'the desk dispatches the convoy, or a report shows it under way',
    'Dossier 5.3: dispatch against plan',
    'none: there is no report',
    true,
  ),
  'incident-open': rule(
    'warning',
    'Something went wrong with a vehicle, and nobody has told that it is put right, nor that the vehicle has gone on.',
    'its end is reported; or the vehicle goes on, where the incident only stopped it; or all is delivered',
    'Dossier 8.3: breakdown, accident, papers',
    'the reports of the incident',
  ),
  waiting: rule(
    'info',
    'The desk holds the convoy, or a vehicle halts, for a named reason. As long as it does, it is not called late.',
    'the desk releases the convoy, or the vehicle goes on',
    'Dossier 8.3: waiting in days must trip no alarm without a reason code',
    'the reports of the halt',
  ),
  'seal-trouble': rule(
    'critical',
    'Seals are broken, or are not those that were on, or a load was moved, and nothing that was reported explains it.',
    'the irregularity is explained',
    'TIR Convention art. 2, 19, 24, 25',
    'the reports of the irregularity',
  ),
  'carnet-trouble': rule(
    'critical',
    'A TIR carnet was used in a way that may cost the guarantee.',
    'the irregularity is explained',
    'TIR Convention art. 9, 17, 26, 38',
    'the reports of the irregularity',
  ),
  'customs-trouble': rule(
    'critical',
    'Goods left the gate without clearance.',
    'the clearance is reported',
    'WCO Time Release Study: release before gate-out',
    'the reports of the irregularity',
  ),
  'permit-ending': rule(
    'warning',
    'A permit for a country that a vehicle has not left ends within seven days, or has ended, and no other one goes on.',
    'a permit that goes on is known, or the country lies behind',
    'QTTA, AUPTT: permits per vehicle and period',
    'none: the desk knows its permits',
  ),
  'carnet-acceptance-due': rule(
    'warning',
    'A carnet that was not accepted yet may be accepted for seven days more at most, or no more.',
    'its acceptance at departure is reported',
    'TIR Convention art. 9: the last valid date bounds only the acceptance at departure',
    'none: the desk recorded its issue',
  ),
  'tir-time-limit-passed': rule(
    'warning',
    'The time limit that customs set at the start of a TIR operation has passed by more than clocks differ, and nobody has reported its termination.',
    'its termination is reported, or that the transport was suspended',
    'TIR Convention art. 20, 39',
    'the reports of the operation',
  ),
  'claim-unpaid': rule(
    'warning',
    'Customs claimed payment under a carnet more than three months ago, and nobody has reported that their association paid in full.',
    'the payment is reported, or that customs withdrew the claim',
    'TIR Convention art. 11',
    'the reports of the claim',
  ),
} as const satisfies Readonly<Record<string, AlertRule>>;

export type AlertCode = keyof typeof ALERTS;
