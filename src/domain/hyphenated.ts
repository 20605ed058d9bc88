/** How is a word parted at the end of a line? With a hyphen, and where the text is quoted or ruled, with its marks. */

/** The end of such a line and what the next one begins with. */
export const HYPHENATED = /[-\u2010][ \t]*\r?\n[ \t>|]*/gu;
