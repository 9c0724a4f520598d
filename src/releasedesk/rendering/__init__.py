"""How a release looks: the view decides every word, the layouts only set it."""
