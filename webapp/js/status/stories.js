// @ts-check
// What each ticket is about, for a reader who sees it here first. The results come from the API; a ticket unknown here is shown without.

/** @import { StatusTicket as Ticket } from 'mflix-api' */
/**
 * `why` it matters; `how` it is checked on the running system; `see`: where on this site it can be seen; `toDo`: the work that waits for
 * the operator, when the check fails because it has not been done yet.
 * `guide`: the guide that shows how it is done.
 * @typedef {{why: string, how: string, guide: string, see?: {href: string, words: string},
 *   toDo?: {when: (ticket: Ticket) => boolean, href: string, words: string}}} Story
 */

/** @type {Record<string, Story>} */
const STORIES = {
  connection_pooling: {
    why: 'Opening a connection for each request is slow, and a thousand at once bring a database down. One bounded pool serves everybody.',
    how: 'By the pool’s own events; when asked, with 60 calls at once.',
    guide: 'connection-pooling',
    see: { href: 'admin/system', words: 'The pool, live' },
  },
  timeouts: {
    why: 'A write that waits for ever holds a visitor for ever. Every wait here has an end, and a clear answer then.',
    how: 'By the write concern of a command that was sent, and the settings of the client that sent it.',
    guide: 'robust-applications',
    see: { href: 'admin/system', words: 'All limits' },
  },
  error_handling: {
    why: 'Who asks wrongly learns what was wrong, and an attacker learns nothing about the inside.',
    how: 'By refusals over HTTP, and one command that the database must refuse.',
    guide: 'error-handling',
    see: { href: 'movies/id/nonsense', words: 'A refusal' },
  },
  least_privilege: {
    why: 'When a password leaks, the damage ends where the rights of its user end.',
    how: 'By asking the database what its user may do, and for a list of users, which must be refused.',
    guide: 'least-privilege',
  },
  user_report: {
    why: 'Numbers about people are for administrators, and must count only what is sure to stay: read concern majority.',
    how: 'By five visitors over HTTP, and by counting again.',
    guide: 'aggregation',
    see: { href: 'user-report', words: 'The report' },
  },
  migration: {
    why: 'A date kept as text can be neither sorted nor compared. It is turned into a date while the site goes on, and can be undone: by “./mflix migrate run” in a terminal, or by an administrator on its page.',
    how: 'By counting types in the database, reading every text that is left with a second parser, and one film over HTTP.',
    guide: 'migrations',
    see: { href: 'admin/migrations', words: 'The migrations' },
    toDo: {
      when: ({ evidence }) => Number(evidence?.convertible) > 0,
      href: 'admin/migrations/movies-lastupdated',
      words: 'Run the migration',
    },
  },
  connection: {
    why: 'The first proof of all: the site reaches its database and shows what is in it.',
    how: 'By the first page over HTTP, against a count of its own.',
    guide: 'connecting',
    see: { href: './', words: 'The films' },
  },
  projection: {
    why: 'A list of titles needs titles, not whole films: less to read, to send and to wait for.',
    how: 'By the titles of a country over HTTP, against a count of its own and five films in full.',
    guide: 'reading',
    see: { href: 'country-results?countries=Japan', words: 'Titles of a country' },
  },
  text_and_subfield_search: {
    why: 'People remember a word, a face, a mood. An index finds films by each of them.',
    how: 'By looking over HTTP for a film that is stored.',
    guide: 'reading',
    see: { href: './?genre=Western&text=frontier', words: 'A search' },
  },
  paging: {
    why: 'Nobody reads 20,000 films at once, and none may be shown twice or left out on the way.',
    how: 'By paging over HTTP through all films, a genre and a search.',
    guide: 'reading',
  },
  faceted_search: {
    why: 'How many films are long, short, loved? One question to the database answers for the list and for every bar beside it.',
    how: 'By counting again over HTTP, from the films themselves.',
    guide: 'aggregation',
  },
  user_management: {
    why: 'An account is opened, left and deleted, and nothing of it stays behind that should not.',
    how: 'By a test user over HTTP; by the stored hash and sessions.',
    guide: 'writing',
    see: { href: 'signup', words: 'Sign up' },
  },
  user_preferences: {
    why: 'What people tell about themselves comes back as they told it.',
    how: 'By a test user over HTTP.',
    guide: 'writing',
    see: { href: 'account', words: 'Your account' },
  },
  get_comments: {
    why: 'What others say about a film stands beneath it, the newest first.',
    how: 'By the most discussed film over HTTP, against a count of its own.',
    guide: 'reading',
  },
  create_update_comments: {
    why: 'Everybody changes their own words and nobody else’s.',
    how: 'By two test users over HTTP, one of whom tries.',
    guide: 'writing',
  },
  delete_comments: {
    why: 'Only who wrote a comment deletes it, and no other goes with it.',
    how: 'By two test users over HTTP; the other comments stay.',
    guide: 'writing',
  },
};

/** @param {Ticket} ticket @returns {Story | undefined} */
export function storyOf({ ticket }) {
  return STORIES[ticket];
}

/** The result to show: work that has not been done yet is no failure. @param {Ticket} ticket @returns {string} */
export function shownResult(ticket) {
  return ticket.result === 'fail' && storyOf(ticket)?.toDo?.when(ticket) ? 'todo' : ticket.result;
}

/** Names of the evidence in words. A name that is missing here is shown as the API writes it. @type {Record<string, string>} */
const WORDS = {
  limit: 'Connections at most', open: 'Connections open', in_use: 'Connections in use', clients: 'Clients of the database',
  burst: 'Calls at once', most_in_use: 'Most connections in use then',
  w: 'A write waits for', wtimeout: 'and at most', client_timeout: 'A whole call takes at most', connect_ms: 'Connecting takes at most',
  socket_ms: 'An answer takes at most', server_selection_ms: 'Finding a server takes at most', wait_queue_ms: 'Waiting for a connection takes at most',
  refused_command: 'A refused command answers',
  roles: 'Roles of the user', database: 'On the database', may_list_users: 'May list users',
  read_concern: 'Read concern', rows: 'Rows of the report', commenters: 'People who commented',
  dates: 'Films with a date', strings: 'Films with a text', convertible: 'Texts that can become dates', missing: 'Films with neither',
  listed: 'Texts listed as refused', updated_type: 'The film that was read has a',
  total_results: 'Films by the site', counted: 'Films by a count of its own', titles: 'Titles',
  by_cast_and_genre: 'Found by cast and genre', by_title: 'Found by title',
  films: 'Films there are', list: 'Films paged through', genre: 'of a genre', text: 'of a search',
  comments: 'Comments', other_comments: 'Comments of others',
};
const MILLISECONDS = /_ms$|^wtimeout$|^client_timeout$/;

/** @param {string} name */
export function evidenceWords(name) {
  return WORDS[name] ?? (name === name.toUpperCase() ? `${name} answers` : name.replaceAll('_', ' '));
}

/** The unit of a number. @param {string} name */
export function evidenceUnit(name) {
  return MILLISECONDS.test(name) ? ' ms' : '';
}
