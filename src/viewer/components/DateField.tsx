/** One day, typed as people write it; the field shows which day it understood before that day is used. */
import { showBack } from './show-back';
import { TextField, type TextFieldProps } from './TextField';

interface DateFieldProps extends Pick<
  TextFieldProps,
  'id' | 'label' | 'hint' | 'error' | 'width' | 'value' | 'onChange'
> {
  /** The last ISO day that may be meant: it says what a year of two digits stands for. */
  readonly latest: () => string;
  /** Told the ISO day where its year was typed in two digits. */
  readonly expanded?: (day: string) => void;
}

export function DateField({ latest, expanded, ...field }: DateFieldProps) {
  return <TextField {...field} {...showBack(latest, field.onChange, expanded)} />;
}
