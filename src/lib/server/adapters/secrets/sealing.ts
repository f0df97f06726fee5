/** Seals secrets for the database: AES-256-GCM under a key derived from `APP_SECRET` (HKDF, RFC 5869). */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { OperatorError } from '#lib/server/operatorError.ts';

export type Sealing = {
	/** @param place what the secret belongs to: sealed for one place, it opens at no other. */
	seal(secret: string, place: string): string;
	/** Null where it was sealed under a secret that is not known any more, or has been changed. */
	open(sealed: string, place: string): string | null;
};

const SHORTEST = 32;
const VERSION = 'v1';

type Key = { id: string; bytes: Buffer };

function deriveKey(secret: string): Key {
	const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'virtual-patient model keys', 32));
	return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
}

function sealWith({ id, bytes }: Key, secret: string, place: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', bytes, nonce).setAAD(Buffer.from(place));
	const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
	const parts = [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
	return [VERSION, id, ...parts].join('.');
}

function openWith({ bytes }: Key, [nonce, tag, text]: Buffer[], place: string): string | null {
	if (!nonce || !tag || !text) return null;
	try {
		const decipher = createDecipheriv('aes-256-gcm', bytes, nonce, { authTagLength: 16 });
		decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
		return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
	} catch {
		return null;
	}
}

/**
 * @param secret `APP_SECRET`: what is sealed from now on is sealed under it.
 * @param previous an earlier one, while secrets sealed under it are still about.
 * @throws OperatorError for one that is too short to keep anything.
 */
export function createSealing(secret: string, previous?: string): Sealing {
	for (const one of [secret, previous]) {
		if (one !== undefined && one.length < SHORTEST) {
			throw new OperatorError(
				`APP_SECRET has ${one.length} characters; it needs ${SHORTEST} or more, such as the output of: openssl rand -base64 32`,
			);
		}
	}
	const key = deriveKey(secret);
	const known = [key, ...(previous ? [deriveKey(previous)] : [])];
	return {
		seal: (text, place) => sealWith(key, text, place),
		open(sealed, place) {
			const [version, id, ...parts] = sealed.split('.');
			const own = known.find((one) => one.id === id);
			if (version !== VERSION || !own) return null;
			return openWith(
				own,
				parts.map((part) => Buffer.from(part, 'base64url')),
				place,
			);
		},
	};
}
