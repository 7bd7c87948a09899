"""On whose authority: deciding bodies, and the neutral row that facts elsewhere point to."""
