import { Metrics } from '#kafila/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Outcome } from './report-outcome.js';

/** Counts what became of reports, each one of many by itself. */
@Injectable()
export class CountOutcomes implements OnModuleInit {
  #count: (labels: { readonly outcome: string }) => void = () => undefined;

  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    this.#count = this.metrics.counter('kafila_reports_total', 'Reports answered, by their outcome.', [
      'outcome',
    ]);
  }

  count(outcome: Outcome['outcome']): void {
    this.#count({ outcome });
  }
}
