import { type Type } from '@nestjs/common';
import { addRule, metadataOf } from './rules.js';

type WholeOf<Parts extends readonly Type[]> = Together<
  { [At in keyof Parts]: Parts[At] extends Type<infer Part> ? Part : never }[number]
>;
type Together<Part> = (Part extends unknown ? (part: Part) => void : never) extends (
  whole: infer Whole,
) => void
  ? Whole
  : never;

/**
 * A class with the members of several others, and their rules: `class AddVehicleRequest extends AllOf(JoiningVehicle, DecisionRequest) {}`.
 * It is `IntersectionType` of @nestjs/swagger for shapes: that one loads class-validator a second time in what is built,
 * which takes a tenth of a start.
 */
export function AllOf<Parts extends readonly Type[]>(...parts: Parts): Type<WholeOf<Parts>> {
  class Whole {
    declare readonly members: WholeOf<Parts>;
  }
  for (const rule of parts.flatMap(metadataOf)) addRule(Whole.prototype, rule);
  return Whole as Type<WholeOf<Parts>>;
}
