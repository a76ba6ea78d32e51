// What the API replies, by address. The types come from the OpenAPI document: see openapi.d.ts, which is generated.
import type { MigrationErrors, MigrationEvents, MigrationRanges, Movie, paths } from './openapi';

export * from './openapi';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A segment of an address fits a parameter in braces, whatever it is, or itself. */
type SegmentFits<Segment, Pattern> = Pattern extends `{${string}}` ? true : Segment extends Pattern ? true : false;

/** Compares segment by segment, so that `a/${string}/b` fits `a/{id}/b` and not `a/{id}`. */
type Fits<Address, Pattern> = Pattern extends `${infer Head}/${infer Tail}`
  ? Address extends `${infer Segment}/${infer Rest}`
    ? SegmentFits<Segment, Head> extends true ? Fits<Rest, Tail> : false
    : false
  : Address extends `${string}/${string}` ? false : SegmentFits<Address, Pattern>;

type WithoutQuery<Address> = Address extends `${infer Path}?${string}` ? Path : Address;

type Success<Responses> = Responses[keyof Responses & (200 | 201 | 202)];

type JsonOf<Item, Verb extends string> = Item extends { [verb in Verb]: { responses: infer Responses } }
  ? Success<Responses> extends { content: { 'application/json': infer Body } } ? Body : never
  : never;

/** An address that is written in the document as it is counts before those with parameters. */
type ItemOf<Address> = Address extends keyof paths
  ? paths[Address]
  : { [Path in keyof paths]: Fits<Address, Path> extends true ? paths[Path] : never }[keyof paths];

type Replies<Address, Verb extends string> = JsonOf<ItemOf<`/${WithoutQuery<Address> & string}`>, Verb>;

/** The body of a reply to a request for this address below `api/v1/`; unknown when the address is not written out in the code. */
export type ReplyTo<Address extends string, Verb extends Method = 'GET'> = Address extends string
  ? [Replies<Address, Lowercase<Verb>>] extends [never] ? unknown : Replies<Address, Lowercase<Verb>>
  : never;

export type MigrationRange = MigrationRanges['ranges'][number];
export type MigrationEvent = MigrationEvents['events'][number];
export type RefusedValue = MigrationErrors['errors'][number];

interface Score {
  rating?: unknown;
  numReviews?: unknown;
}

/** A film as it is stored. Any field may be missing or of another type; these are the objects in it that the page looks into. */
export type StoredFilm = Partial<Movie> & {
  imdb?: { rating?: unknown; votes?: unknown } | null;
  tomatoes?: { critic?: Score | null; viewer?: Score | null } | null;
  awards?: { text?: unknown } | null;
};
