-- One row for each event that one sentence reports.
CREATE TABLE IF NOT EXISTS mentions (
    mention_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    sentence_index INTEGER NOT NULL,
    sentence VARCHAR NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    trigger VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    base_type VARCHAR NOT NULL,
    event_mode VARCHAR,
    contexts VARCHAR[] NOT NULL,
    modality VARCHAR NOT NULL,
    historical BOOLEAN NOT NULL,
    attribution VARCHAR,
    source_text VARCHAR,
    source_name VARCHAR,
    source_country VARCHAR,
    source_sectors VARCHAR[] NOT NULL,
    target_text VARCHAR,
    target_name VARCHAR,
    target_country VARCHAR,
    target_sectors VARCHAR[] NOT NULL,
    event_date DATE,
    event_date_end DATE,
    event_date_precision VARCHAR NOT NULL,
    event_date_text VARCHAR,
    place_text VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    place_admin1 VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    geonames_id INTEGER,
    killed INTEGER,
    injured INTEGER,
    confidence DOUBLE NOT NULL,
    rule VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL,
    run VARCHAR NOT NULL
);
COMMENT ON COLUMN mentions.mention_id IS 'Hash (128 bits, hexadecimal) of the article, the spans and the type.';
COMMENT ON COLUMN mentions.event_id IS 'The event that this sentence reports (events.event_id).';
COMMENT ON COLUMN mentions.article_id IS 'The article that it stands in (articles.article_id).';
COMMENT ON COLUMN mentions.published_at IS 'When the article was published, in UTC.';
COMMENT ON COLUMN mentions.sentence_index IS 'Number of the sentence in the article, from 0.';
COMMENT ON COLUMN mentions.sentence IS 'The sentence: the evidence.';
COMMENT ON COLUMN mentions.sentence_start IS 'Where the sentence starts in articles.text, in code points.';
COMMENT ON COLUMN mentions.sentence_end IS 'Where the sentence ends in articles.text, exclusive, in code points.';
COMMENT ON COLUMN mentions.trigger IS 'The words that report the act.';
COMMENT ON COLUMN mentions.trigger_start IS 'Where the trigger starts in articles.text, in code points.';
COMMENT ON COLUMN mentions.trigger_end IS 'Where the trigger ends in articles.text, exclusive, in code points.';
COMMENT ON COLUMN mentions.event_type IS 'PLOVER type after the codebook''s rules for modality: a future meeting is an AGREE.';
COMMENT ON COLUMN mentions.base_type IS 'PLOVER type of the act itself.';
COMMENT ON COLUMN mentions.event_mode IS 'PLOVER mode of the act, such as phone or aerial.';
COMMENT ON COLUMN mentions.contexts IS 'PLOVER contexts, sorted.';
COMMENT ON COLUMN mentions.modality IS 'Whether the act is reported as done, to come, possible or not done.';
COMMENT ON COLUMN mentions.historical IS 'True for background that is old against the article''s own date.';
COMMENT ON COLUMN mentions.attribution IS 'Whose word it is, where the sentence says so.';
COMMENT ON COLUMN mentions.source_text IS 'Who acts, in the words of the sentence.';
COMMENT ON COLUMN mentions.source_name IS 'Who acts, as one name for all spellings.';
COMMENT ON COLUMN mentions.source_country IS 'Country of the source: ISO 3166-1 alpha-3, or EUR, UNO, IGO, NGO, MNC, ISM, IMG.';
COMMENT ON COLUMN mentions.source_sectors IS 'PLOVER sectors of the source, primary first.';
COMMENT ON COLUMN mentions.target_text IS 'Whom the act concerns, in the words of the sentence.';
COMMENT ON COLUMN mentions.target_name IS 'Whom the act concerns, as one name for all spellings.';
COMMENT ON COLUMN mentions.target_country IS 'Country of the target, coded like source_country.';
COMMENT ON COLUMN mentions.target_sectors IS 'PLOVER sectors of the target, primary first.';
COMMENT ON COLUMN mentions.event_date IS 'First day of the time that the sentence gives for the act.';
COMMENT ON COLUMN mentions.event_date_end IS 'Last day of that time, inclusive.';
COMMENT ON COLUMN mentions.event_date_precision IS 'How exact event_date is.';
COMMENT ON COLUMN mentions.event_date_text IS 'The expression of time, in the words of the sentence.';
COMMENT ON COLUMN mentions.place_text IS 'Where it happened, in the words of the sentence.';
COMMENT ON COLUMN mentions.place_name IS 'Name of the place in GeoNames.';
COMMENT ON COLUMN mentions.place_country IS 'Country of the place, ISO 3166-1 alpha-3.';
COMMENT ON COLUMN mentions.place_admin1 IS 'First-level region of the place: GeoNames admin1 code.';
COMMENT ON COLUMN mentions.latitude IS 'Latitude in degrees, WGS 84.';
COMMENT ON COLUMN mentions.longitude IS 'Longitude in degrees, WGS 84.';
COMMENT ON COLUMN mentions.geonames_id IS 'Id of the place in GeoNames.';
COMMENT ON COLUMN mentions.killed IS 'How many were killed, as far as the sentence says; a lower bound.';
COMMENT ON COLUMN mentions.injured IS 'How many were injured, as far as the sentence says; a lower bound.';
COMMENT ON COLUMN mentions.confidence IS 'How likely type and actors are right, from 0 to 1.';
COMMENT ON COLUMN mentions.rule IS 'The rule that fired.';
COMMENT ON COLUMN mentions.coder_version IS 'Version of the coder and of its lexicon.';
COMMENT ON COLUMN mentions.run IS 'Label of the run that wrote the row.';
