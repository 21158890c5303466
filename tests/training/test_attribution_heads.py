"""What the heads of the learned finder are fitted to, and that the package computes what was fitted."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.coders.attributions import learned_heads
from onrecord.read import shipped_engine
from training.attributions.material import head, text_of

TEXT = "The ministry said in a statement that the dam had burst. Nobody was hurt."


def test_marks_become_words() -> None:
    at = TEXT.index("that the dam")
    claim = {"source": [[0, 12]], "cue": [[13, 32]], "content": [[at, TEXT.index(". Nobody")]]}
    text = text_of("t", TEXT, shipped_engine(), range(len(TEXT) + 1), [claim, {"cue": [[0, 3]], "content": []}])
    (told,) = text.told
    words = TEXT.replace(".", " .").split()
    assert words[told.cue] == "said"
    assert sorted(told.source) == [0, 1]
    assert [words[i] for i in sorted(told.content)] == ["that", "the", "dam", "had", "burst"]
    assert told.act == "say"
    assert len(text.seen) == len(text.quoted) == len(text.blank)


def test_the_head_of_a_cue_governs_its_other_words() -> None:
    doc = shipped_engine()(TEXT)
    assert doc[head(doc, {2, 3, 4, 5})].text == "said"


def test_numpy_computes_what_torch_fitted(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the training extra")
    from training.attributions import fit
    from training.attributions.export import export

    engine = shipped_engine()
    at = TEXT.index("that the dam")
    claim = {"source": [[0, 12]], "cue": [[13, 17]], "content": [[at, TEXT.index(". Nobody")]]}
    text = text_of("t", TEXT, engine, range(len(TEXT) + 1), [claim])
    names, scale = fit.Names.of([text]), fit.scale_of([text])
    one = fit.batch(text, names, scale)
    fitted = fit.fit([one], names)
    shipped = export(fitted, names, scale, engine.version, tmp_path)
    words = shipped.words(engine(TEXT), text.places, text.quoted)
    assert words is not None
    assert np.allclose(shipped.cues(words), fit.judged(fitted, one), atol=2e-3)
    cue = text.told[0].cue
    with torch.no_grad():
        scores = fitted.roles(fitted.words(one.seen, one.relations, one.tags, one.quoted), *one.pairs)
    wanted = torch.softmax(scores[0], -1).numpy()
    assert np.allclose(shipped.roles(words, text.places, cue, text.places.around(cue)), wanted, atol=5e-3)
    assert shipped.engine == engine.version
    assert learned_heads.loaded(tmp_path).version == shipped.version
