"""Which bodies there are and what became of them: recording bodies, names, ends and successions."""
