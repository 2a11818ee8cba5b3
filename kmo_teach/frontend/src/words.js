// Sentences with slots.

/** Put values into the slots of a sentence, `{like_this}`, as they are: a value with a `$` or a brace stays what it is. */
export const fill = (sentence, slots) => sentence.replace(/\{(\w+)\}/g, (slot, name) => String(slots[name] ?? slot));
