CREATE TABLE boards (
    id bigint PRIMARY KEY,
    owner_id bigint NOT NULL,
    title text NOT NULL
);

CREATE TABLE cards (
    id bigint PRIMARY KEY,
    -- data: foreign-key-without-index
    board_id bigint NOT NULL REFERENCES boards (id),
    -- data: key-type-mismatch
    author_id integer NOT NULL REFERENCES people (id),
    title text NOT NULL UNIQUE,
    done integer NOT NULL DEFAULT 0
);

CREATE INDEX cards_author ON cards (author_id);

CREATE TABLE people (
    id uuid PRIMARY KEY,
    email text NOT NULL
);

-- data: primary-key-missing
CREATE TABLE visits (
    seen_at timestamptz NOT NULL,
    path text NOT NULL
);

CREATE TABLE card_tags (
    card_id bigint NOT NULL REFERENCES cards (id),
    tag text NOT NULL,
    PRIMARY KEY (card_id, tag)
);
