/** `npm run admin:create`: a school's administrator, and the link by which they choose a password. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isDemoEmail } from '../src/lib/domain/access/demoAccounts.ts';
import { createAdmin, type NewAdmin } from '../src/lib/server/adapters/auth/createAdmin.ts';
import {
	linkLifetimeHours,
	oneTimeLinkPath,
} from '../src/lib/server/adapters/auth/oneTimeLinks.ts';
import { openDatabase } from '../src/lib/server/adapters/db/database.ts';
import {
	DatabaseSetupError,
	explainDatabaseError,
} from '../src/lib/server/adapters/db/databaseErrors.ts';
import { migrateDatabase } from '../src/lib/server/adapters/db/migrate.ts';
import { isOperatorError, OperatorError } from '../src/lib/server/operatorError.ts';

const usage = `Usage: npm run admin:create -- --school SLUG --name "FULL NAME" --email ADDRESS [--school-name "NAME"] [--origin URL]
  --school       the school's short name: lower-case letters, digits and hyphens; the school is made when it is missing
  --name         the administrator's name, as others see it
  --email        the address the administrator signs in with
  --school-name  the name of a new school (default: its short name)
  --origin       the address people type into the browser (default: ORIGIN, else http://localhost:3000)`;

const optionsSchema = z.object({
	school: z
		.string('--school is missing.')
		.regex(
			/^[a-z0-9]+(-[a-z0-9]+)*$/,
			'--school may hold lower-case letters, digits and hyphens only.',
		),
	name: z
		.string('--name is missing.')
		.trim()
		.min(1, '--name is empty.')
		.max(200, '--name is too long.'),
	email: z
		.email({
			error: ({ input }) =>
				input === undefined ? '--email is missing.' : '--email is not an e-mail address.',
		})
		.refine((email) => !isDemoEmail(email), '--email is a demo account; give a real address.'),
	'school-name': z.string().trim().min(1, '--school-name is empty.').max(200).optional(),
	origin: z.url({
		protocol: /^https?$/,
		error: '--origin is not an address such as https://patients.example.edu.',
	}),
});

function readOptions(args: string[], env: NodeJS.ProcessEnv): NewAdmin & { origin: string } {
	const option = { type: 'string' } as const;
	const names = {
		school: option,
		name: option,
		email: option,
		'school-name': option,
		origin: option,
	};
	const origin = env.ORIGIN?.split(',')[0]?.trim() || 'http://localhost:3000';
	let values;
	try {
		({ values } = parseArgs({ args, options: names }));
	} catch (error) {
		throw new OperatorError(`${(error as Error).message}\n\n${usage}`);
	}
	const parsed = optionsSchema.safeParse({ origin, ...values });
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => issue.message);
		throw new OperatorError(`${faults.join('\n')}\n\n${usage}`);
	}
	const { school, name, email, ...rest } = parsed.data;
	const schoolName = rest['school-name'] ?? school;
	return { schoolSlug: school, schoolName, displayName: name, email, origin: rest.origin };
}

async function create(url: string, input: NewAdmin) {
	await migrateDatabase(url);
	const database = openDatabase(url, { maxConnections: 1 });
	try {
		return await createAdmin(database, input);
	} catch (error) {
		throw explainDatabaseError(error, url);
	} finally {
		await database.close();
	}
}

async function main(): Promise<void> {
	const { origin, ...input } = readOptions(process.argv.slice(2), process.env);
	const url = process.env.DATABASE_URL?.trim();
	if (!url) {
		throw new OperatorError(
			'Set DATABASE_URL to the school’s PostgreSQL database. (Without it the app serves its demo school, whose accounts "npm start" prints.)',
		);
	}
	const { token, isNewSchool, isNewUser } = await create(url, input);
	console.error(
		`${isNewSchool ? 'Made the school' : 'Found the school'} "${input.schoolSlug}", ` +
			`${isNewUser ? 'made its administrator' : 'found its administrator'} ${input.email}.\n` +
			`This link sets the password. It works once, within ${linkLifetimeHours} hours; earlier links no longer work:`,
	);
	console.log(new URL(oneTimeLinkPath(token), origin).href);
}

main().catch((error: unknown) => {
	const isToldInFull = isOperatorError(error) || error instanceof DatabaseSetupError;
	console.error(isToldInFull ? (error as Error).message : error);
	process.exitCode = 1;
});
