import type { RequestHandler, Response } from 'express';

/**
 * Answers that no route gave a rule for caches are kept by none: pages name who is signed in, and a shared computer's history must
 * not bring back what signing out closed. Must come after what serves files.
 */
export const privateAnswers: RequestHandler = (_request, response, next) => {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => Response;
  response.writeHead = (...args: unknown[]) => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    return writeHead(...args);
  };
  next();
};
