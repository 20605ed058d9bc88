/** Which questions does the leaflet give as examples, as they are asked here? One index date for all. */
import type { Question } from '../shapes/question';
import annualCheck from './annual-check.question.json' with { type: 'json' };
import cervicalScreening from './cervical-screening.question.json' with { type: 'json' };
import flu from './flu.question.json' with { type: 'json' };
import stopSmoking from './stop-smoking.question.json' with { type: 'json' };

/** The files are held to the shape by the reader of questions and by `shipped.test.ts`. */
export const SHIPPED: readonly Question[] = [cervicalScreening, flu, annualCheck, stopSmoking] as readonly Question[];
