import { renderBrief } from '../exercises/render-brief.server';

/** An assessment's introduction (Markdown of the organisation's people) as HTML that may be put into a page. */
export function renderIntroduction(text: string): string {
  // A brief begins with a title, which is left out; an introduction has none, so its first heading must stay.
  return renderBrief(`# Introduction\n\n${text}`);
}
