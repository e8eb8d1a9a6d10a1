"""
Reads programs as CPython does. Standard input: JSON pairs of paths, before and after a fix; standard output: for each
pair what is wrong.
"""

import ast
import io
import json
import sys
import tokenize


def source(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def comments(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {token.string.strip() for token in tokens if token.type == tokenize.COMMENT}


def problems(before, after):
    try:
        ast.parse(after)
        kept = comments(after)
    except (SyntaxError, tokenize.TokenError) as error:
        return [f"does not parse: {error}"]
    lost = [f"loses a comment: {comment}" for comment in sorted(comments(before) - kept)]
    mixed = "\r\n" in before and after.count("\n") != after.count("\r\n")
    return lost + (["mixes line ends"] if mixed else [])


pairs = json.load(sys.stdin)
json.dump([problems(source(before), source(after)) for before, after in pairs], sys.stdout)
