/** Waits until the machine has marked what was handed in, as staff can see it: by the evidence that a mark rests on. */
import { expect } from '@playwright/test';
import type { AppClient } from '../appClient.ts';

/** @returns each consultation's points as a share of the most there are. */
export async function awaitMachineMarks(
	staff: AppClient,
	consultationIds: readonly string[],
): Promise<number[]> {
	const shares: number[] = [];
	for (const id of consultationIds) {
		const ask = () => staff.request.get(`${staff.origin}/api/consultations/${id}/evidence`);
		let response = await ask();
		await expect
			.poll(async () => (response = response.ok() ? response : await ask()).status(), {
				timeout: 60_000,
			})
			.toBe(200);
		const { pack } = await response.json();
		shares.push(pack.standing.points / pack.standing.maxPoints);
	}
	return shares;
}
