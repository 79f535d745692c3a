-- One row for each thing that happened (or was planned, threatened, denied) as reported in the run.
CREATE TABLE IF NOT EXISTS events (
    event_id text NOT NULL,
    first_run text,
    story_id text,
    event_type text NOT NULL,
    base_type text NOT NULL,
    event_mode text,
    quad_class integer NOT NULL,
    intensity double precision NOT NULL,
    contexts text[] NOT NULL,
    modality text NOT NULL,
    historical boolean,
    event_date date,
    event_date_end date,
    event_date_precision text NOT NULL,
    source_name text,
    source_country text,
    source_sectors text[] NOT NULL,
    target_name text,
    target_country text,
    target_sectors text[] NOT NULL,
    place_name text,
    place_country text,
    place_admin1 text,
    latitude double precision,
    longitude double precision,
    geonames_id integer,
    killed integer,
    injured integer,
    mention_count integer NOT NULL,
    article_count integer NOT NULL,
    publisher_count integer NOT NULL,
    first_published_at timestamptz,
    last_published_at timestamptz,
    confidence double precision NOT NULL,
    best_mention_id text NOT NULL,
    sentence text NOT NULL,
    run text NOT NULL
);
COMMENT ON COLUMN events.event_id IS 'Hash (128 bits, hexadecimal) of the key of the event''s canonical mention; kept when a later run reports the event again.';
COMMENT ON COLUMN events.first_run IS 'Label of the run that first reported the event: the row''s own run, or an earlier one.';
COMMENT ON COLUMN events.story_id IS 'Story of most of the articles that report it (articles.story_id).';
COMMENT ON COLUMN events.event_type IS 'PLOVER type after the codebook''s rules for modality.';
COMMENT ON COLUMN events.base_type IS 'PLOVER type of the act itself.';
COMMENT ON COLUMN events.event_mode IS 'PLOVER mode of the act.';
COMMENT ON COLUMN events.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN events.intensity IS 'PLOVER intensity of type and mode, from -10 to 10.';
COMMENT ON COLUMN events.contexts IS 'PLOVER contexts of all mentions, sorted.';
COMMENT ON COLUMN events.modality IS 'ASSERTED if any mention reports it as done, else the modality of most of the mentions.';
COMMENT ON COLUMN events.historical IS 'True if all that is reported of it is background, old against its article''s own date.';
COMMENT ON COLUMN events.event_date IS 'First day of the event.';
COMMENT ON COLUMN events.event_date_end IS 'Last day of the event''s time, inclusive.';
COMMENT ON COLUMN events.event_date_precision IS 'How exact event_date is.';
COMMENT ON COLUMN events.source_name IS 'Who acts, as one name for all spellings.';
COMMENT ON COLUMN events.source_country IS 'Country of the source, coded as in mentions.';
COMMENT ON COLUMN events.source_sectors IS 'PLOVER sectors of the source, primary first.';
COMMENT ON COLUMN events.target_name IS 'Whom the act concerns, as one name for all spellings.';
COMMENT ON COLUMN events.target_country IS 'Country of the target, coded as in mentions.';
COMMENT ON COLUMN events.target_sectors IS 'PLOVER sectors of the target, primary first.';
COMMENT ON COLUMN events.place_name IS 'Name of the place in GeoNames.';
COMMENT ON COLUMN events.place_country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN events.place_admin1 IS 'First-level region of the place: GeoNames admin1 code.';
COMMENT ON COLUMN events.latitude IS 'Latitude in degrees, WGS 84.';
COMMENT ON COLUMN events.longitude IS 'Longitude in degrees, WGS 84.';
COMMENT ON COLUMN events.geonames_id IS 'Id of the place in GeoNames.';
COMMENT ON COLUMN events.killed IS 'How many were killed: the largest number among the mentions.';
COMMENT ON COLUMN events.injured IS 'How many were injured: the largest number among the mentions.';
COMMENT ON COLUMN events.mention_count IS 'Number of rows in mentions that report it.';
COMMENT ON COLUMN events.article_count IS 'Number of articles that report it, duplicates included.';
COMMENT ON COLUMN events.publisher_count IS 'Number of different publishers of those articles.';
COMMENT ON COLUMN events.first_published_at IS 'When the first of those articles was published, in UTC.';
COMMENT ON COLUMN events.last_published_at IS 'When the last of those articles was published, in UTC.';
COMMENT ON COLUMN events.confidence IS 'Confidence of the best mention.';
COMMENT ON COLUMN events.best_mention_id IS 'The mention that tells it best (mentions.mention_id).';
COMMENT ON COLUMN events.sentence IS 'The sentence of the best mention.';
COMMENT ON COLUMN events.run IS 'Label of the run that wrote the row.';
