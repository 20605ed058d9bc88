/** How is a count told to people of the linkage zone? To the nearest five, and below eight not at all. */

export const rounded = (count: number): number | string => (count < 8 ? 'fewer than 8' : Math.round(count / 5) * 5);
