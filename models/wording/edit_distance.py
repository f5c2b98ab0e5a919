"""Slips of the keyboard: how far a word that is being typed is from the beginning of another."""


def slips(typed: str, word: str, most: int) -> int:
    """The least number of letters left out, put in, changed or swapped that make ``typed`` begin ``word``.

    Answers ``most + 1`` for any greater number.
    """
    if len(word) < len(typed) - most:
        return most + 1
    word = word[: len(typed) + most]
    before: list[int] = []
    line = list(range(len(word) + 1))
    for row, letter in enumerate(typed, 1):
        before, above, line = line, before, [row]
        for column, other in enumerate(word, 1):
            cost = min(before[column] + 1, line[-1] + 1, before[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == word[column - 2] and typed[row - 2] == other:
                cost = min(cost, above[column - 2] + 1)
            line.append(cost)
        # Two letters swapped count from the line before last.
        if min(line) > most <= min(before):
            return most + 1
    return min(min(line), most + 1)
