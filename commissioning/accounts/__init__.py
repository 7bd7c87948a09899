"""The people who sign in, and the bodies they act for."""
