import { Board } from './board';
import { cardsOf, sorted } from './cards';

test('a new board is empty', () => {
  expect(sorted(cardsOf(new Board()))).toEqual([]);
});
