/** New, changed or withdrawn since the reader last looked: in one word. */
import { Tag } from '../../components/Tag';
import type { ChangeKind } from '../../open-record/whats-new';

export function ChangeTag({ kind }: { readonly kind: ChangeKind }) {
  return <Tag look={kind === 'withdrawn' ? 'danger' : 'strong'}>{kind}</Tag>;
}
