CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL);  -- data+0: migration-without-way-back
