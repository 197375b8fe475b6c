import { REPORT_TYPES, type ReportType } from '#kafila/domain';
import { AllOf, Closed, Describe } from '#kafila/platform';
import { type Type } from '@nestjs/common';
import { Equals } from 'class-validator';
import { exampleId } from './example-id.js';
import { Envelope } from './envelope.js';
import { AboutAny, AboutCarnet, AboutConvoy, AboutDeclaration } from './about.js';

/** What names the stream of a report, by what the report is about. */
const ABOUT = {
  convoy: { members: AboutConvoy, example: { convoyId: 'nlc-2026-031' } },
  carnet: { members: AboutCarnet, example: { carnetNumber: 'XC12345678', convoyId: 'nlc-2026-031' } },
  declaration: {
    members: AboutDeclaration,
    example: { declarationRef: 'KAPE-EB-12345-01-03-2026', convoyId: 'nlc-2026-031' },
  },
  any: { members: AboutAny, example: { convoyId: 'nlc-2026-031' } },
} as const;

type About<T extends ReportType> = (typeof ABOUT)[(typeof REPORT_TYPES)[T]['about']]['members'];

const types = new WeakMap<object, ReportType>();

/**
 * The members that a type of report shares with others, in the order of the schema: its type, what it is about, who
 * sent it, and the groups given. `class BorderArrivedReport extends reportOf('BorderArrived', SeenAtPlace, Directed)`
 */
export function reportOf<T extends ReportType, Groups extends Type[]>(type: T, ...groups: Groups) {
  const { about, sense } = REPORT_TYPES[type];
  class OfType {
    @Equals(type)
    @Describe(`${type}: ${sense}`, type)
    readonly type!: T;
  }
  const shared = AllOf<[Type<OfType>, About<T>, typeof Envelope, ...Groups]>(
    OfType,
    ABOUT[about].members,
    Envelope,
    ...groups,
  );
  types.set(shared, type);
  return shared;
}

/**
 * Makes a class that extends `reportOf` the shape of its type of report.
 *
 * @param example what one says beside what all say
 * @param by the unit of the example
 */
export function Report(example: object = {}, by = 'torkham-pk-gate-2'): ClassDecorator {
  return (target) => {
    const type = types.get(Object.getPrototypeOf(target) as object);
    if (type === undefined) throw new Error(`${target.name} does not extend reportOf(...).`);
    const { about, sense } = REPORT_TYPES[type];
    const whole = {
      reportId: exampleId(type),
      type,
      ...ABOUT[about].example,
      occurredAt: '2026-03-03T09:40:00+05:00',
      ...example,
      unit: { unitId: by, sequence: 118 },
    };
    Closed({ inheritedFirst: true, description: sense, examples: [whole] })(target);
  };
}
