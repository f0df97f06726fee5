/** What a differential proposes: the diagnoses in their order, not what is said for or against them. */
import type { Note } from '../consultation/note.ts';

/** Where one box goes on to another diagnosis. */
const separators = /[,;\n，；、]|\s(?:or|versus|vs\.?)\s|或/i;

/**
 * @param first only so many, from the top, and of a box that lists several only the one that leads; all, in full,
 * when left out.
 */
export function proposedDiagnoses({ differential }: Note, first?: number): string[] {
	const boxes = differential.map(({ diagnosis }) => diagnosis.trim()).filter(Boolean);
	if (first === undefined) return boxes;
	return boxes.slice(0, first).map((box) => box.split(separators)[0]!.trim());
}
