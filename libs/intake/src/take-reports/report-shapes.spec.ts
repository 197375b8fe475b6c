import { type FactEvent, type ReportType } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { type REPORT_SHAPES } from './report.request.js';

/** What an event keeps in another form, or in its metadata or the name of its stream. */
type KeptElsewhere = 'type' | 'reportId' | 'unit' | 'convoyId' | 'carnetNumber' | 'declarationRef';
/** What an event has beside its report. */
type Added = 'offset' | 'asReported';

type Sent<T extends ReportType> = Omit<InstanceType<(typeof REPORT_SHAPES)[T]>, KeptElsewhere>;
type Recorded<T extends ReportType> = Omit<
  Extract<FactEvent, { readonly type: T }>['data'],
  Added | KeptElsewhere
>;

/** Types of report whose members are not those of their event: the compiler names them. */
type Differing = {
  [T in ReportType]: [Sent<T>, Recorded<T>] extends [Recorded<T>, Sent<T>] ? never : T;
}[ReportType];

describe('the shapes of reports', () => {
  it('have the members of the events that reports become, of the same types', () => {
    const noneDiffers: [Differing] extends [never] ? true : Differing = true;
    expect(noneDiffers).toBe(true);
  });
});
