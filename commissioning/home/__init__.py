"""What needs whoever has signed in; and the front page for everybody else."""
