import type { RequestHandler } from 'express';

const MB = 1_000_000;
const FORM_LIMIT = 1 * MB;
const UPLOAD_LIMIT = 3 * MB;

/**
 * Bounds request bodies before anything reads them: 3 MB for uploads (multipart), 1 MB for everything else, answered with 413. The
 * HTTP parser holds a client to the length it declared; a body without a declared length is answered with 411.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  const refuse = (status: number, message: string) => {
    response.status(status).set('Connection', 'close').type('text/plain').send(message);
  };
  if (request.get('transfer-encoding') !== undefined) {
    return refuse(411, 'Send this with a Content-Length.');
  }
  const limit = request.get('content-type')?.startsWith('multipart/') ? UPLOAD_LIMIT : FORM_LIMIT;
  const length = Number(request.get('content-length') ?? 0);
  if (length > limit) {
    return refuse(413, `This is too large: ${(length / MB).toFixed(1)} MB, and at most ${limit / MB} MB are accepted.`);
  }
  next();
};
