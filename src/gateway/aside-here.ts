/**
 * How is a large answer read and worked through? What the thread does that large answers are handed to; on this thread,
 * for tests, the very same.
 */
import { LARGE, type Aside } from './aside';
import { askInItsWay } from './intake/ask-ways';
import { questionsTo } from './intake/ask/exchange';
import { translate } from './intake/terminology/translate';
import type { IntakeResult } from './pipeline';
import { heldHere, type WorkParts } from './work-out';

export const asideHere = (parts: WorkParts, above = LARGE): Aside => ({
  above,
  async read(provider, person, outside) {
    const questions = questionsTo(provider.baseUrl, (asking) => outside.ask(asking));
    // INVARIANT: whatever an answer makes go wrong here is this provider's failure, and never anybody else's.
    const result = await askInItsWay(questions, provider, person).catch((): IntakeResult => ({
      outcome: 'bad-answer',
    }));
    const problem = questions.problem();
    if (result.outcome !== 'answered') return { result, problem };
    const { known, partial } = result;
    let contribution = result;
    return {
      result: {
        ...heldHere(() => contribution, parts),
        outcome: 'held',
        known,
        partial,
        async translate(withinMs) {
          const { terminology } = outside;
          if (terminology !== null) contribution = await translate(contribution, person, terminology, withinMs);
        },
        drop() {
          contribution = { ...contribution, resources: [] };
        },
      },
      problem,
    };
  },
});
