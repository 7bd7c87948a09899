"""Who decides, and the public record of it."""
