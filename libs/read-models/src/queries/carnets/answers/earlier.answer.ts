import { Open, Optional } from '#kafila/platform';
import { leftOut, WhereAllEventsAre } from '../../answers/earlier.answer.js';

/** Of its lists, and of those of its liability. */
@Open({ inheritedFirst: true })
export class EarlierOfCarnet extends WhereAllEventsAre {
  @Optional()
  @leftOut()
  readonly assignments?: number;

  @Optional()
  @leftOut()
  readonly acceptances?: number;

  @Optional()
  @leftOut()
  readonly operations?: number;

  @Optional()
  @leftOut()
  readonly refusedStarts?: number;

  @Optional()
  @leftOut()
  readonly suspensions?: number;

  @Optional()
  @leftOut()
  readonly controls?: number;

  @Optional()
  @leftOut()
  readonly certifiedReports?: number;

  @Optional()
  @leftOut()
  readonly substitutions?: number;

  @Optional()
  @leftOut()
  readonly nonDischarges?: number;

  @Optional()
  @leftOut()
  readonly paymentClaims?: number;

  @Optional()
  @leftOut()
  readonly claimPayments?: number;

  @Optional()
  @leftOut()
  readonly claimWithdrawals?: number;

  @Optional()
  @leftOut()
  readonly exclusions?: number;

  @Optional()
  @leftOut()
  readonly readmissions?: number;
}
