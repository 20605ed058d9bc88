/** What is wrong with a config, in sentences that name the place as somebody finds it in the file? */
import type { z } from 'zod';

/** `providers[0].baseUrl`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, key) =>
      typeof key === 'number' ? `${place}[${String(key)}]` : place === '' ? String(key) : `${place}.${String(key)}`,
    '',
  );

const problemsOf = (issue: z.core.$ZodIssue): readonly string[] => {
  const place = placeOf(issue.path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${placeOf([...issue.path, key])}: unknown key`);
  return [place === '' ? issue.message : `${place}: ${issue.message}`];
};

/** A sentence for each issue of a schema. */
export const issueProblems = (issues: readonly z.core.$ZodIssue[]): readonly string[] => issues.flatMap(problemsOf);
