"""Personal tokens: how a program of somebody's uses the REST API in their name."""
