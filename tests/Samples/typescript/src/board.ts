// review+0: import-cycle
import { cardsOf, type Card } from './cards';

export class Board {
  cards: Card[] = [];
  title = '';

  load(cards: Card[]) {
    this.cards = cards;
  }

  async save(store: Store) {
    try {
      await store.write(JSON.stringify(this.cards));
    // review: swallowed-error
    } catch (error) {
    }
  }

  async restore(store: Store) {
    try {
      this.cards = JSON.parse(await store.read());
    } catch {
      // a board that was never saved is empty
    }
  }

  move(card: Card, column: string) {
    switch (column) {
      case 'todo':
        // review+2: fallthrough
        card.done = false;
      case 'done':
        card.done = true;
        break;
      case 'archive':
        card.archived = true;
        break;
      default:
        throw new Error(column);
    }
  }

  icon(column: string) {
    switch (column) {
      case 'todo':
      case 'later':
        return 'o';
      case 'done':
        return 'x';
      default:
        return '';
    }
  }

  rename(title: string) {
    // review: assigned-to-itself
    title = title;
  }

  isOld(card: Card, now: number) {
    // review: assignment-in-condition
    if (card.age = 30) {
      return true;
    }
    return card.created < now;
  }

  isNumber(value: number) {
    // The usual question for NaN.
    return value === value;
  }

  same(a: Card, b: Card) {
    // review: same-operands
    if (a.id === a.id && a.title === b.title) {
      return true;
    }
    return false;
  }

  find(id: string) {
    for (const card of this.cards) {
      if (card.id === id) {
        return card;
      }
    }
    return undefined;
  }

  count() {
    return cardsOf(this).length;
    // review+1: unreachable-code
    console.log('counted');
  }
}

interface Store {
  read(): Promise<string>;
  write(text: string): Promise<void>;
}
