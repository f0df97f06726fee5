/** A fault the person at the keyboard can mend: shown as a sentence, without a stack trace. */
export class CommandError extends Error {}
