import type { Board } from './board';
import { Board as Boards } from './board';

export interface Card {
  id: string;
  title: string;
  done: boolean;
  archived: boolean;
  age: number;
  created: number;
}

export function cardsOf(board: Board): Card[] {
  return board instanceof Boards ? board.cards : [];
}

// A handler that ends in a function without a name is no copy of another.
export const sorted = (cards: Card[]) => [...cards].sort((a, b) => {
  if (a.created === b.created) {
    return a.title < b.title ? -1 : 1;
  }
  return a.created - b.created;
});
