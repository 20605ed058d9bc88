/**
 * Who uses data about groups of people here, and what for? For the public, without signing in. INVARIANT: no person is
 * named, and it is never told how many were left out.
 */
import { londonDayOf } from '../../domain/dates/working-days';
import { fromIso } from '../../domain/instant';
import type { StoredAnswer } from '../ports';
import { approvedOf } from '../requests/in-force';
import type { StoredRequest } from '../requests/request';
import { OBJECTIONS } from '../rules/objections';
import type { RegisterAnswer, Use } from '../shapes/http';
import { digestOf } from './audited';
import { json, type Answered, type Call } from './call';

/**
 * Practices are not named in what is published: of an answer by practice, its total alone. INVARIANT: the digest is of
 * what is published. By that of the whole answer its rows are found, trying which practices add up to the total.
 */
function reportOf({ id, question, releasedAt, digest, answer, by }: StoredAnswer): Use['reports'][number] {
  const withoutPractices = by.includes('practice');
  const published = withoutPractices ? { ...answer, rows: [] } : answer;
  return {
    id,
    question,
    releasedOn: londonDayOf(fromIso(releasedAt ?? '')),
    digest: withoutPractices ? digestOf(JSON.stringify({ ...published, released: false })) : digest,
    answer: published,
    withoutPractices,
  };
}

function useOf({ config }: Call, request: StoredRequest, answers: readonly StoredAnswer[]): readonly Use[] {
  const approved = approvedOf(request);
  const { state, form, id } = request;
  if (approved === null || request.approvedOn === null) return [];
  if (state === 'draft' || state === 'submitted' || state === 'refused') return [];
  const cited = config.law.exceptions.filter((one) => form.exceptions?.includes(one.id) === true);
  const { ods, name, kind } = form.people.organisation;
  return [
    {
      id,
      title: form.project.title,
      organisation: { ods, name, kind },
      role: 'analyst',
      purpose: form.project.purpose,
      question: form.project.question,
      benefit: form.project.benefit,
      data: approved.data,
      state,
      from: request.approvedOn,
      to: request.endedOn ?? approved.expiresOn,
      legalBasis: config.law.legalBasis,
      objections: OBJECTIONS.filter(
        (objection) => !(objection.id === 'OB-3' && config.exempt) && !(objection.lifted && cited.length > 0),
      ).map((objection) => ({ id: objection.id, who: objection.who })),
      exceptions: cited.map(({ id: exception, basis, from, to }) => ({ id: exception, basis, from, to })),
      reports: answers.filter((answer) => answer.state === 'released').map(reportOf),
    },
  ];
}

/** `GET /api/register` */
export async function readRegister(call: Call): Answered {
  const { requests, answers } = call.ports.stores;
  const all = await requests.list();
  const uses = await Promise.all(all.map(async (request) => useOf(call, request, await answers.of(request.id))));
  return json(200, { instance: { name: call.config.instance.name }, uses: uses.flat() } satisfies RegisterAnswer);
}
