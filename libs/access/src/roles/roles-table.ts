import { type Right, RIGHTS } from '#kafila/platform';
import { type Role, ROLES } from './roles.js';

/** Rights by roles, as a table in Markdown: what docs/access.md shows. */
export function rolesTable(): string {
  const roles = Object.keys(ROLES) as Role[];
  const rows = (Object.entries(RIGHTS) as [Right, string][]).map(([right, meaning]) => [
    `\`${right}\``,
    meaning,
    ...roles.map((role) => ((ROLES[role] as readonly Right[]).includes(right) ? 'yes' : '')),
  ]);
  const head = ['right', 'what it lets do', ...roles];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
