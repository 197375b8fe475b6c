import { Problem } from '#kafila/platform';

export function unknownExport(name: string, known: readonly string[]): Problem {
  return new Problem({
    status: 404,
    code: 'unknown-export',
    detail: `There is no export '${name}'; there are: ${known.join(', ')}.`,
    facts: { export: name, exports: known },
  });
}

export function notAcceptable(name: string, offered: readonly string[]): Problem {
  return new Problem({
    status: 406,
    code: 'not-acceptable',
    detail: `The export '${name}' is given as ${offered.join(' or ')}, and in nothing that the header accept names.`,
    facts: { export: name, offered },
    headers: { vary: 'accept' },
  });
}
