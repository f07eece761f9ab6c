"""krokai: `check(quote, corpus)` over a corpus of the cited source alone; its own list of clean verdicts passes."""

import shutil
import sys

from common import load, tell


def main() -> None:
    cases, texts, scratch = load(sys.argv[1:])
    sys.path = [entry for entry in sys.path if not entry.endswith("adapters")]
    sys.modules.pop("krokai", None)
    from krokai.corpus import Corpus
    from krokai.verdicts import CLEAN
    from krokai.verify import check
    corpora = {}
    for case in cases:
        source = case["source"]
        if source not in corpora:
            folder = scratch / source
            folder.mkdir()
            shutil.copy(texts / f"{source}.txt", folder)
            corpora[source] = Corpus([str(folder)], quiet=True)
        verdict, _, detail = check(case["quote"], corpora[source])
        # Words said by somebody else are on its clean list; where the case names a speaker that is a refusal.
        tell(case, verdict in CLEAN and not (verdict == "WRONG_SPEAKER" and "speaker" in case), verdict)


main()
