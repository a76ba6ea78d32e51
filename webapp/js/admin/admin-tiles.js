// @ts-check
import { read } from '../app/api.js';
import { count, counted } from '../lib/format.js';
import { lasting } from '../lib/times.js';

/** @import { ReplyTo } from 'mflix-api' */
/** @typedef {{href: string, title: string, purpose: string, look: (signal: AbortSignal) => Promise<string>}} Tile a page for administrators */

/**
 * A tile whose figure is read from the API: `path`, and what its reply says in a few words.
 * @template {string} Path
 * @param {{href: string, title: string, purpose: string, path: Path, figure: (reply: ReplyTo<Path>) => string}} options
 * @returns {Tile}
 */
function tile({ path, figure, ...words }) {
  return { ...words, look: async (signal) => figure(await read(path, { signal, as: 'member' })) };
}

export const tiles = [
  tile({
    href: 'user-report',
    title: 'User report',
    purpose: 'Who comments most, as a picture, a table and a file.',
    path: 'user/comment-report',
    figure: ({ report: [first] }) => (first ? `${counted(first.count, 'comment', 'comments')} at the top` : 'No comments yet'),
  }),
  tile({
    href: 'admin/users',
    title: 'Users',
    purpose: 'Find people, and say who is an administrator.',
    path: 'users?entries_per_page=1',
    figure: ({ total_results: total }) => counted(total, 'person', 'people'),
  }),
  tile({
    href: 'admin/audit',
    title: 'Audit list',
    purpose: 'Who removed a comment, changed a film, or gave a right.',
    path: 'admin/audit?entries_per_page=1',
    figure: ({ total_results: total }) => (total ? counted(total, 'entry', 'entries') : 'No entries yet'),
  }),
  tile({
    href: 'admin/migrations',
    title: 'Migrations',
    purpose: 'Bring stored films to today’s shape, watch it, undo it.',
    path: 'admin/migrations',
    figure: ({ migrations }) => {
      const running = migrations.filter((one) => one.active).length;
      return `${counted(migrations.length, 'migration', 'migrations')}, ${running ? `${count(running)} running` : 'none running'}`;
    },
  }),
  tile({
    href: 'admin/system',
    title: 'System',
    purpose: 'Connections, database, limits and versions, live.',
    path: 'admin/system',
    figure: ({ pool, uptime_seconds: uptime }) => `${count(pool.in_use)} of ${count(pool.limit)} connections in use, up ${lasting(uptime)}`,
  }),
  tile({
    href: 'status',
    title: 'Status',
    purpose: 'Every claim of this site, checked on the running system.',
    path: 'status',
    figure: ({ summary, tickets }) => `${count(summary.pass)} of ${count(tickets.length)} passed`,
  }),
];
