"""How do answers become a score? The definition's scoring, as weights that any engine can sum."""

from stegvis.instruments.scoring import Weight, score, weights

__all__ = ["Weight", "score", "weights"]
