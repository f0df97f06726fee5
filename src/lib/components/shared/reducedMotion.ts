/** Whether the person asked their device for less motion. For animations that CSS does not reach. */
import { prefersReducedMotion } from 'svelte/motion';

export const isMotionReduced = () => prefersReducedMotion.current;
