import { type Type } from '@nestjs/common';
import { Type as TransformTo } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One decorator of class-validator on a member: its name there, and what it was given. */
export interface Rule {
  readonly name: string;
  readonly constraints: readonly unknown[];
}

/** A member of a shape, as its decorators describe it. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly nullable: boolean;
  readonly rules: readonly Rule[];
  /** Rules of each item of a list. */
  readonly itemRules: readonly Rule[];
}

export const isGiven = (_object: unknown, value: unknown): boolean => value !== undefined;
export const isNotNull = (_object: unknown, value: unknown): boolean => value !== null;

/**
 * The members of a class, read from what class-validator keeps of its decorators: those of the class itself, then those of
 * the classes that it extends.
 */
export function membersOf(type: Type, inheritedFirst = false): readonly Member[] {
  const all = metadataOf(type);
  const own = all.filter(({ target }) => target === type);
  const inherited = all.filter(({ target }) => target !== type);
  const ownNames = new Set(own.map(({ propertyName }) => propertyName));
  const again = inherited.find(({ propertyName }) => ownNames.has(propertyName));
  // class-validator would mix the decorators of both.
  if (again) throw new Error(`${type.name} describes ${again.propertyName} again, which it inherits.`);
  const byMember = new Map<string, Metadata[]>();
  for (const metadata of inheritedFirst ? [...inherited, ...own] : all) {
    const { propertyName } = metadata;
    byMember.set(propertyName, [...(byMember.get(propertyName) ?? []), metadata]);
  }
  return [...byMember].map(([name, metadata]) => memberOf(name, metadata));
}

/**
 * What class-validator keeps of a class whose decorators have all been applied: its own, then that of the classes it extends,
 * the first of these first. Read from its index by class: its own method looks through all classes, a twentieth of a start.
 */
export function metadataOf(type: Type): readonly Metadata[] {
  const { validationMetadatas: byClass } = getMetadataStorage() as unknown as ByClass;
  const inherited: Metadata[] = [];
  let parent = Object.getPrototypeOf(type) as Type | null;
  for (; parent !== null; parent = Object.getPrototypeOf(parent) as Type | null) {
    inherited.unshift(...(byClass.get(parent) ?? []));
  }
  return [...(byClass.get(type) ?? []), ...inherited];
}

interface ByClass {
  readonly validationMetadatas: ReadonlyMap<unknown, readonly Metadata[]>;
}

/** Gives a member of a class a rule that another member has; default: that of the same name. */
export function addRule(
  prototype: object,
  rule: Metadata,
  {
    propertyName = rule.propertyName,
    each = rule.each,
  }: Partial<Pick<Metadata, 'propertyName' | 'each'>> = {},
): void {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(rule) as object) as Metadata, rule);
  getMetadataStorage().addValidationMetadata(
    Object.assign(copy, { target: prototype.constructor, propertyName, each }),
  );
  if (rule.name === 'nested') TransformTo(rule.constraints[0] as () => Type)(prototype, propertyName);
}

function memberOf(name: string, metadata: readonly Metadata[]): Member {
  const rules = (each: boolean): Rule[] =>
    metadata.filter((one) => one.each === each && !isCondition(one)).map(ruleOf);
  const conditions = metadata.filter(isCondition).map(({ constraints }) => constraints[0] as unknown);
  if (conditions.some((condition) => condition !== isGiven && condition !== isNotNull)) {
    throw new Error(`${name} depends on a condition that no schema can say; use @Optional() or @Nullable().`);
  }
  return {
    name,
    optional: conditions.includes(isGiven),
    nullable: conditions.includes(isNotNull),
    rules: rules(false),
    itemRules: rules(true),
  };
}

function isCondition({ type }: Metadata): boolean {
  return type === 'conditionalValidation';
}

function ruleOf({ name, type, constraints }: Metadata): Rule {
  // Rules of class-validator's own types (nested, whitelist) have no name.
  return { name: name ?? type, constraints: (constraints as unknown[] | undefined) ?? [] };
}
