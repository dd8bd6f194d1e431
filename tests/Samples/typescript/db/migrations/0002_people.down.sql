ALTER TABLE boards RENAME COLUMN person_id TO owner_id;
ALTER TABLE boards ADD COLUMN title text;
