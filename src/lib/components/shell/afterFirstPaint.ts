/** Waits for a frame on the screen. */

/** A page in the background is drawn when somebody turns to it; its script does not wait for that. */
const hiddenMs = 100;

/** Resolves in the task after the next frame, or soon where no frame comes. */
export function afterFirstPaint(): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, hiddenMs);
		requestAnimationFrame(() => {
			clearTimeout(timer);
			setTimeout(resolve);
		});
	});
}
