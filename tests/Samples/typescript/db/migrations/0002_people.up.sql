-- data: migration-not-null-without-default
ALTER TABLE people ADD COLUMN country text NOT NULL;
ALTER TABLE people ADD COLUMN active boolean NOT NULL DEFAULT true;
-- data: migration-locks-table
CREATE INDEX people_country ON people (country);
CREATE INDEX CONCURRENTLY people_email ON people (email);
-- data: migration-loses-data
ALTER TABLE boards DROP COLUMN title;
-- data: migration-renames
ALTER TABLE boards RENAME COLUMN owner_id TO person_id;
