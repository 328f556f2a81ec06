/** A file to keep: no cache, no sniffing, and a name that survives any script (RFC 6266). */
export function downloadResponse({
  body,
  type,
  name,
}: {
  body: string | Uint8Array;
  type: string;
  name: string;
}): Response {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\w.-]+/g, '-')
      .replace(/^-+|-+(?=\.)/g, '') || 'download';
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
