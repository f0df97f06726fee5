/** Secrets handed out once and recognised by their hash. */
import { createHash, randomBytes } from 'node:crypto';

/** @returns 256 random bits, safe in an address or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** A fast hash is right here: the token is random, there is nothing to guess. */
export const hashToken = (token: string): string =>
	createHash('sha256').update(token).digest('hex');
