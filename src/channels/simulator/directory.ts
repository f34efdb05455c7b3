import type { SimulatedPerson, SimulatedRoom } from './frames.ts';

/** Everybody who has a phone here, and the groups they are in. */
export interface Directory {
  people: SimulatedPerson[];
  rooms: SimulatedRoom[];
}

/** The bot's id on the simulated messenger; no person may have it. */
export const botId = 'bot';

/** People and rooms by id, with the friendships made since they were read. */
export class PhoneBook {
  #people = new Map<string, SimulatedPerson>();
  #rooms = new Map<string, SimulatedRoom>();

  /** Take a newer directory; who was a friend stays one. */
  replace({ people, rooms }: Directory): void {
    const friends = new Set(this.people.filter(({ friend }) => friend).map(({ id }) => id));
    this.#people = new Map(
      people.map((person) => [person.id, { ...person, friend: person.friend || friends.has(person.id) }]),
    );
    this.#rooms = new Map(rooms.map((room) => [room.id, room]));
  }

  get people(): SimulatedPerson[] {
    return [...this.#people.values()];
  }

  get rooms(): SimulatedRoom[] {
    return [...this.#rooms.values()];
  }

  findPerson(id: string): SimulatedPerson | undefined {
    return this.#people.get(id);
  }

  findRoom(id: string): SimulatedRoom | undefined {
    return this.#rooms.get(id);
  }

  befriend(id: string): void {
    const person = this.#people.get(id);
    if (person !== undefined) this.#people.set(id, { ...person, friend: true });
  }
}
