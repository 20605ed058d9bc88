/** Where in what is drawn do these words stand? Small or capital, across one run of text. */

/** Every place of the words below `root`, in reading order; nothing where nothing is sought. */
export function rangesOf(root: HTMLElement, sought: string): readonly Range[] {
  const words = sought.trim().toLowerCase();
  if (words === '') return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').toLowerCase();
    // A letter whose small form is longer than it is would shift what follows: then nothing of this run is marked.
    if (text.length !== (node.textContent ?? '').length) continue;
    for (let from = text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, from + words.length);
      ranges.push(range);
    }
  }
  return ranges;
}
