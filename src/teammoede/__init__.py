"""teammøde: a daycare team's planning meeting from agenda to wall; holds the version only."""

__version__ = "0.1.0"
