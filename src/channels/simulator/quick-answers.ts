interface Attached {
  conversation: string;
  text: string;
  quick: string[];
}

/** Quick answers for messages the bot is about to say; Wechaty's `say` cannot carry them. */
export class QuickAnswers {
  readonly #attached = new Set<Attached>();

  /** Returns the way to forget them. */
  attach(attached: Attached): () => void {
    this.#attached.add(attached);
    return () => this.#attached.delete(attached);
  }

  /** In a group the text comes with mentions put in front, so its end is compared. */
  find(conversation: string, text: string): string[] {
    for (const attached of this.#attached) {
      if (attached.conversation === conversation && text.endsWith(attached.text)) return attached.quick;
    }
    return [];
  }
}
