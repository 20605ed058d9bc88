/** Which tests are looked at side by side? One press draws them; each keeps its own axis. Keys of `analytes.csv`. */
export const DRAWN_TOGETHER: readonly { readonly name: string; readonly tests: readonly string[] }[] = [
  { name: 'U&E', tests: ['potassium', 'sodium', 'creatinine', 'egfr'] },
  { name: 'Full blood count', tests: ['haemoglobin', 'white cell count', 'platelets', 'mcv'] },
  { name: 'Liver', tests: ['alt', 'bilirubin', 'alp', 'albumin'] },
  { name: 'Diabetes', tests: ['hba1c', 'glucose', 'weight', 'albumin creatinine ratio'] },
  { name: 'Observations', tests: ['news2', 'blood pressure', 'heart rate', 'oxygen saturation'] },
];
