import type { ContactId, HouseholdId } from '../core/index.ts';

/** Destroying keys with everything around them. Every function may be cut short and run again. */
export interface Erasure {
  /** What is still under way: case and request numbers, and hints that `from` gave. */
  findOpen(
    household: HouseholdId | null,
    from: ContactId[],
  ): Promise<{ cases: string[]; requests: number[]; leads: number }>;
  /**
   * Destroy a household's key for ever. Its cases stay as numbers, stages and dates; its contacts are strangers, what
   * they said before they were known is gone, too; its open requests are done.
   */
  eraseHousehold(household: HouseholdId): Promise<{ contacts: ContactId[]; cases: number }>;
  /**
   * Erase everything a household's key sealed but its line in the register, which goes under a fresh key; a household
   * that a stranger's declaration made up is in no register and goes whole.
   */
  eraseCases(household: HouseholdId): Promise<void>;
  /** Erase what a contact said under its own key; it can begin anew. */
  eraseContact(contact: ContactId): Promise<void>;
  /** Forget the open talk of a contact that has said nothing since `quietSince`. */
  dropDraft(contact: ContactId, quietSince: Date): Promise<void>;
  /** Contacts without a household or with an open talk that last spoke before, the longest first, by index. */
  listQuiet(before: Date, limit: number): Promise<{ contact: ContactId; quietSince: Date }[]>;
  /** Households with a case that ended before, by index. */
  listEnded(before: Date, limit: number): Promise<HouseholdId[]>;
}
