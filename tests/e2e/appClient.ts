/** The app as a program speaks to it: its own endpoints, with one person's cookies. */
import { type APIRequestContext, expect } from '@playwright/test';

export type FormResult = {
	type: 'success' | 'failure' | 'redirect' | 'error';
	location?: string;
	/** Packed by the framework: texts stand in it as they are. */
	data?: string;
};

export class AppClient {
	readonly request: APIRequestContext;
	readonly origin: string;
	constructor(request: APIRequestContext, origin: string) {
		this.request = request;
		this.origin = origin;
	}

	/** A command as a page's own code sends it, under an id of its own; to be acknowledged. @returns the answer. */
	async command<Answer = unknown>(path: string, input: object = {}): Promise<Answer> {
		const data = { commandId: crypto.randomUUID(), ...input };
		const response = await this.request.post(this.origin + path, { data, timeout });
		expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
		return (await response.json()) as Answer;
	}

	/** A form, as a page's own code sends it. @returns what came of it, as the framework writes it. */
	async submit(path: string, form: Record<string, string>): Promise<FormResult> {
		const headers = { origin: this.origin, accept: 'application/json' };
		const response = await this.request.post(this.origin + path, { form, headers, timeout });
		return (await response.json()) as FormResult;
	}

	/** @returns where an accepted form leads. */
	async submitOn(path: string, form: Record<string, string>): Promise<string> {
		const result = await this.submit(path, form);
		expect(result, path).toMatchObject({ type: 'redirect' });
		return result.location!;
	}

	async signInAsDemo(role: 'student' | 'instructor' | 'admin'): Promise<void> {
		await this.submitOn('/sign-in?/demo', { role });
	}

	/** @param link as it was sent to somebody: the password is theirs from now on. */
	async signInByLink(link: string): Promise<void> {
		await this.submitOn(new URL(link).pathname, { password, repeat: password });
	}

	async cookieHeader(): Promise<string> {
		const { cookies } = await this.request.storageState();
		return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	}
}

/** The first words with a patient wait until their language has been read: many at once wait longer. In milliseconds. */
const timeout = 30_000;

/** Of everyone whom a journey lets in. */
export const password = 'correct horse battery staple';
