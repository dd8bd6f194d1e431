DROP TABLE card_tags;
DROP TABLE visits;
DROP TABLE cards;
DROP TABLE people;
DROP TABLE boards;
