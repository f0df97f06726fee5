/** Passwords by Argon2id. */
import { hash, verify, type Options } from '@node-rs/argon2';
import type { Passwords } from '#lib/server/services/signInPorts.ts';

/** OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, two passes, one lane (Argon2id is the package's default). */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function createPasswords(): Passwords {
	// One form for one password, however a keyboard composes its characters.
	const prepared = (password: string) => password.normalize('NFKC');
	let hashOfNobody: Promise<string> | undefined;
	return {
		hash: (password) => hash(prepared(password), options),
		async verify(stored, password) {
			hashOfNobody ??= hash('nobody', options);
			const isSame = await verify(stored ?? (await hashOfNobody), prepared(password));
			return stored !== null && isSame;
		},
	};
}
