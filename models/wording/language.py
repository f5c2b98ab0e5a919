"""The two languages of the record."""

from functools import lru_cache


@lru_cache(maxsize=32)
def is_chinese(lang: str) -> bool:
    """Tell Chinese (``zh``, ``zh-Hans``, ``zh-CN``...) from English (``en``, ``en-GB``...).

    Raises:
        ValueError: for any other language.

    """
    primary = lang.replace("_", "-").split("-", 1)[0]
    if primary not in {"en", "zh"}:
        raise ValueError(f"no words in this language: {lang[:20]!r}")
    return primary == "zh"
