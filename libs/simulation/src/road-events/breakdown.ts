import { vehicleIdOf } from '#kafila/domain';
import { MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { duration, GAP } from '../journey/road.js';
import { type Load } from '../scenario/load.js';
import { anotherTractor, loadOf, type Scenario } from '../scenario/scenario.js';
import { leaveEscort } from './escorts.js';
import { placeOfParty, stop } from './stop.js';

const DESCRIPTIONS = ['gearbox', 'clutch burnt out', 'radiator leaks', 'axle broken', 'engine overheated'];

/** A truck that broke down. */
interface Wreck {
  readonly scenario: Scenario;
  readonly party: Party;
  readonly vehicleId: string;
  readonly convoyId: string;
  readonly place: string;
  readonly load: Load;
  /** When its outcome is decided. */
  readonly at: number;
}

/** A truck breaks down. The others go on at once. Later it follows, another truck takes over, or its load is lost. */
export function breakDown(scenario: Scenario, whole: Party): readonly Party[] {
  const { road, members, world } = scenario;
  // An escort goes on with the others. Where there are none, it goes home.
  const party = whole.vehicleIds.length === 1 ? leaveEscort(scenario, whole) : whole;
  const { replacedShare, withdrawnShare, transshippedShare, repairHours } = world.roadEvents;
  const place = placeOfParty(party);
  const vehicleId = road.dice.pick(party.vehicleIds);
  const convoyId = members.convoyAt(vehicleId, party.at);
  road.moments.push({
    type: 'IncidentReported',
    at: party.at + GAP,
    vehicleIds: [vehicleId],
    place,
    clockOf: place,
    details: { kind: 'breakdown', description: road.dice.pick(DESCRIPTIONS) },
  });
  const from = party.at + 2 * GAP;
  const at = from + duration(road.dice, repairHours, 0.6, 6 * GAP);
  const load = loadOf(scenario, vehicleId, party.at);
  const { escort: _gone, ...alone } = party;
  const wreck: Wreck = { scenario, party: alone, vehicleId, convoyId, place, load, at };

  const draw = road.dice.between(0, 1);
  // On a round trip nobody could know whether a truck that was never seen before is on its way out or back.
  const oneWay = party.route[0] !== party.route.at(-1);
  const lastOne = members.atTheEnd(convoyId).length === 1;
  const outcome =
    draw < replacedShare
      ? replace
      : draw < replacedShare + transshippedShare && oneWay
        ? transship
        : draw < replacedShare + transshippedShare + withdrawnShare && !lastOne
          ? withdraw
          : repair;
  const goesOn = outcome === repair ? { to: at } : {};
  stop(road, { vehicleIds: [vehicleId], place, from, ...goesOn, reason: 'breakdown' });
  const others = party.vehicleIds.filter((id) => id !== vehicleId);
  const rest = others.length > 0 ? [{ ...party, vehicleIds: others, at: party.at + 3 * GAP }] : [];
  return [...rest, ...outcome(wreck)];
}

function repair({ party, vehicleId, at }: Wreck): readonly Party[] {
  return [{ ...party, vehicleIds: [vehicleId], at: at + GAP }];
}

/** Another tractor takes over container, seals, carnet and goods whole (dossier 8.3). */
function replace({ scenario, party, vehicleId, convoyId, place, load, at }: Wreck): readonly Party[] {
  const { desk, members } = scenario;
  const tractor = anotherTractor(scenario);
  const by = vehicleIdOf(tractor.country, tractor.plate);
  desk.onVehicle('replace', { convoyId, vehicleId }, at, { by: tractor, reason: 'breakdown', place });
  members.leave([vehicleId], at, 'replaced');
  members.join(convoyId, [by], at);
  handOver(scenario, load, { convoyId, vehicleId: by, from: at + 2 * MINUTE }, 'Its tractor was replaced.');
  return [appear(scenario, { ...party, vehicleIds: [by], at: at + 3 * GAP })];
}

/** The load moves into another truck, in presence of an authority where it is under TIR (dossier 1.7). */
function transship({ scenario, party, vehicleId, convoyId, place, load, at }: Wreck): readonly Party[] {
  const { desk, members, road } = scenario;
  const truck = anotherTractor(scenario);
  const to = vehicleIdOf(truck.country, truck.plate);
  desk.addVehicle(convoyId, at, { ...truck, note: `Takes over the load of ${vehicleId}.` });
  members.join(convoyId, [to], at);
  const moved = at + duration(road.dice, 3, 0.4, 4 * GAP);
  load.troubles.push({ what: 'transshipped', at: moved, place, from: vehicleId, to });
  handOver(scenario, load, { convoyId, vehicleId: to, from: moved }, 'Its load was moved after a breakdown.');
  const leavesAt = moved + 6 * GAP;
  desk.onVehicle('withdraw', { convoyId, vehicleId }, leavesAt, { reason: 'breakdown; load moved', place });
  members.leave([vehicleId], leavesAt, 'withdrawn');
  return [appear(scenario, { ...party, vehicleIds: [to], at: moved + 9 * GAP })];
}

/** The truck and its load leave the convoy for good. */
function withdraw({ scenario, vehicleId, convoyId, place, load, at }: Wreck): readonly Party[] {
  const { desk, members } = scenario;
  desk.onVehicle('withdraw', { convoyId, vehicleId }, at, { reason: 'breakdown', place });
  members.leave([vehicleId], at, 'withdrawn');
  load.troubles.push({ what: 'lost', at, place });
  return [];
}

function handOver({ desk }: Scenario, load: Load, carrier: Load['carriers'][number], reason: string): void {
  load.carriers.push(carrier);
  const { carnetNumber } = load;
  const { convoyId, vehicleId, from } = carrier;
  if (carnetNumber !== undefined) desk.assignCarnet(carnetNumber, from, { convoyId, vehicleId, reason });
}

/** Makes a truck visible where it takes over, because nobody saw it on this road before. */
function appear({ road }: Scenario, party: Party): Party {
  const place = placeOfParty(party);
  road.moments.push({
    type: 'CheckpointPassed',
    at: party.at,
    vehicleIds: party.vehicleIds,
    place,
    clockOf: place,
  });
  return { ...party, at: party.at + 2 * GAP };
}
