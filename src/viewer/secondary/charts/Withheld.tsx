/** One mark for every figure that does not leave, whatever the rule: a mark that told its reason would tell of it. */
export function Withheld() {
  return <span className="wg-withheld">withheld</span>;
}
