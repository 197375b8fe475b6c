import { BORDER_ACTIVITIES, type BorderActivity, type Direction } from '#kafila/domain';
import { Describe, List, Nested, Optional } from '#kafila/platform';
import { IsInstant, IsOneOf } from '../../fields/fields.js';
import { PaymentMade } from '../../fields/money.request.js';
import { Report, reportOf } from './report-of.js';
import { SeenAtPlace } from './seen.js';

class Directed {
  @Optional()
  @IsOneOf(
    ['outbound', 'inbound'],
    'From the viewpoint of the country that owns the side: it is left outbound, entered inbound. Default: by the route.',
  )
  readonly direction?: Direction;
}

@Report({ occurredAt: '2026-03-03T04:15:00+05:00', place: 'torkham-pk', vehicleIds: ['PK-TLK914'] })
export class BorderArrivedReport extends reportOf('BorderArrived', SeenAtPlace, Directed) {}

@Report({ place: 'torkham-pk', vehicleIds: ['PK-TLK914'] })
export class BorderEnteredReport extends reportOf('BorderEntered', SeenAtPlace, Directed) {}

@Report({
  occurredAt: '2026-03-03T15:05:00+05:00',
  place: 'torkham-pk',
  vehicleIds: ['PK-TLK914'],
  direction: 'outbound',
})
export class BorderExitedReport extends reportOf('BorderExited', SeenAtPlace, Directed) {}

@Report({
  place: 'torkham-pk',
  vehicleIds: ['PK-TLK914'],
  activity: 'customs-controls',
  endedAt: '2026-03-03T11:25:00+05:00',
  payments: [
    { amount: '4500.00', currency: 'PKR', official: true, paidTo: 'Torkham terminal' },
    { amount: '1000.00', currency: 'PKR', official: false },
  ],
  result: 'passed',
})
export class BorderActivityRecordedReport extends reportOf('BorderActivityRecorded', SeenAtPlace, Directed) {
  @IsOneOf(BORDER_ACTIVITIES, 'Which of the sixteen, in the order of their numbers at CPMM.')
  readonly activity!: BorderActivity;

  @Optional()
  @IsInstant('When it was over. Leave it out while it lasts, and where nobody noted it.')
  readonly endedAt?: string;

  @Optional()
  @List(Nested(() => PaymentMade), { max: 40 })
  @Describe('What was paid for it, official and unofficial.', [
    { amount: '4500.00', currency: 'PKR', official: true },
  ])
  readonly payments?: readonly PaymentMade[];

  @Optional()
  @IsOneOf(['passed', 'failed'], 'What came of it.')
  readonly result?: 'passed' | 'failed';
}

/** Reports of the way through one side of a border. */
export const BORDER = {
  BorderArrived: BorderArrivedReport,
  BorderEntered: BorderEnteredReport,
  BorderExited: BorderExitedReport,
  BorderActivityRecorded: BorderActivityRecordedReport,
};
