/** Which stage a snapshot of the machine stands in. */
import type { ConsultationSnapshot } from './machine.ts';
import { stages, type Stage } from './studentView.ts';

export function stageOf({ value }: ConsultationSnapshot): Stage {
	const name = typeof value === 'string' ? value : Object.keys(value)[0];
	const stage = stages.find((candidate) => candidate === name);
	if (!stage) throw new Error(`The machine is in "${name}", which is no stage.`);
	return stage;
}
