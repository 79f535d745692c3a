-- One row for each document that was read and understood, duplicates included.
CREATE TABLE IF NOT EXISTS articles (
    article_id VARCHAR NOT NULL,
    source_id VARCHAR,
    input_uri VARCHAR NOT NULL,
    url VARCHAR,
    canonical_url VARCHAR,
    publisher VARCHAR,
    title VARCHAR,
    authors VARCHAR[] NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    published_precision VARCHAR,
    published_offset INTEGER,
    published_source VARCHAR,
    language VARCHAR,
    text VARCHAR NOT NULL,
    word_count INTEGER NOT NULL,
    summary_only BOOLEAN,
    content_hash VARCHAR NOT NULL,
    duplicate_of VARCHAR,
    duplicate_kind VARCHAR,
    similarity DOUBLE,
    cluster_id VARCHAR NOT NULL,
    related VARCHAR[] NOT NULL,
    story_id VARCHAR,
    run VARCHAR NOT NULL
);
COMMENT ON COLUMN articles.article_id IS 'Hash (128 bits, hexadecimal) of the canonical URL, else of source id and publisher, else of the normalized text.';
COMMENT ON COLUMN articles.source_id IS 'The id that the input record itself carried.';
COMMENT ON COLUMN articles.input_uri IS 'The file it came from, with # and the place inside the file where there are several.';
COMMENT ON COLUMN articles.url IS 'The address as the input gives it.';
COMMENT ON COLUMN articles.canonical_url IS 'The address without tracking parameters, fragments and mobile hosts, or the page''s own canonical link.';
COMMENT ON COLUMN articles.publisher IS 'Who published it: the site''s or agency''s name, else the host of the URL.';
COMMENT ON COLUMN articles.title IS 'The headline; null where the input has none.';
COMMENT ON COLUMN articles.authors IS 'The by-line, one name an element.';
COMMENT ON COLUMN articles.published_at IS 'When it was published, in UTC; midnight where only the day is known.';
COMMENT ON COLUMN articles.published_precision IS 'How exact published_at is.';
COMMENT ON COLUMN articles.published_offset IS 'Minutes east of UTC that came with the time: published_at and so many minutes are the publisher''s local time; null where none came.';
COMMENT ON COLUMN articles.published_source IS 'Where published_at was found: the record, the page''s metadata, the URL or the text.';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code of the text''s language, declared or detected.';
COMMENT ON COLUMN articles.text IS 'The body, one paragraph or sentence a line; spans of mentions are offsets into it.';
COMMENT ON COLUMN articles.word_count IS 'Number of words in text.';
COMMENT ON COLUMN articles.summary_only IS 'True where the input had a summary of the article only, as many feeds do.';
COMMENT ON COLUMN articles.content_hash IS 'Hash (128 bits, hexadecimal) of the text in lower case without punctuation and white space.';
COMMENT ON COLUMN articles.duplicate_of IS 'article_id of the canonical article that this one repeats; null for a canonical article.';
COMMENT ON COLUMN articles.duplicate_kind IS 'What makes it a duplicate; null for a canonical article.';
COMMENT ON COLUMN articles.similarity IS 'Share of text in common with the canonical article, from 0 to 1: Jaccard, or containment for CONTAINED.';
COMMENT ON COLUMN articles.cluster_id IS 'article_id of the cluster''s canonical article: the same for all copies of one text.';
COMMENT ON COLUMN articles.related IS 'article_id of canonical articles that share text with this one, but too little to be duplicates.';
COMMENT ON COLUMN articles.story_id IS 'The same for all articles about one happening: article_id of the first of them.';
COMMENT ON COLUMN articles.run IS 'Label of the run that wrote the row.';
