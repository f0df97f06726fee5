/** A file of steps, one a line: what a student says, and what they do through the panels. */
import { suggest } from '#lib/domain/scenario/closest.ts';
import { OperatorError } from '#lib/server/operatorError.ts';

export type Step =
	| { kind: 'say'; text: string }
	| { kind: 'examine'; findingId: string }
	| { kind: 'do'; actionId: string };

/**
 * Empty lines and lines that begin with `#` are skipped; `!examine ecg` and `!do call_senior` press the panels.
 * @throws OperatorError for any other line that begins with `!`
 */
export function readSteps(text: string): Step[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line && !line.startsWith('#'))
		.map(readStep);
}

function readStep(line: string): Step {
	if (!/^[!！]/.test(line)) return { kind: 'say', text: line };
	const [, verb, id] = /^[!！](examine|do)\s+(\w+)$/.exec(line) ?? [];
	if (!verb || !id) {
		throw new OperatorError(
			`"${line}" is no step. Write "!examine <finding>" or "!do <action>", or what the student says.`,
		);
	}
	return verb === 'do' ? { kind: verb, actionId: id } : { kind: 'examine', findingId: id };
}

type Known = { findings: readonly { id: string }[]; actions: readonly { id: string }[] };

/** @returns a sentence about the first step that names what is not in `known`; null when there is none */
export function findUnknownStep(steps: readonly Step[], known: Known): string | null {
	for (const step of steps) {
		if (step.kind === 'say') continue;
		const [what, id, choices] =
			step.kind === 'do'
				? ['action', step.actionId, known.actions]
				: ['finding', step.findingId, known.findings];
		const ids = choices.map((choice) => choice.id);
		if (!ids.includes(id)) return `There is no ${what} "${id}" — ${suggest(id, ids, `${what}s`)}`;
	}
	return null;
}
