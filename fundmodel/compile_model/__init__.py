"""Model -> machine code: the tree lowered to rows, spelled as WebAssembly, run on many paths."""
