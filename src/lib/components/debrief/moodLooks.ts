/** Face and word for how the patient was: always both together. */
import Angry from '@lucide/svelte/icons/face-angry';
import Droplet from '@lucide/svelte/icons/droplet';
import Frown from '@lucide/svelte/icons/face-slightly-frowning';
import Laugh from '@lucide/svelte/icons/face-grinning';
import Meh from '@lucide/svelte/icons/face-neutral';
import Smile from '@lucide/svelte/icons/face-slightly-smiling';
import Zap from '@lucide/svelte/icons/zap';
import type { Mood } from '#lib/domain/debrief/timeline.ts';
import { m } from '#lib/paraglide/messages.js';

export const moodLooks: Record<Mood, { Icon: typeof Angry; word: () => string }> = {
	neutral: { Icon: Meh, word: m.moodNeutral },
	worried: { Icon: Frown, word: m.moodWorried },
	sad: { Icon: Droplet, word: m.moodSad },
	pained: { Icon: Zap, word: m.moodPained },
	angry: { Icon: Angry, word: m.moodAngry },
	relieved: { Icon: Smile, word: m.moodRelieved },
	warm: { Icon: Laugh, word: m.moodWarm },
};
