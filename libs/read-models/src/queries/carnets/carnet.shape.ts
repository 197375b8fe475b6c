import { type CarnetStatus } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { ClocksShape } from '../two-clocks/clocks.shape.js';
import { IrregularityShape } from '../shown-irregularities/irregularity.shape.js';
import {
  CarnetNumber,
  ConvoyId,
  Country,
  Day,
  Evidence,
  Hours,
  IncompleteSince,
  Instant,
  list,
  Money,
  oneOf,
  orNull,
  PositionText,
  Seals,
  Slug,
  Text,
  VehicleId,
} from '../shapes.js';
import { SkippedEventsShape } from '../reading/skipped-events.js';
import {
  Acceptance,
  CertifiedReport,
  Control,
  RefusedStart,
  Substitution,
  Suspension,
} from './carnet-act.shape.js';

const STATUSES: Readonly<Record<CarnetStatus, true>> = {
  unknown: true,
  issued: true,
  assigned: true,
  accepted: true,
  'in-transit': true,
  suspended: true,
  'start-refused': true,
  terminated: true,
  discharged: true,
  returned: true,
};
export const CARNET_STATUSES = Object.keys(STATUSES) as CarnetStatus[];

const Issue = Type.Object(
  {
    carnetNumber: CarnetNumber('Its own.'),
    holder: Text('The transport company that answers for it.'),
    issuedBy: Text('The issuing association.'),
    issuedOn: Day('When it was issued.'),
    lastValidDate: Day('The last day on which an office of departure may accept it.'),
    vouchers: Type.Integer({ description: 'Volets: two for each TIR operation.', examples: [6] }),
    departureOffices: list(Slug('An office.'), 'Declared offices of departure.'),
    destinationOffices: list(Slug('An office.'), 'Declared offices of destination.'),
    recordedByDeskAt: Instant('When the desk recorded it.'),
  },
  { description: 'As the desk recorded its issue; null where only facts are told.' },
);

const Operation = Type.Object({
  territory: Type.String({
    description: 'Customs territory: EAEU, or the country where it is one of its own.',
    examples: ['UZ'],
  }),
  countries: list(Country('A country.'), 'Where it is known to have run, that of its start first.'),
  startedAt: orNull(Instant('When it started.')),
  startOffice: orNull(Slug('Where it started.')),
  startInferred: Type.Boolean({ description: 'Its start was not reported, but it must have started.' }),
  terminatedAt: orNull(Instant('When it was terminated.')),
  terminationOffice: orNull(Slug('Where it was terminated.')),
  terminationInferred: Type.Boolean({ description: 'Its end was not reported, but it must have ended.' }),
  partial: orNull(Type.Boolean({ description: 'Only a part of the load ended there.' })),
  reservation: orNull(Text('What customs reserved.')),
  certificate: orNull(
    Type.Object(
      { reference: Text('Its reference.'), date: Type.Optional(Day('Of which day.')) },
      { description: 'Certificate of termination.' },
    ),
  ),
  dischargedAt: orNull(Instant('When customs discharged it.')),
  voucherPages: Type.Object(
    {
      start: orNull(Type.Integer({ description: 'White volet.' })),
      termination: orNull(Type.Integer({ description: 'Green volet.' })),
    },
    { description: 'Pages of the carnet.' },
  ),
  prescribedRoute: orNull(list(Slug('A place.'), 'Places that the office told it to pass.')),
  timeLimit: orNull(Instant('When it has to be presented at the latest.')),
  hoursUntilNextStart: orNull(Hours('From its termination to the next start.')),
  daysToDischarge: orNull(Type.Number({ description: 'From its termination to its discharge.' })),
  notifyNonDischargeBy: orNull(Day('Until when customs can notify that it was not discharged.')),
  evidence: Evidence,
});

const Assignment = Type.Object({
  convoyId: ConvoyId('Its convoy.'),
  vehicleId: VehicleId('Its vehicle.'),
  assignedAt: Instant('When the desk assigned it.'),
  reason: orNull(Text('Why another vehicle has it now.')),
});

/** A TIR carnet as every read gives it. Further members may come. */
export const CarnetShape = Type.Object({
  carnetNumber: CarnetNumber('Its own.'),
  status: oneOf(
    CARNET_STATUSES,
    'How far it is. Between two offices on the way it is in transit; terminated: at an office of destination.',
  ),
  issued: orNull(Issue),
  capacity: Type.Object(
    {
      vouchers: orNull(Type.Integer({ description: 'Volets.' })),
      operations: orNull(Type.Integer({ description: 'TIR operations it is good for.' })),
      used: Type.Integer({ description: 'TIR operations it was used for, as far as it is known.' }),
    },
    { description: 'What it is good for.' },
  ),
  assignments: list(Assignment, 'In the order in which the desk decided.'),
  convoyId: orNull(ConvoyId('As the desk assigned it, failing that as facts named it last.')),
  vehicleId: orNull(VehicleId('As the desk assigned it, failing that as facts named it last.')),
  acceptances: list(Acceptance, 'By offices of departure.'),
  operations: list(Operation, 'In the order of travel.'),
  refusedStarts: list(RefusedStart, 'By entry offices.'),
  standingBetween: orNull(
    Type.Object(
      {
        terminationOffice: orNull(Slug('Where the operation before was terminated.')),
        refusedBy: Slug('The office that refused.'),
        since: Instant('Since when.'),
      },
      { description: 'Where the truck stands since a start was refused.' },
    ),
  ),
  suspensions: list(Suspension, 'Stretches without TIR (art. 26).'),
  controls: list(Control, 'On the way.'),
  certifiedReports: list(CertifiedReport, 'Drawn on the way (art. 25).'),
  seals: orNull(
    Type.Object(
      {
        seals: Seals('The seals.'),
        at: Instant('When they were stated.'),
        place: orNull(Slug('Where.')),
      },
      { description: 'As they were stated last.' },
    ),
  ),
  substitutions: list(Substitution, 'Of destinations (art. 27).'),
  destinationOffices: orNull(list(Slug('An office.'), 'The declared ones and those substituted since.')),
  guarantees: list(
    Type.Object({
      country: Country('Whose customs can claim.'),
      since: Day('From when on.'),
      limit: Money('The most that they can claim.'),
    }),
    'Each country that it was accepted in or went into.',
  ),
  returnedAt: orNull(Instant('When it went back to the association.')),
  convoys: list(
    Type.Object({
      convoyId: ConvoyId('A convoy.'),
      vehicleId: VehicleId('The vehicle that carries or carried it.'),
      from: Instant('From when on.'),
      until: orNull(Instant('Until when; null while it lasts.')),
    }),
    'Who carries or carried it, as the desk assigned it and as the convoys tell, in the order of time.',
  ),
  irregularities: list(IrregularityShape, 'What does not fit and is not explained.'),
  revision: Type.Integer({ description: 'Last event of its stream that is in here.', examples: [4] }),
  position: PositionText('Last event that is in here.'),
  incompleteSince: IncompleteSince,
  clocks: ClocksShape,
  skippedEvents: SkippedEventsShape,
});
