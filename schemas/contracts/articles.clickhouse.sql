-- One row for each document that was read and understood, duplicates included.
CREATE TABLE IF NOT EXISTS articles (
    article_id String,
    source_id Nullable(String),
    input_uri String,
    url Nullable(String),
    canonical_url Nullable(String),
    publisher Nullable(String),
    title Nullable(String),
    authors Array(String),
    published_at Nullable(DateTime64(6, 'UTC')),
    published_precision LowCardinality(Nullable(String)),
    published_offset Nullable(Int32),
    published_source LowCardinality(Nullable(String)),
    language Nullable(String),
    text String,
    word_count Int32,
    summary_only Nullable(Bool),
    content_hash String,
    duplicate_of Nullable(String),
    duplicate_kind LowCardinality(Nullable(String)),
    similarity Nullable(Float64),
    cluster_id String,
    related Array(String),
    story_id Nullable(String),
    run String
)
ENGINE = ReplacingMergeTree
ORDER BY (article_id);
