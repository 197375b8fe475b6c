import { type Type } from '@nestjs/common';
import fc from 'fast-check';
import { accepts } from '../dto/accepts.js';
import { membersOf } from '../dto/rules.js';
import { compileCheck } from '../validation/compile-check.js';
import { anyBodyOf } from './any-body.js';

/**
 * Holds the compiled check of a shape and class-validator itself together on random values.
 *
 * @returns how many of the values were taken: of such that are all refused nothing could be learnt
 * @throws where the two come to different verdicts
 */
export function sameVerdicts(shape: Type<object>, numRuns: number): number {
  const check = compileCheck(shape);
  let taken = 0;
  const agree = fc.property(anyBodyOf(shape), (value) => {
    const { ok } = check(value);
    if (ok) taken += 1;
    return accepts(shape, value) === ok;
  });
  fc.assert(agree, { numRuns });
  // A few random bodies of a large shape may all be wrong: then more of them are tried.
  for (let more = 0; taken === 0 && more < 50; more += 1) fc.assert(agree, { numRuns });
  return taken;
}

/** The shapes that methods of controllers take as parameters, by the name of the controller and the method. */
export function shapesTakenBy(controllers: readonly Type[]): ReadonlyMap<string, Type<object>> {
  const shapes = new Map<string, Type<object>>();
  for (const controller of controllers) {
    const prototype = controller.prototype as object;
    for (const method of Object.getOwnPropertyNames(prototype)) {
      const types = Reflect.getMetadata('design:paramtypes', prototype, method) as
        readonly Type<object>[] | undefined;
      for (const shape of types ?? []) {
        if (membersOf(shape).length > 0) shapes.set(`${controller.name}.${method}`, shape);
      }
    }
  }
  return shapes;
}
