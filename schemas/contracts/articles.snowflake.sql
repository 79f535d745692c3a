-- One row for each document that was read and understood, duplicates included.
CREATE TABLE IF NOT EXISTS articles (
    article_id VARCHAR NOT NULL,
    source_id VARCHAR,
    input_uri VARCHAR NOT NULL,
    url VARCHAR,
    canonical_url VARCHAR,
    publisher VARCHAR,
    title VARCHAR,
    authors ARRAY NOT NULL,
    published_at TIMESTAMP_TZ(6),
    published_precision VARCHAR,
    published_source VARCHAR,
    language VARCHAR,
    text VARCHAR NOT NULL,
    word_count NUMBER(10, 0) NOT NULL,
    content_hash VARCHAR NOT NULL,
    duplicate_of VARCHAR,
    duplicate_kind VARCHAR,
    similarity FLOAT,
    cluster_id VARCHAR NOT NULL,
    related ARRAY NOT NULL,
    run VARCHAR NOT NULL
);
