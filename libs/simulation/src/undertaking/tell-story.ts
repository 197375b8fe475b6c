import { kilometresAlong } from '#kafila/domain';
import { DAY, HOUR, MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { comeBack } from './come-back.js';
import { divertByChaman } from './divert.js';
import { arrive, driveToTheEnd } from './legs.js';
import { mergeAt } from './merge.js';
import { type Papers } from './papers.js';
import { recallFrom } from './recall.js';
import { dispatch, plan } from './set-out.js';
import { splitAt } from './split.js';
import { type Story } from './story.js';
import { loadOf, type Undertaking } from './undertaking.js';

/** Lets a convoy set out, and everything come true that fate has in store for it. */
export function tellStory(undertaking: Undertaking, papers: Papers): void {
  const { story, departure } = papers;
  if (story.what === 'is-cancelled') {
    const { at } = plan(undertaking, departure);
    const reason = 'No carnets before the holidays.';
    undertaking.desk.onConvoy('cancel', departure.convoyId, at - 2 * HOUR, { reason });
    undertaking.loads.length = 0;
  } else if (story.what === 'splits') {
    splits(undertaking, papers, story);
  } else {
    const party = plan(undertaking, departure);
    dispatch(undertaking, departure, party);
    goOn(undertaking, papers, story, [party]);
  }
}

type UnderWay = Exclude<Story, { what: 'is-cancelled' | 'splits' }>;

function goOn(undertaking: Undertaking, papers: Papers, story: UnderWay, parties: readonly Party[]): void {
  const { convoyId, regime, permits } = papers.departure;
  switch (story.what) {
    case 'arrives':
      arrive(undertaking, convoyId, parties);
      return;
    case 'is-recalled':
      recallFrom(undertaking, convoyId, parties, story.index);
      return;
    case 'returns':
      comeBack(undertaking, convoyId, driveToTheEnd(undertaking, parties), {
        convoyId: `${convoyId}-return`,
        route: story.back,
        regime,
        ...(permits ? { permits } : {}),
        cargoOf: papers.cargo,
      });
      return;
    case 'is-diverted':
      arrive(undertaking, convoyId, divertByChaman(undertaking, convoyId, parties));
      return;
    case 'takes-in':
      arrive(undertaking, convoyId, takesIn(undertaking, papers, parties, story));
  }
}

/** A part of the convoy has loads for where the other road leads. */
function splits(
  undertaking: Undertaking,
  papers: Papers,
  { index, other }: Extract<Story, { what: 'splits' }>,
): void {
  const { departure } = papers;
  const destination = other.at(-1) ?? '';
  const { vehicles } = departure;
  const staying = Math.ceil(vehicles.length / 2);
  const whole = {
    ...departure,
    vehicles: vehicles.map((vehicle, i) =>
      i < staying ? vehicle : { ...vehicle, destination, route: other },
    ),
  };
  const party = plan(undertaking, whole);
  dispatch(undertaking, whole, party);
  const partId = `${departure.convoyId}-2`;
  const { rest, parts } = splitAt(undertaking, [party], {
    convoyId: departure.convoyId,
    index,
    reason: 'The loads go to two places.',
    parts: (ids) => {
      const leaving = ids.filter((id) => loadOf(undertaking, id, Infinity).destination === destination);
      return [{ convoyId: partId, vehicleIds: leaving, route: other.slice(index) }];
    },
  });
  if (rest.length > 0) arrive(undertaking, departure.convoyId, rest);
  for (const [convoyId, parties] of parts) arrive(undertaking, convoyId, parties);
}

/** Another convoy sets out so that both come to the yard at about the same time. */
function takesIn(
  undertaking: Undertaking,
  { departure, vehicles }: Papers,
  parties: readonly Party[],
  { place, from }: Extract<Story, { what: 'takes-in' }>,
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
  const party = plan(undertaking, joining);
  dispatch(undertaking, joining, party);
  return mergeAt(undertaking, place, { convoyId, parties }, { convoyId: joining.convoyId, parties: [party] });
}
