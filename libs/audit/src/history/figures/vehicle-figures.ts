import { borderSamples, hoursOfMs, speedsOf, type VehicleView, wholeTrip } from '#kafila/domain';
import { counted, type Figure, figuresOf } from './figure.js';

/** What is published of one vehicle: its state, its passages and legs, and its trip once it has come to its end. */
export function vehicleFigures(vehicle: VehicleView, route: readonly string[]): readonly Figure[] {
  const { vehicleId, status, lastPlace, carnetNumber, deliveries } = vehicle;
  const delivered = deliveries.findLast(({ partial }) => !partial);
  const trip = wholeTrip(vehicle, route);
  return [
    ...figuresOf(
      { vehicleId },
      {
        status,
        lastPlace,
        carnetNumber,
        deliveredAt: delivered?.deliveredAt ?? null,
        arrivedAt: trip?.arrivedAt ?? null,
        distanceKm: trip?.km ?? null,
        tripHours: hoursOfMs(trip?.elapsedMs ?? null),
        movingHours: hoursOfMs(trip?.movingMs ?? null),
        ...(trip ? { ...speedsOf(trip) } : { swodKmh: null, swdKmh: null }),
      },
    ),
    ...passageFigures(vehicle),
    ...legFigures(vehicle),
  ];
}

function passageFigures({ vehicleId, passages, activities }: VehicleView): readonly Figure[] {
  const nth = counted();
  const samples = borderSamples(passages, activities);
  return passages.flatMap(({ place, direction, arrivedAt, enteredAt, exitedAt }, i) => {
    const { tfi1Ms = null, waitingMs = null, customsMs = null, otherMs = null } = samples[i] ?? {};
    const payments = samples[i]?.payments;
    return figuresOf(nth({ vehicleId, place, direction }), {
      arrivedAt,
      enteredAt,
      exitedAt,
      tfi1Hours: hoursOfMs(tfi1Ms),
      waitingHours: hoursOfMs(waitingMs),
      customsHours: hoursOfMs(customsMs),
      otherHours: hoursOfMs(otherMs),
      tfi2Official: payments ? amountsOf(payments.official) : null,
      tfi2Unofficial: payments ? amountsOf(payments.unofficial) : null,
    });
  });
}

/** The statistics convert them at the rate of their day; what was paid does not depend on a rate. */
function amountsOf(amounts: readonly { readonly amount: string; readonly currency: string }[]): string {
  return amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(', ') || '0';
}

function legFigures({ vehicleId, legs }: VehicleView): readonly Figure[] {
  const nth = counted();
  return legs.flatMap(({ from, to, departedAt, arrivedAt, km, hours, standingHours, drivingHours }) =>
    figuresOf(nth({ vehicleId, from, to }), {
      ...{ departedAt, arrivedAt, km, hours, standingHours, drivingHours },
    }),
  );
}
