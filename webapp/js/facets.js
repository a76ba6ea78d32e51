// @ts-check
// Buckets of the API's facets in words. Everything here is pure.

/** Upper bounds by lower bound; what lies in no bucket is "other". @type {Record<string, Record<string, number>>} */
const UPPER = {
  runtime: { 0: 60, 60: 90, 90: 120, 120: 180 },
  rating: { 0: 50, 50: 70, 70: 90, 90: 100 },
};
const UNIT = { runtime: ' min', rating: '' };

/** What a filter's value says to a reader: a facet's bucket as a range, everything else as it is. @param {string} name @param {string} value */
export function bucket(name, value) {
  const upper = UPPER[name]?.[value];
  if (upper === undefined) {
    return name in UPPER && value === 'other' ? 'any other' : value;
  }
  const unit = UNIT[/** @type {keyof typeof UNIT} */ (name)];
  return `${value} to ${upper - 1}${unit}`;
}
