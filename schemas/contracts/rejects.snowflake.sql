-- One row for each input that could not be used, with the reason.
CREATE TABLE IF NOT EXISTS rejects (
    reject_id VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    input_uri VARCHAR NOT NULL,
    excerpt VARCHAR NOT NULL,
    run VARCHAR NOT NULL
);
