/** `npm run evidence:verify -- pack.json`: works a mark out again from its evidence pack alone, and says whether it holds. */
import { readFile } from 'node:fs/promises';
import { checkPack, type PackFault } from '#lib/domain/grading/evidence/checkPack.ts';
import { packSchema, type SealedPack } from '#lib/domain/grading/evidence/evidencePack.ts';
import { OperatorError } from '#lib/server/operatorError.ts';
import { sealOf } from '#lib/server/services/evidenceService.ts';
import { runNamed } from './eval/runNamed.ts';

async function readPack(file: string | undefined): Promise<SealedPack> {
	if (!file) throw new OperatorError('Name the file: npm run evidence:verify -- pack.json');
	let read: Partial<SealedPack>;
	try {
		read = JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		throw new OperatorError(`${file} cannot be read as JSON: ${(error as Error).message}`);
	}
	if (read.pack?.schema !== packSchema || typeof read.seal !== 'string') {
		throw new OperatorError(`${file} is no evidence pack of the kind ${packSchema}.`);
	}
	return { pack: read.pack, seal: read.seal };
}

function sentenceOf(fault: PackFault): string {
	switch (fault.what) {
		case 'quote':
			return `Grading ${fault.gradingId}, item ${fault.itemId}: a piece of evidence does not hold (${fault.fault}).`;
		case 'level':
			return `Grading ${fault.gradingId}, item ${fault.itemId}: the level is off its scale, or rests on nothing.`;
		case 'points':
			return `Grading ${fault.gradingId}: states ${fault.stated} points, which add up to ${fault.found}.`;
		case 'rubric':
			return `Grading ${fault.gradingId}: its rubric is not in the pack.`;
		case 'standing':
			return `Item ${fault.itemId}: level ${fault.stated} is said to stand, and ${fault.found} follows from the gradings.`;
		case 'total':
			return `The total is given as ${fault.stated}, and is ${fault.found}.`;
	}
}

async function verify([file]: string[]): Promise<object> {
	const { pack, seal } = await readPack(file);
	const isSealed = sealOf(pack) === seal;
	const { faults, ...looked } = checkPack(pack);
	if (!isSealed) console.error('The seal does not fit: the pack was changed after it was made.');
	for (const fault of faults) console.error(sentenceOf(fault));
	const ok = isSealed && faults.length === 0;
	if (!ok) process.exitCode = 1;
	if (ok) console.error('It holds: every quote, every sum, and the marks that stand.');
	const { points, maxPoints } = pack.standing;
	return {
		consultation: pack.consultation.id,
		points,
		maxPoints,
		...looked,
		isSealed,
		faults: faults.length,
		ok,
	};
}

runNamed('command', { verify });
