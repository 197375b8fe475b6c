import { Persons } from '#kafila/persons';
import { Injectable, type PipeTransform } from '@nestjs/common';
import { wrongField } from '../fields/wrong-field.problem.js';

/** A body in which every driver was sealed. */
export type Sealed<Body> = Body extends readonly (infer Item)[]
  ? readonly Sealed<Item>[]
  : Body extends object
    ? { [Field in keyof Body]: Field extends 'driver' ? string : Sealed<Body[Field]> }
    : Body;

type Driver = string | { readonly name: string; readonly phone?: string; readonly documentNumber?: string };

/** Where a body speaks of vehicles that somebody drives. */
interface AboutVehicles {
  readonly driver?: Driver;
  readonly by?: AboutVehicles;
  readonly vehicles?: readonly AboutVehicles[];
}

/**
 * Seals the drivers of a body before anything looks at it, so that neither events nor digests of what was sent hold
 * anything personal. The body was checked before: `@Body(BodyPipe(PlanConvoyRequest), SealPersons)`.
 */
@Injectable()
export class SealPersons implements PipeTransform<AboutVehicles, unknown> {
  constructor(private readonly persons: Persons) {}

  transform(body: AboutVehicles): unknown {
    const drivers = driversOf(body, '');
    const sealed = this.persons.seal(drivers.map(({ driver, pointer }) => personOf(driver, pointer)));
    return withDrivers(body, sealed.values());
  }
}

/** In the order in which `withDrivers` meets them. */
function driversOf(
  { driver, by, vehicles = [] }: AboutVehicles,
  pointer: string,
): readonly { readonly driver: Driver; readonly pointer: string }[] {
  return [
    ...(driver === undefined ? [] : [{ driver, pointer: `${pointer}/driver` }]),
    ...(by ? driversOf(by, `${pointer}/by`) : []),
    ...vehicles.flatMap((vehicle, i) => driversOf(vehicle, `${pointer}/vehicles/${i}`)),
  ];
}

function withDrivers(body: AboutVehicles, sealed: Iterator<string>): AboutVehicles {
  const { driver, by, vehicles } = body;
  return {
    ...body,
    ...(driver === undefined ? {} : { driver: String(sealed.next().value) }),
    ...(by === undefined ? {} : { by: withDrivers(by, sealed) }),
    ...(vehicles === undefined ? {} : { vehicles: vehicles.map((vehicle) => withDrivers(vehicle, sealed)) }),
  };
}

/** @throws Problem `invalid-body` (422) where a text holds half of a character */
function personOf(driver: Driver, pointer: string): Exclude<Driver, string> {
  const fields = typeof driver === 'string' ? { '': driver } : driver;
  const faulty = Object.entries(fields).find(([, text]) => !text.isWellFormed());
  if (faulty) {
    const field = faulty[0] === '' ? '' : `/${faulty[0]}`;
    throw wrongField(`${pointer}${field}`, 'ill-formed-text', 'holds half of a character');
  }
  return typeof driver === 'string' ? { name: driver } : driver;
}
