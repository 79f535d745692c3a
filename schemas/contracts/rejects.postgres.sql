-- One row for each input that could not be used, with the reason.
CREATE TABLE IF NOT EXISTS rejects (
    reject_id text NOT NULL,
    stage text NOT NULL,
    reason text NOT NULL,
    detail text NOT NULL,
    input_uri text NOT NULL,
    excerpt text NOT NULL,
    run text NOT NULL
);
COMMENT ON COLUMN rejects.reject_id IS 'Hash (128 bits, hexadecimal) of stage, reason and place.';
COMMENT ON COLUMN rejects.stage IS 'The stage that gave it up.';
COMMENT ON COLUMN rejects.reason IS 'A short stable code, such as empty_text or unreadable_archive.';
COMMENT ON COLUMN rejects.detail IS 'What exactly was wrong.';
COMMENT ON COLUMN rejects.input_uri IS 'The file, with # and the place inside the file where there are several.';
COMMENT ON COLUMN rejects.excerpt IS 'The beginning of the rejected input, at most 500 characters.';
COMMENT ON COLUMN rejects.run IS 'Label of the run that wrote the row.';
