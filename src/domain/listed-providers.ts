/** What does `GET /api/providers` answer? Connections, and how they answer; nothing of a person. */
import type { Setting } from './settings';

/** Every provider of the config, enabled or not, and its last answers, newest first. */
export interface ProvidersListed {
  readonly providers: readonly {
    readonly id: string;
    readonly name: string;
    readonly setting: Setting;
    readonly ods: string;
    readonly enabled: boolean;
    readonly answers: readonly { readonly outcome: string; readonly at: string; readonly seconds: number }[];
  }[];
}
