-- One row for each input that could not be used, with the reason.
CREATE TABLE IF NOT EXISTS rejects (
    reject_id String,
    stage LowCardinality(String),
    reason String,
    detail String,
    input_uri String,
    excerpt String,
    run String
)
ENGINE = ReplacingMergeTree
ORDER BY (reject_id, run);
