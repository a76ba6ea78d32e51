package mflix.migration.conversion;

import org.bson.BsonDocument;

/**
 * {@link LastUpdatedToDate} as an aggregation expression. Server versions differ in what they take for a date, so the text's form
 * is checked before the server parses it, and the date found must read as the text's first 19 characters afterwards.
 */
final class LastUpdatedOnServer {
    // a filter by the type alone finds arrays of texts too
    private static final String GUARD = "{$expr: {$eq: [{$type: '$lastupdated'}, 'string']}}";

    private static final String SHAPE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + " ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{3}000000)?\\\\z";

    // a format or a zone of null would make the value null; without a format the server guesses
    private static final String EXPRESSION =
            """
            {$let: {
              vars: {date: {$cond: [
                {$regexMatch: {input: '$lastupdated', regex: '%s'}},
                {$dateFromString: {
                  dateString: '$lastupdated',
                  format: {$cond: [
                    {$eq: [{$strLenBytes: '$lastupdated'}, 19]}, '%%Y-%%m-%%d %%H:%%M:%%S', '%%Y-%%m-%%d %%H:%%M:%%S.%%L000000']},
                  timezone: 'UTC', onError: null, onNull: null}},
                null]}},
              in: {$cond: [
                {$and: [
                  {$gte: ['$$date', {$date: '1900-01-01T00:00:00Z'}]},
                  {$lte: ['$$date', {$add: ['$$NOW', 86400000]}]}]},
                {$cond: [
                  {$eq: [
                    {$dateToString: {date: '$$date', format: '%%Y-%%m-%%d %%H:%%M:%%S', timezone: 'UTC'}},
                    {$substrBytes: ['$lastupdated', 0, 19]}]},
                  '$$date', '$lastupdated']},
                '$lastupdated']}}}
            """
                    .formatted(SHAPE);

    private LastUpdatedOnServer() {}

    static ServerConversion conversion() {
        return new ServerConversion(BsonDocument.parse(GUARD), BsonDocument.parse(EXPRESSION));
    }
}
