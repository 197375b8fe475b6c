import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a gauge shows: one value, or one for each set of labels. */
export type Reading =
  number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];

/** What is measured of one service. Other modules inject it and register theirs, e.g. in `onModuleInit`. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /**
   * A value read when somebody asks. A reading that fails leaves only this gauge out: a missing gauge is an alarm.
   * @throws Error where a metric of this name exists already
   */
  gauge(name: string, help: string, read: () => Reading | Promise<Reading>, labelNames: string[] = []): void {
    const gauge: Gauge = new Gauge({
      ...{ name, help, labelNames },
      registers: [this.registry],
      collect: async () => {
        gauge.reset();
        const reading = await Promise.resolve()
          .then(read)
          .catch(() => []);
        if (typeof reading === 'number') gauge.set(reading);
        else for (const { labels, value } of reading) gauge.set(labels, value);
      },
    });
  }

  /**
   * How long something takes, in seconds, 0.1 ms to 10 s; gives the function that records one time.
   * @throws Error where a metric of this name exists already
   */
  seconds(
    name: string,
    help: string,
    labelNames: string[] = [],
  ): (seconds: number, labels?: Readonly<Record<string, string>>) => void {
    const buckets = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    const histogram = new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
    return (seconds, labels = {}) => {
      histogram.observe(labels, seconds);
    };
  }

  /**
   * How often something happened; gives the function that counts once more.
   * @throws Error where a metric of this name exists already
   */
  counter(
    name: string,
    help: string,
    labelNames: string[] = [],
  ): (labels?: Readonly<Record<string, string>>) => void {
    const counter = new Counter({ name, help, labelNames, registers: [this.registry] });
    return (labels = {}) => {
      counter.inc(labels);
    };
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
