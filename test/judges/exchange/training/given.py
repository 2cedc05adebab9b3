"""What the engine and PyTorch are given to train on, and how."""

import json
from pathlib import Path

FOLDER = Path(__file__).parent
GIVEN = json.loads((FOLDER / "given.json").read_text(encoding="utf-8"))
