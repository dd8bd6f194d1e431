import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { db } from './db';
import type { Card } from './cards';

// performance: exploding-pattern
const TAGS = /^([a-z-]+)*$/;
const LIST = /^([a-z]+,)*[a-z]+$/;

// review: missing-tests
export function twins(cards: Card[]) {
  const found: Card[] = [];
  for (const a of cards) {
    // performance: nested-loop
    for (const b of cards) {
      if (a !== b && a.title === b.title) {
        found.push(a);
      }
    }
  }
  return found;
}

export function places(cards: Card[]) {
  const found: Record<string, number> = {};
  for (const card of cards) {
    // performance: search-in-loop
    found[card.id] = cards.indexOf(card);
  }
  return found;
}

export function placesFast(cards: Card[]) {
  const found: Record<string, number> = {};
  for (const [i, card] of cards.entries()) {
    found[card.id] = i;
  }
  return found;
}

export async function owners(cards: Card[]) {
  const found: unknown[] = [];
  for (const card of cards) {
    // performance: query-in-loop
    found.push(await db.query('SELECT * FROM owners WHERE card = $1', [card.id]));  // data+0: query-in-loop  // data+0: select-star
  }
  return found;
}

export async function ownersAtOnce(cards: Card[]) {
  return db.query('SELECT * FROM owners WHERE card = ANY($1)', [cards.map((card) => card.id)]);  // data+0: select-star
}

export function titles(cards: Card[]) {
  let found: string[] = [];
  for (const card of cards) {
    // performance: copy-in-loop
    found = [...found, card.title];
  }
  return found;
}

export function titlesFast(cards: Card[]) {
  const found: string[] = [];
  for (const card of cards) {
    found.push(card.title);
  }
  return found;
}

// Scripts keep text that grows as a rope.
export function text(cards: Card[]) {
  let found = '';
  for (const card of cards) {
    found += card.title;
  }
  return found;
}

export async function load(path: string) {
  // performance: blocking-in-async
  const first = readFileSync(path, 'utf8');
  const second = await readFile(path, 'utf8');
  return first + second;
}

export function loadAtStart(path: string) {
  return readFileSync(path, 'utf8');
}

export function isTag(value: string) {
  return TAGS.test(value) || LIST.test(value);
}
