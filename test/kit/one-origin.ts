/** The two services that others call, where each role is a service of its own. */
export type CalledService = 'intake' | 'board';

/** What goes to the intake: calls by this method, or by any, of paths under these. All else goes to the board. */
interface Rule {
  /** As the docs name it. */
  readonly name: string;
  readonly method?: 'POST';
  /** Before them; default: `/v1/`. */
  readonly root?: string;
  readonly under: readonly string[];
  readonly why: string;
}

const TO_INTAKE: readonly Rule[] = [
  {
    ...{ name: 'taken_in', method: 'POST', under: ['carnets', 'convoys', 'persons', 'reports'] },
    why: 'decisions, reports, and what is done about persons',
  },
  { name: 'units', under: ['units'], why: 'what is held of a unit' },
  { name: 'access', under: ['access'], why: 'who may what, invitations and enrolment' },
  { name: 'sign_in', root: '/', under: ['login', 'logout'], why: 'signing in and out' },
];

const pattern = ({ root = '/v1/', under }: Rule): string =>
  `${root}${under.length > 1 ? `(${under.join('|')})` : under.join()}(/|$)`;

/** What goes where, as a table for people. */
export function originTable(): string {
  const rows = TO_INTAKE.map(
    ({ method = 'any', root = '/v1/', under, why }) =>
      `| ${method} | ${under.map((one) => `\`${root}${one}\``).join(', ')}, and all below | intake | ${why} |`,
  );
  return [
    '| method | path | service | what |',
    '| --- | --- | --- | --- |',
    ...rows,
    '| any | all others | board | reads, statistics, the live feed, audit, rates, pages |',
  ].join('\n');
}

/** The same as a `map` of nginx. */
export function nginxMap(): string {
  const rules = TO_INTAKE.map((rule) => `    "~^${rule.method ?? '[A-Z]+'} ${pattern(rule)}" intake;`);
  return ['map "$request_method $uri" $kafila {', '    default board;', ...rules, '}'].join('\n');
}

/** The same as matchers of Caddy. */
export function caddyMatchers(): string {
  const matchers = TO_INTAKE.map((rule) => {
    const method = rule.method === undefined ? [] : [`        method ${rule.method}`];
    const path = `        path_regexp ^${pattern(rule)}`;
    return [
      `    @${rule.name} {`,
      ...method,
      path,
      '    }',
      `    handle @${rule.name} {`,
      '        reverse_proxy 127.0.0.1:3001',
      '    }',
    ];
  });
  return [...matchers.flat(), '    handle {', '        reverse_proxy 127.0.0.1:3002', '    }'].join('\n');
}
