"""From an article to a parsed spaCy ``Doc``, and what rules ask of it. See docs.md; start at ``pipeline``.

Nothing heavy is imported here: spaCy and onnxruntime come with the first engine.
"""
