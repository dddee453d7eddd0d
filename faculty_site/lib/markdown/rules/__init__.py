"""The rules that make markdown-it draw what kramdown and goldmark drew; a file for each."""
