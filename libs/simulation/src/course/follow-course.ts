import { kilometresAlong } from '#kafila/domain';
import { DAY, HOUR, MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { makeReturnTrip } from './return-trip.js';
import { divertByChaman } from './divert.js';
import { arrive, driveToTheEnd } from './legs.js';
import { mergeAt } from './merge.js';
import { type DrawnConvoy } from './draw-convoy.js';
import { recallFrom } from './recall.js';
import { dispatch, plan } from './set-out.js';
import { splitAt } from './split.js';
import { type Course } from './course.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';

/** Lets a convoy set out, and follows its course to the end. */
export function followCourse(scenario: Scenario, drawn: DrawnConvoy): void {
  const { course, departure } = drawn;
  if (course.what === 'is-cancelled') {
    const { at } = plan(scenario, departure);
    const reason = 'No carnets before the holidays.';
    scenario.desk.onConvoy('cancel', departure.convoyId, at - 2 * HOUR, { reason });
    scenario.loads.length = 0;
  } else if (course.what === 'splits') {
    splits(scenario, drawn, course);
  } else {
    const party = plan(scenario, departure);
    dispatch(scenario, departure, party);
    goOn(scenario, drawn, course, [party]);
  }
}

type UnderWay = Exclude<Course, { what: 'is-cancelled' | 'splits' }>;

function goOn(scenario: Scenario, drawn: DrawnConvoy, course: UnderWay, parties: readonly Party[]): void {
  const { convoyId, regime, permits } = drawn.departure;
  switch (course.what) {
    case 'arrives':
      arrive(scenario, convoyId, parties);
      return;
    case 'is-recalled':
      recallFrom(scenario, convoyId, parties, course.index);
      return;
    case 'returns':
      makeReturnTrip(scenario, convoyId, driveToTheEnd(scenario, parties), {
        convoyId: `${convoyId}-return`,
        route: course.back,
        regime,
        ...(permits ? { permits } : {}),
        cargoOf: drawn.cargo,
      });
      return;
    case 'is-diverted':
      arrive(scenario, convoyId, divertByChaman(scenario, convoyId, parties));
      return;
    case 'takes-in':
      arrive(scenario, convoyId, takesIn(scenario, drawn, parties, course));
  }
}

/** A part of the convoy has loads for the end of the other road. */
function splits(
  scenario: Scenario,
  drawn: DrawnConvoy,
  { index, other }: Extract<Course, { what: 'splits' }>,
): void {
  const { departure } = drawn;
  const destination = other.at(-1) ?? '';
  const { vehicles } = departure;
  const staying = Math.ceil(vehicles.length / 2);
  const whole = {
    ...departure,
    vehicles: vehicles.map((vehicle, i) =>
      i < staying ? vehicle : { ...vehicle, destination, route: other },
    ),
  };
  const party = plan(scenario, whole);
  dispatch(scenario, whole, party);
  const partId = `${departure.convoyId}-2`;
  const { rest, parts } = splitAt(scenario, [party], {
    convoyId: departure.convoyId,
    index,
    reason: 'The loads go to two places.',
    parts: (ids) => {
      const leaving = ids.filter((id) => loadOf(scenario, id, Infinity).destination === destination);
      return [{ convoyId: partId, vehicleIds: leaving, route: other.slice(index) }];
    },
  });
  if (rest.length > 0) arrive(scenario, departure.convoyId, rest);
  for (const [convoyId, parties] of parts) arrive(scenario, convoyId, parties);
}

/** Another convoy sets out so that both come to the yard at about the same time. */
function takesIn(
  scenario: Scenario,
  { departure, vehicles }: DrawnConvoy,
  parties: readonly Party[],
  { place, from }: Extract<Course, { what: 'takes-in' }>,
): readonly Party[] {
  const { route, convoyId } = departure;
  const onwards = route.slice(route.indexOf(place));
  const way = [...from, ...onwards];
  const km = (along: readonly string[]): number => kilometresAlong(along)[along.indexOf(place)] ?? 0;
  const days = Math.max(0, Math.round((km(route) - km(way)) / 550));
  const { corridorId: _whole, legRegimes: _legs, ...terms } = departure;
  const joining = {
    ...terms,
    convoyId: `${convoyId}-joining`,
    route: way,
    departAt: departure.departAt + days * DAY + 40 * MINUTE,
    vehicles: vehicles(Math.min(3, departure.vehicles.length), route.at(-1) ?? ''),
  };
  const party = plan(scenario, joining);
  dispatch(scenario, joining, party);
  return mergeAt(scenario, place, { convoyId, parties }, { convoyId: joining.convoyId, parties: [party] });
}
