/** Of each document, in bytes: ten times the longest case there is. A longer one is a mistake, a pasted file for example. */
export const draftByteLimit = 1024 * 1024;
