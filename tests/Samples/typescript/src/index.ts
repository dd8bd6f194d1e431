import { Board } from './board';
import { cardsOf } from './cards';

export function start(): Board {
  const board = new Board();
  board.load(cardsOf(board));
  return board;
}
