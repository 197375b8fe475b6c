import { timesTried } from '#kafila/domain/testing';
import { type EventSource } from '#kafila/event-store';
import { sameVerdicts, shapesTakenBy } from '#kafila/platform/testing';
import { type Type } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { AuditModule } from './audit.module.js';
import { ProofModule } from './serve/proof.module.js';

const controllers = [
  AuditModule.with({ reads: { module: AuditModule } }),
  ProofModule.with({ eventStore: {} as EventSource, log: { folder: '' } as never }),
].flatMap((module) => module.controllers as readonly Type[]);
const SHAPES = [...shapesTakenBy(controllers)];

describe('the compiled check of a query and class-validator itself', () => {
  it.each(SHAPES)('%s: come to the same verdict on any parameters', (_, shape) => {
    expect(sameVerdicts(shape, timesTried(20, 100))).toBeGreaterThan(0);
  });

  it('are held together for every read of auditors that takes parameters', () => {
    expect(SHAPES.map(([name]) => name.split('Controller')[0])).toEqual([
      ...['ExportConvoy', 'CompareConvoy', 'GetEvents', 'GetReplay', 'GetChanges'],
      ...['ProveReceipt', 'ProveConsistency'],
    ]);
  });
});
