/** The data set as it can be checked: its digest, and for the linkage team the rows and digest of each file. */
import type { Manifest } from '../../../secondary/shapes/data-set';
import { Table, type TableColumn } from '../../components/Table';
import { count } from '../words/figures';

type File = Manifest['files'][number];

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

const COLUMNS: readonly TableColumn<File>[] = [
  { heading: 'File', header: true, cell: ({ path }) => nameOf(path) },
  { heading: 'Rows', narrow: true, cell: ({ rows }) => count(rows) },
  { heading: 'SHA-256', cell: ({ sha256 }) => <code className="wg-digest">{sha256}</code> },
];

export function ManifestView({ manifest }: { readonly manifest: Manifest }) {
  return (
    <section className="wp-panel">
      <h2 className="wp-panel__title">Manifest</h2>
      <p className="wg-lead">
        Digest <code className="wg-digest">{manifest.digest}</code>
      </p>
      {manifest.files.length === 0 ? (
        <p className="wp-quiet">How many rows its files have is told to the linkage team alone.</p>
      ) : (
        <Table caption="Files" columns={COLUMNS} rows={manifest.files} rowKey={({ path }) => path} />
      )}
    </section>
  );
}
