import { type SameMembers } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { type CarnetDecisionTaken, type ConvoyDecisionTaken } from './decision/decision.answers.js';
import { type DecisionTaken } from './decision/sent-decision.js';
import { type OnCarnet, type OnConvoy } from './decision/subject.js';
import { type ReportOutcome, type ReportReceipt } from './take-reports/report.answers.js';
import { type Receipt, type ShortRefusal } from './take-reports/report-outcome.js';

/** What is sent of a decision: `repeated` is its status. */
type Sent<Subject> = Subject & Pick<DecisionTaken, Exclude<keyof DecisionTaken, 'repeated' | 'subject'>>;

/** What a receipt among others has, and what a refusal has instead, at length or in short. */
type ReceiptAmongOthers = { readonly index: number; readonly problem?: object } & Pick<
  ReportOutcome,
  'outcome'
> &
  Partial<Omit<Receipt, 'outcome'> & Omit<ShortRefusal, 'outcome'>>;

describe('the description of an answer has the members of what it tells', () => {
  it('of a report: those of its receipt', () => {
    const alone: SameMembers<Receipt, ReportReceipt> = true;
    const amongOthers: SameMembers<ReceiptAmongOthers, ReportOutcome> = true;
    expect([alone, amongOthers]).toEqual([true, true]);
  });

  it('of a decision: where its last event stands', () => {
    const onConvoy: SameMembers<Sent<OnConvoy>, ConvoyDecisionTaken> = true;
    const onCarnet: SameMembers<Sent<OnCarnet>, CarnetDecisionTaken> = true;
    expect([onConvoy, onCarnet]).toEqual([true, true]);
  });
});
