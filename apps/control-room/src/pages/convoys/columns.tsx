import {
  AlertName,
  Code,
  type Column,
  Duration,
  type FleetRow,
  Moment,
  NotReported,
  Parked,
  SeverityMark,
  StatusName,
  type SayOf,
  type usePlaces,
} from '#kafila/web';
import { type ReactElement } from 'react';
import { type CONVOYS } from './convoys.words.js';

type SayConvoys = SayOf<typeof CONVOYS>;
type NameOf = ReturnType<typeof usePlaces>['nameOf'];

/** Nobody waits for news of these. */
const ENDED: readonly FleetRow['status'][] = ['completed', 'cancelled', 'split', 'merged'];
const GRAVITY = { critical: 3, warning: 2, info: 1 } as const;

/** The columns of the board. Ages are counted at `now`, in milliseconds since 1970. */
export function columnsOf(say: SayConvoys, nameOf: NameOf, now: number): readonly Column<FleetRow>[] {
  const secondsSince = (at: string): number => (now - Date.parse(at)) / 1_000;
  return [
    {
      id: 'convoy',
      head: say('convoy'),
      value: ({ convoyId }) => convoyId,
      cell: (row) => <Named row={row} />,
    },
    {
      id: 'status',
      head: say('status'),
      value: ({ status }) => status,
      cell: ({ status }) => <StatusName status={status} />,
    },
    {
      id: 'from',
      head: say('from'),
      value: ({ origin }) => nameOf(origin),
      cell: ({ origin }) => nameOf(origin),
    },
    {
      id: 'to',
      head: say('to'),
      value: ({ destination }) => nameOf(destination),
      cell: ({ destination }) => nameOf(destination),
    },
    {
      id: 'next',
      head: say('next'),
      value: ({ nextPlace }) => (nextPlace === null ? null : nameOf(nextPlace)),
      cell: ({ nextPlace }) => (nextPlace === null ? '–' : nameOf(nextPlace)),
    },
    {
      id: 'through',
      head: say('through_of'),
      isNumber: true,
      value: ({ trucks: { through } }) => through,
      cell: ({ trucks: { through, of, border } }) =>
        through === null
          ? say('noBorder', { of })
          : say('nOfM', { through, of, border: border === null ? '' : nameOf(border) }),
    },
    {
      id: 'expected',
      head: say('expected'),
      value: ({ expectedArrival }) => expectedArrival?.expectedAt,
      cell: (row) => <Expected row={row} say={say} />,
    },
    {
      id: 'heard',
      head: say('heard'),
      value: ({ lastSeen }) => lastSeen?.at,
      cell: ({ lastSeen, status }) =>
        lastSeen === null ? (
          <NotReported />
        ) : ENDED.includes(status) ? (
          <Moment {...lastSeen} />
        ) : (
          <span title={lastSeen.local ?? lastSeen.at}>
            <Duration seconds={secondsSince(lastSeen.at)} /> ·{' '}
            {lastSeen.place === null ? '' : nameOf(lastSeen.place)}
          </span>
        ),
    },
    {
      id: 'alert',
      head: say('alert'),
      value: ({ gravestAlert }) => (gravestAlert === null ? null : GRAVITY[gravestAlert.severity]),
      cell: ({ gravestAlert, assessedAt, status }) =>
        gravestAlert === null ? (
          // Nothing is wrong, or nobody has looked: only the second is said.
          assessedAt === null &&
          !ENDED.includes(status) && <span className="unknown">{say('notAssessed')}</span>
        ) : (
          <span className="gravest">
            <SeverityMark severity={gravestAlert.severity} /> <AlertName code={gravestAlert.code} />{' '}
            <Duration seconds={secondsSince(gravestAlert.since)} />
          </span>
        ),
    },
  ];
}

function Named({ row: { convoyId, incompleteSince } }: { readonly row: FleetRow }): ReactElement {
  return (
    <>
      <Code>{convoyId}</Code>
      {incompleteSince !== undefined && <Parked position={incompleteSince} />}
    </>
  );
}

function Expected({
  row: { expectedArrival, assessedAt, status },
  say,
}: {
  readonly row: FleetRow;
  readonly say: SayConvoys;
}): ReactElement {
  if (ENDED.includes(status)) return <>–</>;
  if (!expectedArrival) {
    return <span className="unknown">{say(assessedAt === null ? 'notAssessed' : 'notKnown')}</span>;
  }
  const { expectedAt, earliestAt, latestAt } = expectedArrival;
  return (
    <span className="expected">
      <Moment at={expectedAt} />
      <small>
        <Moment at={earliestAt} /> – <Moment at={latestAt} />
      </small>
    </span>
  );
}
