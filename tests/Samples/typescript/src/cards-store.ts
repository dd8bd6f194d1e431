import { db } from './db';

export async function cardsOf(board: number) {
  // data: filter-without-index
  return db.query('SELECT id, title FROM cards WHERE board_id = $1', [board]);
}

export async function byTitle(title: string) {
  return db.query('SELECT id FROM cards WHERE title = $1', [title]);
}

export async function everything() {
  // data: select-star
  return db.query('SELECT * FROM boards');
}

export async function howMany() {
  return db.query('SELECT count(*) FROM boards');
}

export async function forget() {
  // data: statement-without-where
  await db.query('DELETE FROM visits');
}

export async function forgetOne(path: string) {
  await db.query('DELETE FROM card_tags WHERE card_id = $1 AND tag = $2', [1, path]);
}
