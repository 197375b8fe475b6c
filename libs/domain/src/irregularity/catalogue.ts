export type Severity = 'info' | 'warning' | 'critical';

/** One rule of the catalogue. */
export interface IrregularityRule {
  readonly severity: Severity;
  /** The stream that shows it; `two streams`: only rows joined show it. */
  readonly shownBy: 'convoy' | 'carnet' | 'declaration' | 'two streams';
  readonly meaning: string;
  /** What makes it go by itself; null where only a retraction does. */
  readonly goesWhen: string | null;
  /** Where the rule comes from. */
  readonly source: string;
  /** Which reports it is read from. */
  readonly evidence: string;
}

/** Severity, shown by, meaning, goes when, source, evidence. */
const rule = (
  severity: Severity,
  shownBy: IrregularityRule['shownBy'],
  meaning: string,
  goesWhen: string | null,
  source: string,
  evidence: string,
): IrregularityRule => ({ severity, shownBy, meaning, goesWhen, source, evidence });

const KAFILA = 'Kafila: facts are accepted, decisions are checked (law 4)';

/** The catalogue: every code, what it means, how grave it is and where the rule comes from. Nothing else names codes. */
export const IRREGULARITIES = {
  // Who and where.
  'unknown-vehicle': rule(
    'warning',
    'convoy',
    'A report names a vehicle that has not joined this convoy.',
    'the vehicle joins',
    KAFILA,
    'the reports that name it',
  ),
  'vehicle-had-left': rule(
    'warning',
    'convoy',
    'A report names a vehicle that had left the convoy by then: withdrawn, replaced, split off or merged.',
    'the vehicle joins again before that time',
    KAFILA,
    'the reports that name it',
  ),
  'report-without-vehicle': rule(
    'warning',
    'convoy',
    'A report about the whole convoy, at a time when no vehicle belonged to it.',
    'a vehicle joins before that time',
    KAFILA,
    'the reports',
  ),
  'report-after-end': rule(
    'info',
    'convoy',
    'Something is reported to have happened after the convoy ended (completed, cancelled, split or merged).',
    null,
    KAFILA,
    'the reports',
  ),
  'place-off-route': rule(
    'warning',
    'convoy',
    'A vehicle was seen at a place that is not on the route its convoy had then.',
    'the desk diverts the convoy by that place, dated before',
    KAFILA,
    'the sightings',
  ),
  'not-a-border-side': rule(
    'warning',
    'convoy',
    'A border report names a place that is no side of a border; it makes no passage.',
    null,
    'Dossier 3: two offices face each other at each border crossing point',
    'the border reports',
  ),
  'underway-before-dispatch': rule(
    'info',
    'convoy',
    'The convoy was seen moving, but the desk has not dispatched it.',
    'the desk dispatches it',
    KAFILA,
    'the first movement',
  ),
  'entry-without-exit': rule(
    'info',
    'convoy',
    'A vehicle entered the next country, but nobody reported that it left the side before; the exit is inferred.',
    'the exit is reported',
    'Dossier 8.2: missing reports',
    'the reports of the entry',
  ),
  'impossible-speed': rule(
    'warning',
    'convoy',
    'Two sightings of one vehicle lie further apart than any truck, ship or train goes in the time between them (120 km/h, and an hour for clocks that differ).',
    'one of them is retracted, or its time corrected',
    'Dossier 8.2: units contradict each other',
    'both sightings',
  ),
  'contradictory-reports': rule(
    'warning',
    'convoy',
    'Two reports tell the same moment at times, or with results, that cannot both be right. Both are kept; the first in the order of occurrence stands.',
    'one of them is retracted',
    'Dossier 8.2: two units may contradict each other',
    'both reports',
  ),
  'amounts-differ': rule(
    'warning',
    'convoy',
    'Two units tell different payments for one activity. The activity shows both: `payments` are those of the first in the order of occurrence, and count; `otherPayments` are what the others tell.',
    'one of them is retracted',
    'CPMM TFI2: each payment counts once',
    'both reports',
  ),
  // Clocks.
  'occurred-after-receipt': rule(
    'warning',
    'convoy',
    'A report tells of something later than the moment it was received, by more than fifteen minutes.',
    null,
    'Dossier 8.1: suspect, not impossible',
    'the reports',
  ),
  'clock-suspect': rule(
    'warning',
    'convoy',
    "A unit's clock cannot be right: it went back between two reports of the same unit, runs ahead of the receipt, or what it reports lies in its own future.",
    null,
    'Dossier 8.1: devices drift',
    'the reports of the unit',
  ),
  'offset-not-of-place': rule(
    'info',
    'convoy',
    'The offset from UTC of a report is not one that clocks at its place keep: most likely a phone that keeps the time of home.',
    null,
    'Dossier 8.1: IANA time zones; Xinjiang keeps +08:00 and +06:00',
    'the reports',
  ),
  // Seals and load.
  'seal-mismatch': rule(
    'critical',
    'convoy',
    'The seals found are not those that were on when the vehicle was seen before.',
    'the report of the change of seals comes in, or the carnet tells that these were put on: by a certified report, a control, an acceptance',
    'TIR Convention art. 19, 24, 25',
    'the report that put the seals on, and the one that found others',
  ),
  'seal-found-broken': rule(
    'critical',
    'convoy',
    'Seals were verified and found not whole, and nobody had reported them broken.',
    'the break is reported',
    'TIR Convention art. 25',
    'the verification',
  ),
  'seal-broken-without-certified-report': rule(
    'critical',
    'two streams',
    'Seals were broken under TIR, not by customs, and no certified report was drawn for the carnet since, and before the next break.',
    'the certified report comes in',
    'TIR Convention art. 25',
    'the break',
  ),
  'transshipment-without-certified-report': rule(
    'critical',
    'two streams',
    'A load under TIR was moved to another vehicle, and no certified report was drawn for the carnet since, and before the next move. Routine under other regimes.',
    'the certified report comes in',
    'TIR Convention art. 2, 25; rules of use of the carnet',
    'the trans-shipment',
  ),
  // Papers of vehicles.
  'vehicle-in-two-convoys': rule(
    'warning',
    'two streams',
    'A vehicle belongs to two convoys at the same time.',
    'it leaves one of them, dated before it joined the other',
    'Dossier 8.3',
    'both memberships',
  ),
  'taken-over-otherwise': rule(
    'warning',
    'two streams',
    'By a split or a merge a convoy took over another load, other seals or another rest of the route than the convoy shows that handed them over: a report about the time before came in later.',
    'that report is taken back',
    'Kafila: any arrival order, same state (law 3), of which this is the exception',
    'no report: what each of the two convoys records',
  ),
  'permit-expired': rule(
    'warning',
    'convoy',
    'A vehicle was seen in the country of its permit on a day on which the permit was not valid.',
    'another permit covers the day',
    'QTTA, AUPTT: permits per vehicle and period',
    'the sightings',
  ),
  'permit-used-up': rule(
    'warning',
    'convoy',
    'A vehicle came into the country of its permit more often than the permit allows: once for a single journey, twice for a return.',
    'another permit covers the journey, or the sighting is retracted',
    'QTTA, AUPTT: permits per vehicle and period, single or return',
    'the first sighting of each journey beyond',
  ),
  'truck-outside-agreement': rule(
    'warning',
    'convoy',
    'A truck of a third country was seen on a stretch of the route that runs under APTTA alone.',
    'the desk names another agreement for the stretch',
    'APTTA: trucks of third countries are outside it (dossier 2)',
    'the sightings',
  ),
  // TIR carnets.
  'carnet-not-issued': rule(
    'info',
    'carnet',
    'Facts are told of a carnet whose issue the desk has not recorded.',
    'the desk records the issue',
    KAFILA,
    'the first fact',
  ),
  'carnet-on-two-vehicles': rule(
    'critical',
    'two streams',
    'One carnet is used for two vehicles at the same time.',
    'one of the vehicles leaves its convoy or was replaced by the other',
    'TIR Convention art. 17',
    'both memberships',
  ),
  'accepted-after-last-valid-date': rule(
    'critical',
    'carnet',
    'The first office of departure accepted the carnet after its last valid date, by the calendar at the office. Once accepted in time, it stays valid until the end.',
    'an acceptance before it, in time, is reported',
    'TIR Convention art. 9',
    'the acceptance',
  ),
  'too-many-offices': rule(
    'warning',
    'carnet',
    'More offices of departure and destination than allowed: eight since 25 June 2022, four before.',
    null,
    'TIR Convention art. 18, as amended (C.N.91.2022)',
    'the acceptances, and terminations at destination offices, beyond the limit',
  ),
  'departure-after-destination': rule(
    'warning',
    'carnet',
    'An office of departure accepted the carnet after an office of destination had been visited.',
    null,
    'TIR Convention art. 18',
    'the acceptance and the termination before it',
  ),
  'used-after-journey': rule(
    'critical',
    'carnet',
    'The carnet was used after its journey had ended: after the final termination at an office of destination, or after it had gone back to the association. A carnet is good for one journey.',
    'it is told that the termination was a partial one, or the time is corrected',
    'TIR Convention art. 17',
    'the final termination or the return, and what was done later',
  ),
  'capacity-exceeded': rule(
    'warning',
    'carnet',
    'The carnet was used for more TIR operations than it has pairs of vouchers for.',
    null,
    'Rules of use of the carnet: one pair for each operation',
    'the starts beyond the capacity; the termination or discharge where no start was reported',
  ),
  'seals-differ-at-start': rule(
    'critical',
    'two streams',
    'The seals at the start of an operation are not those that the carnet told last: at the acceptance, or of a control, a certified report or a start since.',
    'the convoy, or the carnet, tells that they were put on since; or that a part of the load was loaded or unloaded at that office',
    'TIR Convention art. 19 to 22',
    'the report that told of the seals, and the start',
  ),
  'start-before-termination': rule(
    'warning',
    'carnet',
    'An operation started before the one in the customs territory before it was terminated, by more than clocks differ. A termination that is merely not reported is none.',
    'the times are corrected',
    'TIR Convention art. 1(b), 28',
    'the start and the termination',
  ),
  'termination-without-start': rule(
    'info',
    'carnet',
    'An operation was terminated, and its start was not reported, was refused, or lies behind it.',
    'the start is reported, or that the suspended transport was resumed there',
    'TIR Convention art. 1(c), 1(d), 26',
    'the termination',
  ),
  'discharge-without-termination': rule(
    'info',
    'carnet',
    'Customs discharged an operation whose termination was not reported, or lies behind it.',
    'the termination is reported, or that the transport was suspended there',
    'TIR Convention art. 1(e), 26',
    'the discharge',
  ),
  'operation-while-suspended': rule(
    'warning',
    'carnet',
    'An operation started while the TIR transport was suspended, and nothing tells that it was resumed by then.',
    'the resumption is reported',
    'TIR Convention art. 26',
    'the suspension and the start',
  ),
  'resumed-without-certified-report': rule(
    'critical',
    'carnet',
    'The transport was resumed under TIR with seals that were not whole, and no certified report was drawn.',
    'the certified report comes in',
    'TIR Convention art. 26',
    'the resumption',
  ),
  'route-not-as-prescribed': rule(
    'warning',
    'carnet',
    'An operation was terminated at an office that is not on the route prescribed at its start.',
    'it is told that this office was substituted for the destination',
    'TIR Convention art. 20, 27',
    'the start and the termination',
  ),
  'time-limit-exceeded': rule(
    'warning',
    'carnet',
    'The operation was terminated later than the time limit set at its start, by more than clocks differ.',
    null,
    'TIR Convention art. 20, 39',
    'the start and the termination',
  ),
  'terminated-with-reservation': rule(
    'warning',
    'carnet',
    'Customs terminated the operation with reservation.',
    null,
    'TIR Convention art. 28',
    'the termination',
  ),
  'destination-not-declared': rule(
    'warning',
    'carnet',
    'A load, or a part of it, was unloaded at an office inside a country that is none of the declared offices of destination, nor was it substituted for one.',
    'it is told that this office was substituted for the destination',
    'TIR Convention art. 1(l), 27',
    'the termination',
  ),
  'destination-not-visited': rule(
    'warning',
    'carnet',
    'The journey ended, or the carnet went back, after one office of destination had been visited and another had not.',
    'the termination there is reported, or that another office was substituted for it',
    'TIR Convention art. 1(l), 27',
    'the terminations at offices of destination, and the return',
  ),
  'no-contracting-party': rule(
    'warning',
    'carnet',
    'An operation ran in a country where the Convention was not in force on that day: in China before 5 January 2017, in Pakistan before 21 January 2016.',
    null,
    'TIR Convention art. 53; treaties.un.org XI-A-16',
    'the start, or the termination where no start was reported',
  ),
  'carnet-contradictory-reports': rule(
    'warning',
    'carnet',
    'Two reports tell the same act on a carnet at times more than an hour apart, or with results, that cannot both be right. The first in the order of occurrence stands.',
    'one of them is retracted',
    'Dossier 8.2',
    'both reports',
  ),
  // Customs declarations.
  'declaration-not-lodged': rule(
    'info',
    'declaration',
    'Facts are told of a declaration whose lodgement was not reported.',
    'the lodgement is reported',
    'WCO Time Release Study: order of the steps',
    'the first fact',
  ),
  'gated-out-without-clearance': rule(
    'critical',
    'declaration',
    'Goods left the gate, and clearance was not granted by then, nor within the hour by which clocks differ.',
    'a clearance by then is reported',
    'WCO Time Release Study: release before gate-out',
    'the gate-out',
  ),
  'cleared-while-held': rule(
    'warning',
    'declaration',
    'Clearance was granted while an examination was ordered, or an agency beside customs held the goods, and nothing tells that it had ended.',
    'the examination by then is reported',
    'WCO Time Release Study: other agencies',
    'the orders, the holds and the clearance',
  ),
  'hold-lifted-without-examination': rule(
    'info',
    'declaration',
    'An agency lifted its hold, and the examination that it had ordered was not reported by then. Where it had ordered none, it may lift a hold on papers alone.',
    'the examination by then is reported',
    'WCO Time Release Study: other agencies',
    'the orders, and the report that the hold was lifted',
  ),
  'declaration-contradictory-reports': rule(
    'warning',
    'declaration',
    'Two reports tell the steps of a declaration with times or results that cannot both be right: of two units within an hour with different results, of what happens once at two times, of something before the lodgement or decided after the withdrawal. The first in the order of occurrence stands.',
    'one of them is retracted, or its time corrected',
    'Dossier 8.2',
    'both reports',
  ),
  // Corrections, in any stream.
  'retraction-without-report': rule(
    'info',
    'convoy',
    'A retraction names a report that has not been told.',
    'the report comes in',
    'Kafila: nothing is edited (law 5)',
    'the retraction',
  ),
} as const satisfies Readonly<Record<string, IrregularityRule>>;

export type IrregularityCode = keyof typeof IRREGULARITIES;

export function severityOf(code: IrregularityCode): Severity {
  return IRREGULARITIES[code].severity;
}
