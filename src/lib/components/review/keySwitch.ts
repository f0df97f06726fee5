/** Whether this person wants keys without Ctrl or Alt, kept on this device. */
const place = 'review-keys';

export function readKeySwitch(): boolean {
	try {
		return localStorage.getItem(place) !== 'off';
	} catch {
		return true; // Storage may be closed to us.
	}
}

export function keepKeySwitch(isOn: boolean): void {
	try {
		localStorage.setItem(place, isOn ? 'on' : 'off');
	} catch {
		// It holds for this page.
	}
}
