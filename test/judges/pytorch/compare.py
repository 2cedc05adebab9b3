"""Where numbers differ from those that were expected."""


def differences(where, expected, got, tolerance):
    """Walks lists and dictionaries of numbers; yields a sentence for each number that is further
    than the tolerance from its like, and for each place where the structures differ."""
    if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys():
        pairs = [(f"{where}, {name}", expected[name], got[name]) for name in expected]
    elif isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        pairs = [(f"{where}[{i}]", *pair) for i, pair in enumerate(zip(expected, got))]
    elif isinstance(expected, float) and isinstance(got, float):
        # Not "difference > tolerance": a NaN must be found too.
        if not abs(expected - got) <= tolerance:
            yield f"{where}: expected {expected}, got {got}"
        return
    else:
        yield f"{where}: expected {str(expected)[:60]}, got {str(got)[:60]}"
        return
    for pair in pairs:
        yield from differences(*pair, tolerance)
