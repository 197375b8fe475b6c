import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What a gauge shows when it is read: one value, or one for each set of labels. */
export type Reading =
  number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];

/** What is measured of one service. Other modules inject it and register theirs, e.g. in `onModuleInit`. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    // Memory, processor and event loop of the process.
    collectDefaultMetrics({ register: this.registry });
  }

  /** `text/plain` of the version that Prometheus reads. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /**
   * Something that is looked at only when somebody asks. A reading that fails leaves the gauge out, so that the others
   * are told: a gauge that is missing is an alarm, a wrong one is none.
   *
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
   * How long something takes, in seconds, from a tenth of a millisecond to ten seconds.
   *
   * @returns how to tell of one time
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

  /** Everything as Prometheus reads it. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
