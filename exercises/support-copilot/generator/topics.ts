/** What customers of Brindlemark ask about: the slices of the traffic, and the questions that come again. */
import { drawFrom, type Draw } from './random.ts';

export const MARKETS = ['en', 'nl', 'sv'] as const;

export interface Topic {
  id: string;
  /** Share of calls in a quiet hour, and during the nightly posting run. */
  share: number;
  burstShare: number;
  /** Share of calls that ask one of the topic's recurring questions. */
  repeats: number;
  questions: number;
  /** Shares of recurring questions whose answer ages, by how long it holds in minutes. */
  ages: { share: number; minutes: [low: number, high: number] }[];
  /** Share of calls in which the customer is owed a regulated answer. */
  regulated: number;
  /** Mean difficulty of its calls. */
  difficulty: number;
}

export const TOPICS: readonly Topic[] = [
  {
    id: 'payments',
    share: 0.34,
    burstShare: 0.8,
    repeats: 0.56,
    questions: 46,
    ages: [{ share: 0.45, minutes: [7, 10] }],
    regulated: 0.045,
    difficulty: 0.36,
  },
  {
    id: 'cards',
    share: 0.23,
    burstShare: 0.07,
    repeats: 0.5,
    questions: 52,
    ages: [{ share: 0.12, minutes: [25, 40] }],
    regulated: 0.035,
    difficulty: 0.34,
  },
  {
    id: 'savings',
    share: 0.14,
    burstShare: 0.03,
    repeats: 0.44,
    questions: 40,
    ages: [{ share: 0.3, minutes: [12, 20] }],
    regulated: 0.07,
    difficulty: 0.42,
  },
  {
    id: 'app-help',
    share: 0.17,
    burstShare: 0.06,
    repeats: 0.6,
    questions: 38,
    ages: [],
    regulated: 0.015,
    difficulty: 0.26,
  },
  {
    id: 'credit',
    share: 0.12,
    burstShare: 0.04,
    repeats: 0.4,
    questions: 36,
    ages: [{ share: 0.4, minutes: [15, 30] }],
    regulated: 0.52,
    difficulty: 0.5,
  },
];

/** A question that comes again: its key, how long its answer stays right (null: for good), and how often it is asked. */
export interface Question {
  key: string;
  freshnessMs: number | null;
  weight: number;
  difficulty: number;
}

/** Recurring questions by topic, and those owed a regulated answer by themselves: rates and limits that move all day. */
export interface QuestionBank {
  plain: Record<string, Question[]>;
  regulated: Record<string, Question[]>;
}

export function drawQuestions(seed: number): QuestionBank {
  const plain: QuestionBank['plain'] = {};
  const regulated: QuestionBank['regulated'] = {};
  for (const topic of TOPICS) {
    const draw = drawFrom(`${seed} questions ${topic.id}`);
    plain[topic.id] = Array.from({ length: topic.questions }, (_, at) => ({
      key: `${topic.id}-${at + 1}`,
      freshnessMs: ageOf(topic, draw),
      weight: 1 / (at + 1.6),
      difficulty: topic.difficulty - 0.05 + 0.13 * draw.normal(),
    }));
    regulated[topic.id] = Array.from({ length: 9 }, (_, at) => ({
      key: `${topic.id}-r${at + 1}`,
      freshnessMs: draw.chance(0.85) ? draw.int(100, 260) * 1_000 : draw.int(15, 25) * 60_000,
      weight: 1 / (at + 1),
      difficulty: topic.difficulty + 0.06 + 0.1 * draw.normal(),
    }));
  }
  return { plain, regulated };
}

function ageOf(topic: Topic, draw: Draw): number | null {
  let chance = draw.unit();
  for (const { share, minutes } of topic.ages) {
    chance -= share;
    if (chance < 0) return draw.int(minutes[0] * 60, minutes[1] * 60) * 1_000;
  }
  return null;
}
