import type {
	Actor,
	ConsultationService,
	FeedbackService,
	LibraryService,
} from '#lib/server/services/services.ts';

/** What sign-in offers to routes; failures arrive as ServiceError. */
type SignInService = {
	signIn(input: { email: string; password: string; address: string }): Promise<SignedIn>;
	signInAsDemo(role: Actor['role']): Promise<SignedIn>;
	signOut(token: string): Promise<void>;
	useOneTimeLink(token: string, password: string): Promise<SignedIn>;
};
type SignedIn = { token: string; expiresAt: Date };

declare global {
	namespace App {
		interface Error {
			message: string;
			code?: string;
		}
		interface Locals {
			actor: Actor | null;
			/** Demo accounts exist: the embedded database, served on loopback. */
			demo: boolean;
			services: {
				library: LibraryService;
				consultation: ConsultationService;
				feedback: FeedbackService;
				signIn: SignInService;
			};
		}
	}
}

export {};
