/**
 * How does something leave this page's memory for the disk? Through the browser's own download, under a name that tells
 * nothing of the person.
 */

export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = window.document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
