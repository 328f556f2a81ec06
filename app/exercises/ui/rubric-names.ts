import type { VersionName } from '../rubrics/rubric-views';

/** What a version is called: numbers count within the exercise's folder and within the organisation, so the owner is part of it. */
export const nameVersion = ({ number, isOwn }: Pick<VersionName, 'number' | 'isOwn'>): string =>
  isOwn ? `Version ${number}, yours` : `Version ${number}, the exercise’s own`;

/** Paths of the rubric pages. */
export const rubricPaths = (slug: string, exercise: string) => {
  const home = `/organisations/${slug}/rubrics/${exercise}`;
  return {
    home,
    edit: `${home}/edit`,
    read: (id: string) => `${home}/versions/${id}`,
    diff: (from: string, to: string) => `${home}/diff?${new URLSearchParams({ from, to }).toString()}`,
    tryOut: (id: string) => `${home}/try?${new URLSearchParams({ version: id }).toString()}`,
  };
};
