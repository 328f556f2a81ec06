/** Words that keep their spelling when names are unified: they carry the structure of a program. */
const TYPESCRIPT =
  'abstract any as async await boolean break case catch class const continue debugger declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace never new null number object of private protected public readonly return satisfies set static string super switch symbol this throw true try type typeof undefined unknown var void while yield';
const PYTHON =
  'False None True and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield';

export const CODE_WORDS: Record<'typescript' | 'python', ReadonlySet<string>> = {
  typescript: new Set(TYPESCRIPT.split(' ')),
  python: new Set(PYTHON.split(' ')),
};
