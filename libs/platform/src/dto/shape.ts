import { type Type } from '@nestjs/common';

/** What a shape says of itself beside its members. */
export interface ShapeTerms {
  /** Its name in the API's document; default: the name of the class. Unique within a service. */
  readonly name?: string;
  readonly description?: string;
  /** Whole values of it, as they might be sent. */
  readonly examples?: readonly unknown[];
  /** The members of the class that it extends are listed before its own; default: after them. */
  readonly inheritedFirst?: boolean;
}

export interface ShapeDescription extends ShapeTerms {
  readonly name: string;
  /** Whether a member that is not described is refused. */
  readonly closed: boolean;
}

const shapes = new WeakMap<Type, ShapeDescription>();
const byName = new Map<string, Type>();

/**
 * A shape of what is sent to Kafila, e.g. `@Closed() export class PlanConvoyRequest`. The decorators of its members are the one
 * description: the compiled check, the API's document and the TypeScript type follow from them. A member that is not described
 * is refused.
 */
export function Closed(terms: ShapeTerms = {}): ClassDecorator {
  return describe(terms, true);
}

/** A shape of what Kafila answers: the same, but further members may come. */
export function Open(terms: ShapeTerms = {}): ClassDecorator {
  return describe(terms, false);
}

/** @throws Error where the class is no shape */
export function shapeOf(type: Type): ShapeDescription {
  const shape = shapes.get(type);
  if (!shape) throw new Error(`${type.name} is no shape: decorate it with @Closed() or @Open().`);
  return shape;
}

/** The class of a shape by its name in the API's document. */
export function shapeNamed(name: string): Type | undefined {
  return byName.get(name);
}

function describe(terms: ShapeTerms, closed: boolean): ClassDecorator {
  return (target) => {
    const type = target as unknown as Type;
    const name = terms.name ?? type.name;
    if (byName.has(name)) throw new Error(`Two shapes are named ${name}.`);
    byName.set(name, type);
    shapes.set(type, { ...terms, name, closed });
  };
}
