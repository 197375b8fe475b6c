import { ValidateBy } from 'class-validator';
import { isLimit } from './limit-settings.js';

/** What a variable must be like; told in words where it is not. Undefined: its default follows from other settings. */
export function Setting(
  holds: (value: string) => boolean,
  right: string | ((value: string) => string),
): PropertyDecorator {
  return ValidateBy({
    name: 'setting',
    validator: {
      validate: (value: unknown) => value === undefined || holds(value as string),
      defaultMessage: (about) => (typeof right === 'string' ? right : right(about?.value as string)),
    },
  });
}

export const Limit = (): PropertyDecorator => Setting(isLimit, 'a whole number of 1 or more');
export const Path = (): PropertyDecorator => Setting(() => true, 'a path');
